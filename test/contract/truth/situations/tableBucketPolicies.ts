import { caller } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { allowing, denying, wholeAccount } from '../statements.ts';
import { failsBy, inBucket, orders, ruled, to } from '../tableMeans.ts';

const everybody = { Principal: '*', Resource: inBucket('*') } as const;
const root = 'arn:aws:iam::111122223333:root';
const admin = 'arn:aws:iam::111122223333:role/Admin';
const analyst = 'arn:aws:iam::111122223333:role/Analyst';
const bad = failsBy('bucket-policy');

/** The folder that all incremental exports below a prefix write their data to. */
const sharedDenied = denying('s3:PutObject', {
  ...{ Principal: '*', Resource: inBucket('orders/AWSDynamoDB/data/*') },
});
const forRole = (arn: string) =>
  ruled(
    denying('s3:PutObject', {
      ...everybody,
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': arn } },
    }),
  );

const places: readonly Situation[] = [
  { ...ruled(denying('s3:*', everybody)), title: 'a table to a bucket that denies all', ...bad },
  {
    ...ruled(denying('s3:Put*', everybody)),
    title: 'a table to a bucket that denies to put',
    ...bad,
  },
  {
    ...{ ...orders, filled: { bucket: 'locked' } },
    title: 'a table to a bucket that lets nobody write',
    ...bad,
  },
  {
    ...ruled(denying('s3:*', { Principal: '*' })),
    title: 'a table to a bucket that denies all, and to look at its policy',
    ...{ ...bad, sign: 'unseen' },
  },
  {
    ...ruled(denying('s3:PutObjectAcl', everybody)),
    title: 'a table to a bucket that denies ACLs',
    ...{ ...bad, sign: 'likely' },
  },
  {
    ...ruled(denying('s3:DeleteObject*', everybody)),
    title: 'a table to a bucket that denies to delete',
    truth: 'completes',
  },
  {
    ...ruled(denying('s3:*', { ...everybody, Resource: inBucket('orders/*') })),
    title: 'a table to a prefix that the bucket denies',
    ...bad,
  },
  {
    ...ruled(denying('s3:*', { ...everybody, Resource: inBucket('orders-archive/*') })),
    title: 'a table to a bucket that denies a prefix of a similar name',
    truth: 'completes',
  },
  {
    ...ruled({
      ...{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject' },
      NotResource: inBucket('inbox/*'),
    }),
    title: 'a table to a bucket that takes files below another prefix only',
    ...bad,
  },
  {
    ...ruled({
      ...{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject' },
      NotResource: [inBucket('*.csv'), inBucket('*.gz')],
    }),
    title: 'a table to a bucket that takes other files than manifests',
    ...bad,
  },
  {
    ...ruled(sharedDenied),
    title: 'a table to a bucket that denies the data of incremental exports',
    truth: 'completes',
  },
  {
    ...{ ...ruled(sharedDenied), ...to({ exportType: 'incremental', windowMode: 'last-hour' }) },
    title: 'what changed in a table to a bucket that denies the data of incremental exports',
    ...bad,
  },
];

const people: readonly Situation[] = [
  {
    ...ruled(denying('s3:PutObject', { ...everybody, Principal: { AWS: caller } })),
    title: 'a table to a bucket that denies the user',
    ...bad,
  },
  {
    ...ruled(denying('s3:PutObject', { ...everybody, Principal: wholeAccount })),
    title: 'a table to a bucket that denies the account',
    ...bad,
  },
  {
    ...ruled(denying('s3:PutObject', { ...everybody, Principal: { AWS: admin } })),
    title: 'a table to a bucket that denies somebody else',
    truth: 'completes',
  },
  {
    ...ruled(
      denying('s3:PutObject', {
        ...everybody,
        Condition: { ArnNotLike: { 'aws:PrincipalArn': admin } },
      }),
    ),
    title: 'a table to a bucket for administrators only',
    ...bad,
  },
  {
    ...ruled(
      denying('s3:PutObject', {
        ...everybody,
        Condition: { ArnNotLike: { 'aws:PrincipalArn': [admin, caller] } },
      }),
    ),
    title: 'a table to a bucket for administrators and the user',
    truth: 'completes',
  },
  {
    ...ruled({
      ...{ Effect: 'Deny', NotPrincipal: { AWS: [root, admin] } },
      ...{ Action: 's3:PutObject', Resource: inBucket('*') },
    }),
    title: 'a table to a bucket that denies all but administrators by name',
    ...bad,
  },
  {
    ...ruled({
      ...{ Effect: 'Deny', NotPrincipal: { AWS: [root, caller] } },
      ...{ Action: 's3:PutObject', Resource: inBucket('*') },
    }),
    title: 'a table to a bucket that denies all but the user by name',
    truth: 'completes',
  },
  {
    ...forRole(analyst),
    title: 'a table by a session to a bucket that is for its role only',
    profile: 'session',
    truth: 'completes',
  },
  {
    ...forRole(admin),
    title: 'a table by a session to a bucket that is for another role only',
    profile: 'session',
    ...bad,
  },
  {
    ...ruled(denying('s3:PutObject', { ...everybody, Principal: { AWS: analyst } })),
    title: 'a table by a session to a bucket that denies its role',
    profile: 'session',
    ...bad,
  },
  {
    ...ruled(allowing('s3:GetObject', { ...everybody, Principal: '*' })),
    title: 'a table to a bucket that lets everybody read',
    truth: 'completes',
  },
];

/** A table, and what the policy of a bucket of the account says of places and people. */
export const tableBucketPolicies: readonly Situation[] = [...places, ...people];
