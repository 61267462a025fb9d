import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import { means, orders } from '../databaseMeans.ts';
import { account, caller, withKey } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { allowing, denying, wholeAccount } from '../statements.ts';

const withKeyId = (kmsKeyId: string) => ({ ...orders, filled: { ...means, kmsKeyId } });
const keyArn = (id: string, region = 'eu-west-1') => `arn:aws:kms:${region}:${account}:key/${id}`;

/** The key with a policy of these statements. */
const ruled = (...statements: readonly PolicyStatement[]) => ({
  ...{ ...orders, filled: means },
  change: withKey({ policy: policy(...statements) }),
});

const toCaller = { Principal: { AWS: caller } };
/** A policy that lets everybody of the account look, and nobody use it. */
const seen = allowing(['kms:Describe*', 'kms:Get*', 'kms:List*'], { Principal: wholeAccount });
const open = allowing('kms:*', { Principal: wholeAccount });
const granting = 'kms:CreateGrant';

const unfit = { truth: 'refused', by: ['key-state'] } as const;

const keys: readonly Situation[] = [
  {
    ...withKeyId('alias/exports'),
    title: 'a snapshot with a key by its alias',
    truth: 'completes',
  },
  {
    ...withKeyId('1234abcd-12ab-34cd-56ef-1234567890ab'),
    title: 'a snapshot with a key by its id',
    truth: 'completes',
  },
  { ...withKeyId('alias/nothing'), title: 'a snapshot with an alias that there is not', ...unfit },
  {
    ...withKeyId(keyArn('ffff0000-12ab-34cd-56ef-1234567890ab')),
    title: 'a snapshot with a key that there is not',
    ...unfit,
  },
  { ...withKeyId('alias/off'), title: 'a snapshot with a key that is disabled', ...unfit },
  {
    ...{ ...orders, filled: means, change: withKey({ state: 'PendingDeletion' }) },
    title: 'a snapshot with a key that is to be deleted',
    ...unfit,
  },
  {
    ...{ ...orders, filled: means, change: withKey({ state: 'PendingImport' }) },
    title: 'a snapshot with a key that has no material yet',
    ...unfit,
  },
  { ...withKeyId('alias/signing'), title: 'a snapshot with a key for signatures', ...unfit },
  {
    ...{ ...orders, filled: means, change: withKey({ spec: 'RSA_2048' }) },
    title: 'a snapshot with a key that is not symmetric',
    ...unfit,
  },
  {
    ...withKeyId(keyArn('0000abcd-12ab-34cd-56ef-1234567890ab', 'us-east-1')),
    title: 'a snapshot with a key of another Region',
    truth: 'refused',
    by: ['key-region'],
  },
];

const policies: readonly Situation[] = [
  {
    // Its policy, which AWS wrote, is for S3 alone and knows no grants.
    ...withKeyId('alias/aws/s3'),
    title: 'a snapshot with the key that AWS manages for S3',
    truth: 'refused',
    by: ['key-policy'],
  },
  {
    ...ruled(seen, allowing(granting, toCaller)),
    title: 'a snapshot with a key that lets the caller make grants',
    truth: 'completes',
  },
  {
    ...ruled(
      seen,
      allowing(granting, {
        ...toCaller,
        Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      }),
    ),
    title: 'a snapshot with a key that lets the caller make grants for AWS',
    truth: 'completes',
  },
  {
    ...ruled(
      open,
      denying('kms:*', {
        Principal: '*',
        Condition: { StringNotEquals: { 'kms:CallerAccount': account } },
      }),
    ),
    title: 'a snapshot with a key that shuts out other accounts',
    truth: 'completes',
  },
  {
    ...ruled(seen),
    title: 'a snapshot with a key whose policy lets nobody make grants',
    truth: 'refused',
    by: ['key-policy'],
    sign: 'likely',
  },
  {
    ...ruled(open, denying(granting, toCaller)),
    title: 'a snapshot with a key whose policy denies grants to the caller',
    truth: 'refused',
    by: ['key-policy'],
  },
  {
    ...ruled(
      seen,
      allowing(granting, {
        ...toCaller,
        Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
      }),
    ),
    title: 'a snapshot with a key that is for S3 only',
    truth: 'refused',
    by: ['key-policy'],
    sign: 'likely',
  },
  {
    ...ruled(allowing('kms:*', { Principal: { AWS: `arn:aws:iam::${account}:role/security` } })),
    title: 'a snapshot with a key that only its administrators may even look at',
    truth: 'refused',
    by: ['key-state', 'key-policy'],
    sign: 'unseen',
  },
];

/** The key: one that is there, encrypts, and lets whoever asks give RDS a grant of it. */
export const databaseKeys: readonly Situation[] = [...keys, ...policies];
