import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import { means, orders } from '../databaseMeans.ts';
import { both, key, role, withCaller, withKey, withRole } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { allowing, denying, looking, wholeAccount } from '../statements.ts';

/** Somebody with these policies, beside what it takes to look. */
const by = (...statements: readonly PolicyStatement[]) => ({
  ...{ ...orders, filled: means },
  change: withCaller(policy(looking, ...statements)),
});
/** Somebody who may do everything but this. */
const butNot = (action: string | readonly string[], more: Partial<PolicyStatement> = {}) =>
  withCaller(policy(allowing('*'), denying(action, more)));

const start = allowing('rds:StartExportTask', { Resource: orders.source.arn });
const pass = (service = 'export.rds.amazonaws.com') =>
  allowing('iam:PassRole', {
    Resource: role,
    Condition: { StringEquals: { 'iam:PassedToService': service } },
  });
const grant = allowing('kms:CreateGrant', { Resource: key });

const lacking = { truth: 'refused', by: ['caller-actions'], sign: 'likely' } as const;

const rights: readonly Situation[] = [
  {
    ...by(start, pass(), grant),
    title: 'a snapshot by somebody with exactly what it takes',
    truth: 'completes',
  },
  {
    ...by(start, allowing('iam:PassRole', { Resource: role }), grant),
    title: 'a snapshot by somebody who may pass the role to every service',
    truth: 'completes',
  },
  {
    ...{ ...orders, filled: means },
    title: 'a snapshot by somebody who may make grants for AWS only',
    change: butNot('kms:CreateGrant', {
      Condition: { Bool: { 'kms:GrantIsForAWSResource': 'false' } },
    }),
    truth: 'completes',
  },
  {
    ...by(pass(), grant),
    title: 'a snapshot by somebody who may not start exports',
    ...lacking,
  },
  {
    ...by(allowing('rds:StartExportTask', { Resource: `${orders.source.arn}-2` }), pass(), grant),
    title: 'a snapshot by somebody who may export another one',
    ...lacking,
  },
  { ...by(start, grant), title: 'a snapshot by somebody who may not pass the role', ...lacking },
  {
    ...by(start, pass('rds.amazonaws.com'), grant),
    title: 'a snapshot by somebody who may pass the role to RDS only',
    ...lacking,
  },
  { ...by(start, pass()), title: 'a snapshot by somebody who may not make grants', ...lacking },
  {
    ...{ ...orders, filled: means },
    title: 'a snapshot by somebody whom a policy denies to pass roles',
    change: butNot('iam:PassRole'),
    ...lacking,
  },
];

const unseen: readonly Situation[] = [
  {
    ...{ ...orders, filled: means },
    title: 'a snapshot by somebody who may not simulate policies',
    change: butNot('iam:SimulatePrincipalPolicy'),
    truth: 'completes',
  },
  {
    ...{ ...orders, filled: means },
    title: 'a snapshot by somebody who may neither pass roles nor simulate policies',
    change: butNot(['iam:SimulatePrincipalPolicy', 'iam:PassRole']),
    ...{ ...lacking, sign: 'unseen' },
  },
  {
    ...{ ...orders, filled: means },
    title: 'a snapshot by somebody who may not look at roles',
    change: butNot(['iam:Get*', 'iam:List*']),
    truth: 'completes',
  },
  {
    ...{ ...orders, filled: means },
    title: 'a snapshot with a role that trusts nobody, by somebody who may not look at roles',
    change: both(withRole({ trust: policy() }), butNot('iam:GetRole')),
    ...{ truth: 'refused', by: ['role-trust'], sign: 'unseen' },
  },
  {
    ...{ ...orders, filled: means },
    title: 'a snapshot with a role without policies, by somebody who may not list them',
    change: both(withRole({ s3Access: false }), butNot('iam:ListRolePolicies')),
    ...{ truth: 'refused', by: ['role-permissions'], sign: 'unseen' },
  },
  {
    ...{ ...orders, filled: means },
    title: 'a snapshot by somebody who may not look at the key, as RDS does',
    change: butNot('kms:DescribeKey'),
    ...{ truth: 'refused', by: ['key-state', 'caller-actions'], sign: 'likely' },
  },
  {
    ...{ ...orders, filled: means },
    title: 'a snapshot by somebody who may not read policies of keys',
    change: both(
      withKey({ policy: policy(allowing('kms:*', { Principal: wholeAccount })) }),
      butNot('kms:GetKeyPolicy'),
    ),
    truth: 'completes',
  },
];

/** Who asks: what they may do, and what they may look at beforehand. */
export const databaseCallers: readonly Situation[] = [...rights, ...unseen];
