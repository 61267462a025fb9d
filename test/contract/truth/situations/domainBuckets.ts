import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import { encrypted, people } from '../domainMeans.ts';
import { bucket, caller, partner, withBucket } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { domain } from '../sources.ts';
import { allowing, denying, wholeAccount } from '../statements.ts';

const to = (filled: object) => ({ ...people, filled });

/** The bucket with a policy of these statements. */
const ruled = (...statements: readonly PolicyStatement[]) => ({
  ...to({ bucket, prefix: 'people' }),
  change: withBucket(bucket, { policy: policy(...statements) }),
});

/** The bucket of the other account, into which this one may write and look. */
const open = withBucket('partner', {
  policy: policy(allowing(['s3:PutObject', 's3:ListBucket'], { Principal: wholeAccount })),
});

const inBucket = (path: string) => `arn:aws:s3:::${bucket}/${path}`;
const denied = { truth: 'fails', by: ['bucket-policy'] } as const;

const places: readonly Situation[] = [
  { ...to({ bucket }), title: 'a domain to a bucket of the account', truth: 'completes' },
  { ...to({ bucket: 'exports-us' }), title: 'a domain to another Region', truth: 'completes' },
  {
    ...to({ bucket, encryption: 'AES256' }),
    title: 'a domain to be encrypted by S3 itself',
    truth: 'completes',
  },
  {
    ...{ ...people, source: domain('empty'), filled: { bucket } },
    title: 'a domain without items',
    truth: 'completes',
  },
  {
    ...to({ bucket: 'no-such-bucket' }),
    title: 'a domain to a bucket that there is not',
    truth: 'fails',
    by: ['bucket-exists'],
  },
];

const owners: readonly Situation[] = [
  {
    ...to({ bucket: 'partner', bucketOwner: partner }),
    title: 'a domain to a bucket of another account that is named and allows it',
    truth: 'completes',
  },
  {
    ...to({ bucket: 'partner' }),
    title: 'a domain to a bucket of another account that is not named',
    change: open,
    truth: 'fails',
    by: ['bucket-owner'],
  },
  {
    ...to({ bucket: 'partner' }),
    title: 'a domain to a bucket of another account that is not named and hides itself',
    truth: 'fails',
    by: ['bucket-owner'],
  },
  {
    ...to({ bucket, bucketOwner: partner }),
    title: 'a domain to a bucket of the account that is said to be of another',
    truth: 'fails',
    by: ['bucket-owner'],
  },
  {
    ...to({ bucket: 'strange', bucketOwner: partner }),
    title: 'a domain to a bucket of another account that is named and does not allow it',
    truth: 'fails',
    by: ['bucket-policy', 'bucket-owner'],
    sign: 'unseen',
  },
];

const policies: readonly Situation[] = [
  {
    ...to({ bucket: 'locked' }),
    title: 'a domain to a bucket that lets nobody write',
    ...denied,
  },
  {
    ...ruled(denying('s3:PutObject', { Principal: { AWS: caller }, Resource: inBucket('*') })),
    title: 'a domain to a bucket that denies the caller to write',
    ...denied,
  },
  {
    ...ruled(denying('s3:PutObject', { Principal: '*', Resource: inBucket('people/*') })),
    title: 'a domain to a prefix that the policy of the bucket denies',
    ...denied,
  },
  {
    ...ruled(denying('s3:PutObject', { Principal: '*', Resource: inBucket('finance/*') })),
    title: 'a domain to a bucket that denies another prefix',
    truth: 'completes',
  },
  {
    ...ruled(
      denying('s3:PutObject', {
        ...{ Principal: '*', Resource: inBucket('*') },
        Condition: { ArnNotEquals: { 'aws:PrincipalArn': caller } },
      }),
    ),
    title: 'a domain to a bucket that denies everybody but the caller',
    truth: 'completes',
  },
];

const encryptedOnly = (algorithm: string) =>
  withBucket(bucket, {
    policy: policy(
      denying('s3:PutObject', {
        ...{ Principal: '*', Resource: inBucket('*') },
        Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': algorithm } },
      }),
    ),
  });

const encryptions: readonly Situation[] = [
  {
    ...{ ...people, filled: encrypted() },
    title: 'a domain with a key to a bucket that takes only what KMS encrypts',
    change: encryptedOnly('aws:kms'),
    truth: 'completes',
  },
  {
    ...to({ bucket, encryption: 'AES256' }),
    title: 'a domain without a key to a bucket that takes only what KMS encrypts',
    change: encryptedOnly('aws:kms'),
    ...denied,
  },
  {
    ...{ ...people, filled: encrypted() },
    title: 'a domain with a key to a bucket that takes only what S3 encrypts by its own keys',
    change: encryptedOnly('AES256'),
    ...denied,
  },
];

/** Where an export of a domain goes, which SimpleDB finds out only when it writes. */
export const domainBuckets: readonly Situation[] = [
  ...places,
  ...owners,
  ...policies,
  ...encryptions,
];
