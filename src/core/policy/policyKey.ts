import { isKeyReference, parseKeyArn } from '../grammar/kms.ts';
import { placeholders } from './placeholder.ts';
import type { Condition } from './policy.ts';

/** How a policy names a KMS key. */
export interface PolicyKey {
  readonly resource: string;
  /** Where the resource alone would be more than the one key. */
  readonly when?: Condition;
  /** The account of the key, where that is not the caller's. */
  readonly owner?: string;
  /** A key that AWS manages lets everybody of its account use it, and needs no statement. */
  readonly isAwsManaged: boolean;
}

interface Place {
  readonly partition: string;
  /** Of the key where its name tells none. */
  readonly region: string;
  readonly account: string;
}

/**
 * The key of a reference in any of the ways that KMS takes; a placeholder for anything else. A
 * policy names keys by ARN only. One that is known by its alias is any key that has it ("Use
 * aliases to control access to KMS keys").
 */
export function policyKey(reference: string, place: Place): PolicyKey {
  if (!isKeyReference(reference)) return { resource: placeholders.key, isAwsManaged: false };
  const { region, account } = parseKeyArn(reference) ?? place;
  const keys = `arn:${place.partition}:kms:${region}:${account}:key/`;
  const alias = /(?:^|:)(alias\/.+)$/.exec(reference)?.[1];
  const id = reference.slice(reference.lastIndexOf('/') + 1);
  return {
    resource: alias === undefined ? `${keys}${id}` : `${keys}*`,
    ...(alias !== undefined && {
      when: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } },
    }),
    ...(account !== place.account && { owner: account }),
    isAwsManaged: alias?.startsWith('alias/aws/') ?? false,
  };
}
