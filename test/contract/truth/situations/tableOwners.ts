import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import { account, bucket, caller, partner, withBucket, withCaller } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { allowing, denying, wholeAccount } from '../statements.ts';
import { failsBy, to } from '../tableMeans.ts';

const writing = ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload'];

/** To the bucket of the other account, with a policy of these statements. */
const ruled = (...statements: readonly PolicyStatement[]) => ({
  ...to({ bucket: 'partner', bucketOwner: partner }),
  change: withBucket('partner', { policy: policy(...statements) }),
});

/** Lets in whom a statement is about. */
const open = (more: Partial<PolicyStatement> = {}) =>
  allowing('s3:*', {
    ...{ Principal: wholeAccount, Resource: ['arn:aws:s3:::partner', 'arn:aws:s3:::partner/*'] },
    ...more,
  });

const session = 'arn:aws:iam::111122223333:role/Analyst';
const mayNotList = withCaller(policy(allowing('*'), denying('s3:ListAllMyBuckets')));

const said: readonly Situation[] = [
  {
    ...to({ bucketOwner: account }),
    title: 'a table to a bucket of the account that is said to be so',
    truth: 'completes',
  },
  {
    ...to({ bucketOwner: partner }),
    title: 'a table to a bucket of the account that is said to be of another',
    ...failsBy('bucket-owner'),
  },
  {
    ...to({ bucket: 'partner', bucketOwner: partner }),
    title: 'a table to a bucket of another account that is named and allows it',
    truth: 'completes',
  },
  {
    ...to({ bucket: 'partner' }),
    title: 'a table to a bucket of another account that is not named',
    ...failsBy('bucket-owner'),
  },
  {
    ...to({ bucket: 'partner' }),
    title: 'a table to a bucket of another account that is not named, by who may list no buckets',
    change: mayNotList,
    ...failsBy('bucket-owner'),
    sign: 'unseen',
  },
  {
    ...{ ...ruled(open()), filled: { bucket: 'partner' } },
    title: 'a table to a bucket of another account that is not named and lets everything be seen',
    ...failsBy('bucket-owner'),
  },
  {
    ...to({ bucket: 'partner', bucketOwner: account }),
    title: 'a table to a bucket of another account that is said to be of this one',
    ...failsBy('bucket-owner'),
  },
  {
    ...to({ bucket: 'partner', bucketOwner: '777788889999' }),
    title: 'a table to a bucket of another account that is said to be of a third',
    ...failsBy('bucket-owner'),
    sign: 'unseen',
  },
  {
    ...{ ...ruled(open()), ...to({ bucket: 'partner', bucketOwner: '777788889999' }) },
    title: 'a table to an open bucket of another account that is said to be of a third',
    ...failsBy('bucket-owner'),
  },
  {
    ...to({ bucket }),
    title: 'a table to a bucket of the account by who may list no buckets',
    change: mayNotList,
    truth: 'completes',
  },
];

const allowed: readonly Situation[] = [
  {
    ...ruled(open()),
    title: 'a table to a bucket of another account that lets everything be seen',
    truth: 'completes',
  },
  {
    ...ruled(allowing(writing, { Principal: { AWS: caller }, Resource: 'arn:aws:s3:::partner/*' })),
    title: 'a table to a bucket of another account that names the user',
    truth: 'completes',
  },
  {
    ...ruled(open({ Principal: { AWS: session } })),
    title: 'a table by a session to a bucket of another account that names its role',
    profile: 'session',
    truth: 'completes',
  },
  {
    ...ruled(open({ Principal: '*' })),
    title: 'a table to a bucket of another account that lets everybody in',
    truth: 'completes',
  },
];

const shut: readonly Situation[] = [
  {
    ...to({ bucket: 'strange', bucketOwner: partner }),
    title: 'a table to a bucket of another account that is named and does not allow it',
  },
  {
    ...ruled(open({ Principal: { AWS: session } })),
    title: 'a table by a user to a bucket of another account that lets in a role only',
  },
  {
    ...ruled(
      allowing(writing, { Principal: wholeAccount, Resource: 'arn:aws:s3:::partner/drop/*' }),
    ),
    title: 'a table to a bucket of another account that allows another prefix',
  },
  {
    ...ruled(open({ Principal: '*' })),
    title: 'a table to a bucket of another account that lets everybody in and blocks public access',
    change: withBucket('partner', {
      policy: policy(open({ Principal: '*' })),
      publicAccessBlock: { restrictPublicBuckets: true },
    }),
  },
].map((one) => ({ ...one, ...failsBy('bucket-policy'), sign: 'unseen' }));

const paid: Situation = {
  ...to({ bucket: 'partner', bucketOwner: partner }),
  title: 'a table to a bucket of another account whose requesters pay',
  change: withBucket('partner', { requesterPays: true }),
  ...failsBy('bucket-payer'),
  sign: 'unseen',
};

/** A table, and whose the bucket is. */
export const tableOwners: readonly Situation[] = [...said, ...allowed, ...shut, paid];
