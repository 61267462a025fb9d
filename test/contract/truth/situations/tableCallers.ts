import { addressOfCallers } from '../../../aws/policy/context.ts';
import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import type { Seed } from '../../../aws/seed.ts';
import { both, bucket, caller, key, withBucket, withCaller } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { allowing, denying, looking } from '../statements.ts';
import { failsBy, inBucket, orders, refusedBy, to } from '../tableMeans.ts';

const start = allowing(['dynamodb:ExportTableToPointInTime', 'dynamodb:DescribeExport']);
const writing = ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload'];
const write = (path: string) => allowing(writing, { Resource: inBucket(path) });
const everything = allowing('*');
const office = { NotIpAddress: { 'aws:SourceIp': addressOfCallers } };

/** Somebody with these policies, beside what it takes to look. */
const by = (...statements: readonly PolicyStatement[]) => ({
  ...orders,
  change: withCaller(policy(looking, ...statements)),
});
/** Somebody who may do everything but this. */
const butNot = (Action: string | readonly string[], more: Partial<PolicyStatement> = {}) => ({
  ...orders,
  change: withCaller(policy(everything, denying(Action, more))),
});
const analyst = { name: 'Analyst', path: '/people/', createdAgo: 0, trusts: [] };
/** The session of a role with these policies. */
const inRole = (...statements: readonly PolicyStatement[]) => ({
  ...{ ...orders, profile: 'session' },
  change: (seed: Seed): Seed => ({
    ...seed,
    roles: [...(seed.roles ?? []), analyst],
    access: { ...seed.access, policies: { 'role/Analyst': [policy(looking, ...statements)] } },
  }),
});
const letsIn = withBucket(bucket, {
  policy: policy(allowing(writing, { Principal: { AWS: caller }, Resource: inBucket('*') })),
});

const good: readonly Situation[] = [
  { ...by(start, write('orders/*')), title: 'a table by somebody with exactly what it takes' },
  {
    ...{ ...by(start), change: both(by(start).change, letsIn) },
    title: 'a table by somebody whom only the bucket lets write',
  },
  {
    ...butNot(['iam:SimulatePrincipalPolicy', 's3:Get*', 's3:List*', 'dynamodb:ListExports']),
    title: 'a table by somebody who may look at nothing',
  },
  {
    ...butNot('s3:PutObject', { Condition: { ...office, Bool: { 'aws:ViaAWSService': 'false' } } }),
    title: 'a table by somebody who may write from the office or through services',
  },
  {
    ...{ ...orders, profile: 'no-access' },
    title: 'a table by somebody who may list nothing',
  },
  { ...inRole(start, write('*')), title: 'a table by a session whose role has what it takes' },
].map((one) => ({ ...one, truth: 'completes' }));

const bad: readonly Situation[] = [
  {
    ...by(write('*')),
    title: 'a table by somebody who may not export tables',
    ...refusedBy('caller-actions'),
  },
  {
    ...butNot('dynamodb:ExportTableToPointInTime'),
    title: 'a table by somebody to whom exports are denied',
    ...refusedBy('caller-actions'),
  },
  {
    ...by(allowing('dynamodb:*', { Resource: 'arn:aws:dynamodb:*:*:table/other' }), write('*')),
    title: 'a table by somebody who may export another one',
    ...refusedBy('caller-actions'),
  },
  {
    ...by(start),
    title: 'a table by somebody who may not write to the bucket',
    ...failsBy('caller-actions'),
  },
  {
    ...butNot('s3:PutObject'),
    title: 'a table by somebody to whom writing is denied',
    ...failsBy('caller-actions'),
  },
  {
    ...by(start, write('finance/*')),
    title: 'a table by somebody who may write below another prefix',
    ...failsBy('caller-actions'),
  },
  {
    ...butNot('s3:PutObject', { Condition: office }),
    title: 'a table by somebody who may write from the office only',
    ...failsBy('caller-actions'),
  },
  {
    ...butNot('s3:PutObject', {
      Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } },
    }),
    title: 'a table as usual by somebody who may write with keys of KMS only',
    ...failsBy('caller-actions'),
  },
  {
    ...{ ...by(start, write('*')), ...to({ encryption: 'KMS', kmsKeyId: key }) },
    title: 'a table with a key by somebody who may use no keys',
    ...failsBy('caller-actions'),
  },
  {
    ...inRole(write('*')),
    title: 'a table by a session whose role may not export tables',
    ...refusedBy('caller-actions'),
  },
  {
    ...inRole(start, write('finance/*')),
    title: 'a table by a session whose role may write below another prefix',
    ...failsBy('caller-actions'),
  },
].map((one) => ({ ...one, sign: 'likely' }));

const unseen: Situation = {
  ...butNot(['iam:SimulatePrincipalPolicy', 's3:PutObject']),
  title: 'a table by somebody who may neither write nor simulate policies',
  ...failsBy('caller-actions'),
  sign: 'unseen',
};

/** Who exports a table: DynamoDB writes as they, and needs what they may do. */
export const tableCallers: readonly Situation[] = [...good, ...bad, unseen];
