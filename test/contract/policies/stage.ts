import type { AwsAccess } from '../../../src/core/ports.ts';
import { domainSeed } from '../../aws/fixture/simpledb.ts';
import type { RoleSeed } from '../../aws/databaseSeed.ts';
import { identities } from '../../aws/identities.ts';
import type { PolicyDocument } from '../../aws/policy/document.ts';
import { policy } from '../../aws/policy/document.ts';
import type { BucketSeed, KeySeed, Seed } from '../../aws/seed.ts';
import { openLab, type Lab } from '../lab.ts';
import {
  account,
  bucketRegions,
  keyAbroad,
  keyOfS3,
  otherKey,
  ownKey,
  partner,
  theirKey,
} from './account.ts';
import { nothing, type Placed } from './placed.ts';
import type { Scene } from './scene.ts';

/** A stand-in in which the policies are changed between one launch and the next. */
export interface Stage {
  readonly lab: Lab;
  connect(scene: Scene): Promise<AwsAccess>;
  /** From here on these are all policies that there are. */
  place(placed: Placed): void;
}

/** How long an export takes, in milliseconds of AWS's clock. */
export const duration = 60_000;

/** Opens a stand-in in which nobody may do anything yet. */
export async function openStage(): Promise<Stage> {
  const buckets: BucketSeed[] = [];
  const keys: KeySeed[] = [];
  const roles: RoleSeed[] = [];
  const policies: Record<string, readonly PolicyDocument[]> = {};
  const place = (placed: Placed): void => {
    buckets.splice(0, Infinity, ...bucketsWith(placed));
    keys.splice(0, Infinity, ...keysWith(placed));
    roles.splice(0, Infinity, ...rolesWith(placed));
    policies['user/dana'] = policies['role/Analyst'] = placed.caller;
  };
  place(nothing);
  const access = { accountAlias: 'acme', policies };
  const seed: Seed = { ...emptied, buckets, keys, roles, access };
  const lab = await openLab({ seed, ...takes, extraConfig: sessionProfile });
  return { lab, place, connect: ({ profile }) => lab.connect(profile) };
}

const takes = { exportDuration: duration, backupDuration: duration };

/** Sources, and nothing that was ever made of them. */
const emptied: Seed = { ...domainSeed, exports: [], domainExports: [] };

function bucketsWith({ bucket, ownBucket }: Placed): readonly BucketSeed[] {
  const policies = new Map([
    ['their-exports', bucket],
    ['own-exports', ownBucket],
  ]);
  return Object.entries(bucketRegions).map(([name, region]) => {
    const document = policies.get(name);
    const owner = name === 'their-exports' ? partner : account;
    return { name, region, account: owner, ...(document && { policy: document }) };
  });
}

function keysWith({ key, ownKeys: own }: Placed): readonly KeySeed[] {
  return [
    { ...keyFor(ownKey), aliases: ['alias/exports'], ...(own && { policy: own }) },
    { ...keyFor(keyAbroad), ...(own && { policy: own }) },
    keyFor(otherKey),
    { ...keyFor(keyOfS3), aliases: ['alias/aws/s3'], manager: 'AWS' },
    { ...keyFor(theirKey), ...(key && { policy: key }) },
  ];
}

function keyFor(arn: string): KeySeed {
  const [, , , region = '', owner = ''] = arn.split(':');
  return {
    ...{ keyId: arn.slice(-36), region, account: owner, aliases: [], description: '' },
    ...{ state: 'Enabled', manager: 'CUSTOMER' },
    ...{ spec: 'SYMMETRIC_DEFAULT', usage: 'ENCRYPT_DECRYPT' },
  };
}

/** One that may do everything. */
const other: RoleSeed = {
  ...{ name: 'other', createdAgo: 0, trusts: ['export.rds.amazonaws.com'] },
  inline: { everything: policy({ Effect: 'Allow', Action: '*', Resource: '*' }) },
};

/** The role whose sessions ask; its policies are those of the caller. */
const analyst: RoleSeed = { name: 'Analyst', createdAgo: 0, trusts: [] };

/** Managed policies of the account and of AWS, which have nothing to do with exports. */
const watching = policy({ Effect: 'Allow', Action: 'cloudwatch:GetMetricData', Resource: '*' });
const attached = { watching, 'arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess': watching };

/** A role that has no policy at all is not there. */
function rolesWith({ role, trust }: Placed): readonly RoleSeed[] {
  if (trust === undefined && role.length === 0) return [analyst, other];
  const inline = Object.fromEntries(role.map((one, index) => [`policy-${index}`, one]));
  const one = { name: 'exporter', path: '/teams/data/', createdAgo: 0, trusts: [], inline };
  return [{ ...one, trust: trust ?? policy(), attached }, analyst, other];
}

/** The session of a role, which the config files of the stand-in leave out. */
function sessionProfile(url: string): string {
  const session = identities.find(({ profile }) => profile === 'session');
  return [
    '[profile session]',
    `region = ${session?.region ?? ''}`,
    `endpoint_url = ${url}`,
    `aws_access_key_id = ${session?.accessKeyId ?? ''}`,
    `aws_secret_access_key = ${session?.secretAccessKey ?? ''}`,
    `aws_session_token = ${session?.sessionToken ?? ''}`,
  ].join('\n');
}
