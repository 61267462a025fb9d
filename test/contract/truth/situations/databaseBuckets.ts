import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import { means, onBucket, onFiles, orders, writing } from '../databaseMeans.ts';
import { both, bucket, role, withBucket, withRole } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { denying } from '../statements.ts';

const toBucket = (name: string) => ({ ...orders, filled: { ...means, bucket: name } });
const here = { ...orders, filled: { ...means, prefix: 'rds' } } as const;

/** The bucket with a policy of these statements. */
const ruled = (...statements: readonly PolicyStatement[]) =>
  withBucket(bucket, { policy: policy(...statements) });

/** The bucket of the other account, whose policy lets the role in. */
const opened = (...statements: readonly PolicyStatement[]) =>
  withBucket('partner', {
    policy: policy(...statements.map((one) => ({ ...one, Principal: { AWS: role } }))),
  });

const inBucket = (path: string) => `arn:aws:s3:::${bucket}/${path}`;
const everybody = { Principal: '*' } as const;
const unlessRole = (arn: string) => ({ ArnNotLike: { 'aws:PrincipalArn': arn } });
const encrypted = 's3:x-amz-server-side-encryption';

const late = { ...here, truth: 'fails', by: ['bucket-policy'] } as const;
const good = { ...here, truth: 'completes' } as const;

const places: readonly Situation[] = [
  {
    ...toBucket('no-such-bucket'),
    title: 'a snapshot to a bucket that there is not',
    truth: 'refused',
    by: ['bucket-exists'],
  },
  {
    ...toBucket('exports-us'),
    title: 'a snapshot to a bucket in another Region',
    truth: 'refused',
    by: ['bucket-region'],
  },
  {
    ...toBucket('partner'),
    title: 'a snapshot to a bucket of another account that lets the role in',
    change: opened(...writing('partner')),
    truth: 'completes',
  },
  {
    ...toBucket('strange'),
    title: 'a snapshot to a bucket of another account that says nothing of the role',
    truth: 'refused',
    by: ['bucket-policy'],
    sign: 'unseen',
  },
  {
    ...toBucket('partner'),
    title: 'a snapshot to a bucket of another account where the role may only add files',
    change: opened({ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::partner/*' }),
    truth: 'refused',
    by: ['bucket-policy'],
    sign: 'unseen',
  },
];

const policies: readonly Situation[] = [
  {
    ...late,
    title: 'a snapshot to a bucket that denies the role to write',
    change: ruled(denying(onFiles, { Principal: { AWS: role }, Resource: inBucket('*') })),
  },
  {
    ...late,
    title: 'a snapshot to a bucket that denies everybody but another role',
    change: ruled(
      denying('s3:*', {
        ...everybody,
        Condition: unlessRole('arn:aws:iam::111122223333:role/pipeline'),
      }),
    ),
    // Who asks is shut out as well, and sees no policy.
    sign: 'unseen',
  },
  {
    ...late,
    title: 'a snapshot to a bucket that denies the role to list it',
    change: ruled(
      denying(onBucket, { Principal: { AWS: role }, Resource: `arn:aws:s3:::${bucket}` }),
    ),
  },
  {
    ...late,
    title: 'a snapshot to a prefix that the policy of the bucket denies',
    change: ruled(denying('s3:PutObject', { ...everybody, Resource: inBucket('rds/*') })),
  },
  {
    ...good,
    title: 'a snapshot to a bucket that denies another prefix',
    change: ruled(denying('s3:PutObject', { ...everybody, Resource: inBucket('finance/*') })),
  },
  {
    ...good,
    title: 'a snapshot to a bucket that denies writing to everybody but the role',
    change: ruled(
      denying('s3:Put*', { ...everybody, Resource: inBucket('*'), Condition: unlessRole(role) }),
    ),
  },
  {
    ...{ ...here, filled: { ...means, roleArn: 'arn:aws:iam::111122223333:role/teams/exporter' } },
    title: 'a snapshot to a bucket that denies writing to all roles but those of a path',
    change: both(
      withRole({ path: '/teams/' }),
      ruled(
        denying('s3:Put*', {
          ...{ ...everybody, Resource: inBucket('*') },
          Condition: unlessRole('arn:aws:iam::111122223333:role/teams/*'),
        }),
      ),
    ),
    truth: 'completes',
  },
  {
    ...good,
    title: 'a snapshot to a bucket that denies what is not encrypted in transit',
    change: ruled(
      denying('s3:*', { ...everybody, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ),
  },
  {
    ...good,
    title: 'a snapshot to a bucket that takes only what KMS encrypts',
    change: ruled(
      denying('s3:PutObject', {
        ...{ ...everybody, Resource: inBucket('*') },
        Condition: { StringNotEquals: { [encrypted]: 'aws:kms' } },
      }),
    ),
  },
  {
    ...late,
    title: 'a snapshot to a bucket that takes only what S3 encrypts by its own keys',
    change: ruled(
      denying('s3:PutObject', {
        ...{ ...everybody, Resource: inBucket('*') },
        Condition: { StringNotEquals: { [encrypted]: 'AES256' } },
      }),
    ),
  },
  {
    ...late,
    title: 'a snapshot to a bucket that takes files only by way of one network',
    change: ruled(
      denying('s3:PutObject', {
        ...{ ...everybody, Resource: inBucket('*') },
        Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } },
      }),
    ),
  },
];

/** Where a task writes, and what the bucket says to that. */
export const databaseBuckets: readonly Situation[] = [...places, ...policies];
