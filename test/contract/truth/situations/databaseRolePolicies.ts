import type { RoleSeed } from '../../../aws/databaseSeed.ts';
import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import { means, onBucket, onFiles, orders, writing } from '../databaseMeans.ts';
import { account, both, bucket, withCaller, withRole } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { allowing, denying } from '../statements.ts';

/** The role with these in the place of its policies. */
const permitted = (change: Partial<RoleSeed>) => ({
  ...{ ...orders, filled: { ...means, prefix: 'rds' } },
  change: withRole({ s3Access: false, ...change }),
});
const inline = (...statements: readonly PolicyStatement[]) =>
  permitted({ inline: { exports: policy(...statements) } });

const everything = [...onBucket, ...onFiles];
const without = (action: string) => everything.filter((one) => one !== action);
const lacking = { truth: 'refused', by: ['role-permissions'] } as const;
const enough = { truth: 'completes' } as const;

const good: readonly Situation[] = [
  {
    ...inline(...writing(bucket)),
    title: 'a snapshot with a role of the two statements that AWS shows',
    ...enough,
  },
  {
    ...inline(...writing(bucket, `${bucket}/rds/*`)),
    title: 'a snapshot with a role that may write below its prefix',
    ...enough,
  },
  {
    ...permitted({ attached: { exports: policy(...writing(bucket)) } }),
    title: 'a snapshot with a role that has a managed policy',
    ...enough,
  },
  {
    ...permitted({
      inline: { files: policy(allowing(onFiles)) },
      attached: { bucket: policy(allowing(onBucket)) },
    }),
    title: 'a snapshot with a role whose policies allow it together',
    ...enough,
  },
  {
    ...inline({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
    title: 'a snapshot with a role that may do everything but IAM',
    ...enough,
  },
  {
    // The role of Terraform's own test of exports, which runs on AWS.
    ...inline(allowing([...onBucket, 's3:PutObject', 's3:GetObject', 's3:DeleteObject'])),
    title: 'a snapshot with a role that may do the plain actions only',
    ...enough,
  },
  {
    ...permitted({ s3Access: true, boundary: policy(allowing('s3:*')) }),
    title: 'a snapshot with a role whose boundary is wide enough',
    ...enough,
  },
];

const guarded: readonly Situation[] = [
  {
    ...inline(
      allowing(everything, { Condition: { StringEquals: { 'aws:ResourceAccount': account } } }),
    ),
    title: 'a snapshot with a role that may use buckets of its account only',
    ...enough,
  },
  {
    ...permitted({
      s3Access: true,
      attached: {
        guard: policy(
          denying('s3:*', { Condition: { StringNotEquals: { 'aws:ResourceAccount': account } } }),
        ),
      },
    }),
    title: 'a snapshot with a role that is denied all buckets of others',
    ...enough,
  },
];

const bad: readonly Situation[] = [
  {
    ...orders,
    title: 'a snapshot with a role without policies',
    filled: { ...means, roleArn: 'arn:aws:iam::111122223333:role/powerless' },
    ...lacking,
  },
  ...['s3:GetBucketLocation', 's3:DeleteObject*', 's3:ListBucket'].map((action) => ({
    ...inline(allowing(without(action))),
    title: `a snapshot with a role that lacks ${action}`,
    ...lacking,
  })),
  {
    ...inline(allowing(everything, { Resource: `arn:aws:s3:::${bucket}` })),
    title: 'a snapshot with a role that may use the bucket and not what is in it',
    ...lacking,
  },
  {
    ...inline(allowing(everything, { Resource: `arn:aws:s3:::${bucket}/*` })),
    title: 'a snapshot with a role that may use what is in the bucket and not the bucket',
    ...lacking,
  },
  {
    ...inline(...writing(bucket, `${bucket}/finance/*`)),
    title: 'a snapshot with a role that may write below another prefix',
    ...lacking,
  },
  {
    ...permitted({ s3Access: true, attached: { guard: policy(denying('s3:PutObject')) } }),
    title: 'a snapshot with a role that one of its policies denies to write',
    ...lacking,
  },
  {
    ...permitted({ s3Access: true, boundary: policy(allowing('s3:Get*')) }),
    title: 'a snapshot with a role whose boundary is too narrow',
    ...lacking,
  },
  {
    ...{ ...orders, filled: means },
    title: 'a snapshot with a role whose boundary is too narrow and may not be read',
    change: both(
      withRole({ boundary: policy(allowing('s3:Get*')) }),
      withCaller(policy(allowing('*'), denying('iam:GetPolicy'))),
    ),
    ...{ ...lacking, sign: 'likely' },
  },
];

/** What the role may do in the bucket: AWS asks for five actions, on the bucket and on what is in it. */
export const databaseRolePolicies: readonly Situation[] = [...good, ...guarded, ...bad];
