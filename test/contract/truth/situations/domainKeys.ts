import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import type { KeySeed, Seed } from '../../../aws/seed.ts';
import { encrypted, people } from '../domainMeans.ts';
import { account, caller, partner, withKey } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { allowing, denying, wholeAccount } from '../statements.ts';

const arn = (id: string, region = 'eu-west-1', owner = account) =>
  `arn:aws:kms:${region}:${owner}:key/${id}`;
const american = arn('0000abcd-12ab-34cd-56ef-1234567890ab', 'us-east-1');
const foreignId = 'cafe0000-12ab-34cd-56ef-1234567890ab';
const foreign = arn(foreignId, 'eu-west-1', partner);

const withKeyId = (kmsKeyId?: string) => ({ ...people, filled: encrypted(kmsKeyId) });
const changed = (change: Partial<KeySeed>) => ({ ...withKeyId(), change: withKey(change) });
const ruled = (...statements: readonly PolicyStatement[]) =>
  changed({ policy: policy(...statements) });

/** A key of the other account with this policy. */
const lent =
  (...statements: readonly PolicyStatement[]) =>
  (seed: Seed): Seed => ({
    ...seed,
    keys: [
      ...seed.keys,
      {
        ...{ keyId: foreignId, region: 'eu-west-1', aliases: [], description: '' },
        ...{ state: 'Enabled', manager: 'CUSTOMER', spec: 'SYMMETRIC_DEFAULT' },
        ...{ usage: 'ENCRYPT_DECRYPT', account: partner, policy: policy(...statements) },
      },
    ],
  });

const uploading = ['kms:GenerateDataKey', 'kms:Decrypt'];
const seen = allowing(['kms:Describe*', 'kms:Get*'], { Principal: wholeAccount });
const open = allowing('kms:*', { Principal: wholeAccount });
const toCaller = { Principal: { AWS: caller } };
const throughS3 = { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } };

const unfit = { truth: 'fails', by: ['key-state'] } as const;
const good = { truth: 'completes' } as const;

const keys: readonly Situation[] = [
  { ...withKeyId(), title: 'a domain with a key by its ARN', ...good },
  { ...withKeyId('alias/exports'), title: 'a domain with a key by its alias', ...good },
  { ...withKeyId(''), title: 'a domain with the key that AWS manages for S3', ...good },
  {
    ...{ ...people, filled: { ...encrypted(american), bucket: 'exports-us' } },
    title: 'a domain to another Region with a key of there',
    ...good,
  },
  { ...withKeyId('alias/nothing'), title: 'a domain with an alias that there is not', ...unfit },
  { ...withKeyId('alias/off'), title: 'a domain with a key that is disabled', ...unfit },
  {
    ...changed({ state: 'PendingDeletion' }),
    title: 'a domain with a key that is to be deleted',
    ...unfit,
  },
  { ...withKeyId('alias/signing'), title: 'a domain with a key for signatures', ...unfit },
  {
    ...changed({ spec: 'RSA_2048' }),
    title: 'a domain with a key that is not symmetric',
    ...unfit,
  },
  {
    ...withKeyId(american),
    title: 'a domain with a key of another Region than the bucket',
    truth: 'fails',
    by: ['key-region'],
  },
];

const policies: readonly Situation[] = [
  {
    ...ruled(seen, allowing(uploading, { ...toCaller, Condition: throughS3 })),
    title: 'a domain with a key that lets the caller use it through S3',
    ...good,
  },
  {
    ...ruled(open, denying('kms:GenerateDataKey', toCaller)),
    title: 'a domain with a key whose policy denies its use to the caller',
    truth: 'fails',
    by: ['key-policy'],
  },
  {
    ...ruled(seen),
    title: 'a domain with a key whose policy lets nobody use it',
    truth: 'fails',
    by: ['key-policy'],
    sign: 'likely',
  },
  {
    ...withKeyId(foreign),
    title: 'a domain with a key of another account that allows it',
    change: lent(allowing([...uploading, 'kms:DescribeKey'], { Principal: wholeAccount })),
    ...good,
  },
  {
    ...withKeyId(foreign),
    title: 'a domain with a key of another account that does not allow it',
    change: lent(allowing('kms:*', { Principal: { AWS: `arn:aws:iam::${partner}:root` } })),
    truth: 'fails',
    by: ['key-policy', 'key-state'],
    sign: 'unseen',
  },
];

/** The key of an export of a domain, which is used as the caller, by way of S3. */
export const domainKeys: readonly Situation[] = [...keys, ...policies];
