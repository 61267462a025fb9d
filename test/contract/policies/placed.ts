import type { PolicyPlace } from '../../../src/core/policy/places.ts';
import type { RequiredPolicy } from '../../../src/core/policy/required.ts';
import { policy as policyOf, type PolicyDocument } from '../../aws/policy/document.ts';
import { account } from './account.ts';

/** All policies that there are in the account of a stage, and in that of its partner. */
export interface Placed {
  readonly caller: readonly PolicyDocument[];
  readonly role: readonly PolicyDocument[];
  /** Absent: the role trusts nobody, or is not there if it has no other policy. */
  readonly trust?: PolicyDocument;
  /** Of the bucket and of the key of the partner. */
  readonly bucket?: PolicyDocument;
  /** Absent: the usual one. */
  readonly key?: PolicyDocument;
  /** The same of the bucket and the keys of the account itself. */
  readonly ownBucket?: PolicyDocument;
  readonly ownKeys?: PolicyDocument;
}

/** Nothing but what everybody has. */
export const nothing: Placed = { caller: [], role: [] };

/** All that the account may do at all, with the role that trusts who it trusts. */
export function openFor(placed: Placed): Placed {
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' } as const;
  const us = { AWS: `arn:aws:iam::${account}:root` };
  const own = policyOf(everything);
  const theirs = policyOf({ ...everything, Principal: us });
  return { ...placed, caller: [own], role: [own], bucket: theirs, key: theirs };
}

type Put = (placed: Placed, policy: PolicyDocument) => Placed;

/** Where a policy of a place goes. The printed ones for buckets and keys are those of the partner. */
const putAt: Readonly<Record<PolicyPlace, Put>> = {
  managed: (placed, policy) => ({ ...placed, caller: [...placed.caller, policy] }),
  'inline-role': (placed, policy) => ({ ...placed, role: [...placed.role, policy] }),
  trust: (placed, trust) => ({ ...placed, trust }),
  bucket: (placed, bucket) => ({ ...placed, bucket }),
  key: (placed, key) => ({ ...placed, key }),
};

/** Exactly these policies, each where it goes; one without statements is nowhere. */
export function placedFor(
  policies: readonly Pick<RequiredPolicy, 'place' | 'policy'>[],
  before: Placed = nothing,
): Placed {
  return policies
    .filter(({ policy }) => policy.Statement.length > 0)
    .reduce((placed, { place, policy }) => putAt[place](placed, policy), before);
}
