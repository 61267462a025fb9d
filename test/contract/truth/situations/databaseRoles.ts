import { policy, type PolicyStatement } from '../../../aws/policy/document.ts';
import { means, orders } from '../databaseMeans.ts';
import { account, partner, withRole } from '../seed.ts';
import type { Situation } from '../situation.ts';

const withRoleArn = (roleArn: string) => ({ ...orders, filled: { ...means, roleArn } });
const inAccount = (path: string): string => `arn:aws:iam::${account}:role/${path}`;

const exporting = { Service: 'export.rds.amazonaws.com' };
const trusting = (Principal: object, more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  ...{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
  ...more,
});

/** The role with a trust policy of these statements. */
const trust = (...statements: readonly PolicyStatement[]) => ({
  ...{ ...orders, filled: means },
  change: withRole({ trust: policy(...statements) }),
});

const untrusting = { truth: 'refused', by: ['role-trust'] } as const;

const names: readonly Situation[] = [
  {
    ...withRoleArn(inAccount('nobody')),
    title: 'a snapshot with a role that there is not',
    truth: 'refused',
    by: ['role-exists'],
  },
  {
    ...withRoleArn(`arn:aws:iam::${partner}:role/exporter`),
    title: 'a snapshot with a role of another account',
    truth: 'refused',
    by: ['role-exists'],
  },
  {
    ...withRoleArn(inAccount('stranger')),
    title: 'a snapshot with a role whose ARN lacks its path',
    truth: 'refused',
    by: ['role-exists'],
  },
  {
    ...withRoleArn(inAccount('teams/exporter')),
    title: 'a snapshot with a role that has a path',
    change: withRole({ path: '/teams/' }),
    truth: 'completes',
  },
  {
    ...withRoleArn(inAccount('teams/data/stranger')),
    title: 'a snapshot with a role for Lambda and Glue',
    ...untrusting,
  },
];

const trusts: readonly Situation[] = [
  {
    ...trust(trusting({ Service: ['lambda.amazonaws.com', exporting.Service] })),
    title: 'a snapshot with a role that trusts other services as well',
    truth: 'completes',
  },
  {
    ...trust(trusting({ Service: 'rds.amazonaws.com' })),
    title: 'a snapshot with a role that trusts RDS and not its exports',
    ...untrusting,
  },
  {
    ...trust(trusting({ AWS: `arn:aws:iam::${account}:root` })),
    title: 'a snapshot with a role that trusts its account only',
    ...untrusting,
  },
  {
    ...trust(trusting(exporting), trusting(exporting, { Effect: 'Deny' })),
    title: 'a snapshot with a role whose trust policy denies what it allows',
    ...untrusting,
  },
  {
    // AWS shows the policy without a condition, and tells of no key that exports would send.
    ...trust(
      trusting(exporting, { Condition: { StringEquals: { 'aws:SourceAccount': account } } }),
    ),
    title: 'a snapshot with a role that trusts exports on behalf of its account',
    ...{ ...untrusting, sign: 'likely' },
  },
];

/** The role that RDS assumes: whether it is there, and lets itself be assumed. */
export const databaseRoles: readonly Situation[] = [...names, ...trusts];
