import { policy } from '../../../aws/policy/document.ts';
import { account, bucket, key, partner, withCaller, withKey } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { allowing, denying, wholeAccount } from '../statements.ts';
import { failsBy, to } from '../tableMeans.ts';

const withOne = (kmsKeyId: string, name: string = bucket) =>
  to({ bucket: name, encryption: 'KMS', kmsKeyId });
const own = withOne(key);
const id = key.slice(-36);
const american = '0000abcd-12ab-34cd-56ef-1234567890ab';
const nobodys = 'ffffffff-12ab-34cd-56ef-1234567890ab';
const inAmerica = (keyId: string) => `arn:aws:kms:us-east-1:${account}:key/${keyId}`;
const partnersKey = key.replace(account, partner);

const good: readonly Situation[] = [
  { ...own, title: 'a table with a key of the account' },
  { ...withOne(id), title: 'a table with a key by its id' },
  { ...withOne('alias/exports'), title: 'a table with a key by its alias' },
  { ...withOne('alias/aws/s3'), title: 'a table with the key that AWS manages for S3' },
  { ...withOne(''), title: 'a table with KMS and no key that is named' },
  { ...to({ encryption: 'AES256' }), title: 'a table encrypted by S3 itself' },
  {
    ...withOne(inAmerica(american), 'exports-us'),
    title: 'a table to another Region with a key of there',
  },
].map((one) => ({ ...one, truth: 'completes' }));

const bad: readonly Situation[] = [
  { ...withOne(nobodys), title: 'a table with a key that there is not' },
  { ...withOne('alias/no-such-key'), title: 'a table with an alias that there is not' },
  { ...withOne('alias/off'), title: 'a table with a key that is disabled' },
  {
    ...own,
    title: 'a table with a key that is about to be deleted',
    change: withKey({ state: 'PendingDeletion' }),
  },
  {
    ...own,
    title: 'a table with a key that waits for its material',
    change: withKey({ state: 'PendingImport' }),
  },
  { ...withOne('alias/signing'), title: 'a table with a key that is there to sign' },
  {
    ...withOne(id, 'exports-us'),
    title: 'a table to another Region with a key of the table’s, by its id',
  },
].map((one) => ({ ...one, ...failsBy('key-state') }));

const elsewhere: readonly Situation[] = [
  {
    ...withOne(inAmerica(american)),
    title: 'a table with a key of another Region',
    ...failsBy('key-region'),
  },
  {
    ...withOne(key, 'exports-us'),
    title: 'a table to another Region with a key of the table’s',
    ...failsBy('key-region'),
  },
  {
    ...withOne(partnersKey),
    title: 'a table with a key of another account that allows it',
    change: withKey({
      account: partner,
      policy: policy(allowing('kms:*', { Principal: wholeAccount })),
    }),
    truth: 'completes',
  },
  {
    ...withOne(partnersKey),
    title: 'a table with a key of another account that does not allow it',
    change: withKey({ account: partner }),
    ...failsBy('key-policy', 'key-state'),
    sign: 'unseen',
  },
];

const usual = allowing('kms:*', { Principal: wholeAccount });
const looking = allowing(['kms:Describe*', 'kms:Get*'], { Principal: wholeAccount });
const admin = allowing('kms:*', { Principal: { AWS: `arn:aws:iam::${account}:role/KeyAdmin` } });
const through = (service: string) =>
  allowing(['kms:GenerateDataKey*', 'kms:Decrypt'], {
    Principal: wholeAccount,
    Condition: { StringEquals: { 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` } },
  });
const mayNotUseKeys = withCaller(policy(allowing('*'), denying('kms:GenerateDataKey')));

const policies: readonly Situation[] = [
  {
    ...own,
    title: 'a table with a key that denies everybody to encrypt',
    change: withKey({ policy: policy(usual, denying('kms:GenerateDataKey*', { Principal: '*' })) }),
    ...failsBy('key-policy'),
  },
  {
    ...own,
    title: 'a table with a key that is for its administrators, and to be looked at',
    change: withKey({ policy: policy(looking, admin) }),
    ...failsBy('key-policy'),
    sign: 'likely',
  },
  {
    ...own,
    title: 'a table with a key that is for its administrators only',
    change: withKey({ policy: policy(admin) }),
    ...failsBy('key-policy', 'key-state'),
    sign: 'unseen',
  },
  {
    ...own,
    title: 'a table with a key that is for use through S3',
    change: withKey({ policy: policy(looking, through('s3')) }),
    truth: 'completes',
  },
  {
    ...own,
    title: 'a table with a key that is for use through EBS',
    change: withKey({ policy: policy(looking, through('ec2')) }),
    ...failsBy('key-policy'),
    sign: 'likely',
  },
  {
    ...own,
    title: 'a table with a key by somebody who may use none',
    change: mayNotUseKeys,
    ...failsBy('caller-actions'),
    sign: 'likely',
  },
];

/** A table, and the key that it is encrypted with. */
export const tableKeys: readonly Situation[] = [...good, ...bad, ...elsewhere, ...policies];
