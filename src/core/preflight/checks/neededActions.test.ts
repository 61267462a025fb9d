import { describe, expect, it } from 'vitest';
import { allow, policyOf, type Condition } from '../../policy/policy.ts';
import { neededActions } from './neededActions.ts';

const role = 'arn:aws:iam::111122223333:role/exports';

const passing = (when?: Condition) =>
  neededActions(policyOf(allow('PassRole', { actions: ['iam:PassRole'], on: [role], when })));

it('is each action on something that its resource stands for', () => {
  const on = ['arn:aws:s3:::acme/a${*}b/*', 'arn:aws:s3:::acme'];
  expect(neededActions(policyOf(allow('Use', { actions: ['s3:PutObject'], on }))).actions).toEqual([
    {
      ...{ action: 's3:PutObject', resource: 'arn:aws:s3:::acme/a*b/x' },
      pattern: 'arn:aws:s3:::acme/a*b/*',
    },
    { action: 's3:PutObject', resource: 'arn:aws:s3:::acme' },
  ]);
});

it('tells which of them only following the job takes', () => {
  const policy = policyOf(
    allow('Start', { actions: ['sdb:StartDomainExport'], on: ['*'] }),
    allow('Follow', { actions: ['sdb:GetExport'], on: ['*'] }),
  );
  expect(neededActions(policy, { following: ['sdb:GetExport'] }).actions).toEqual([
    { action: 'sdb:StartDomainExport', resource: '*' },
    { action: 'sdb:GetExport', resource: '*', isForFollowing: true },
  ]);
});

it('says of itself what its condition is about, where that is one value', () => {
  const when = { StringEquals: { 'iam:PassedToService': 'export.rds.amazonaws.com' } };
  expect(passing(when).actions).toEqual([
    {
      ...{ action: 'iam:PassRole', resource: role },
      context: { 'iam:PassedToService': 'export.rds.amazonaws.com' },
    },
  ]);
});

describe('what IAM is not asked about, and told to be left out', () => {
  const left = { actions: [], untried: ['iam:PassRole'] };

  it('hangs on any other condition', () => {
    const alias = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/exports' } };
    expect(passing(alias)).toEqual(left);
    expect(passing({ ...alias, StringEquals: { 'aws:PrincipalTag/team': 'data' } })).toEqual(left);
  });

  it('has a placeholder in its resource, which IAM would refuse', () => {
    const on = ['arn:aws:kms:eu-west-1:<account>:key/1f3c6a52'];
    const policy = policyOf(allow('PassRole', { actions: ['iam:PassRole'], on }));
    expect(neededActions(policy)).toEqual(left);
  });
});

it('names each action that a wildcard stands for, as IAM takes none', () => {
  const policy = policyOf(allow('Use', { actions: ['kms:ReEncrypt*'], on: ['*'] }));
  expect(neededActions(policy)).toEqual({
    actions: ['kms:ReEncryptFrom', 'kms:ReEncryptTo'].map((action) => ({ action, resource: '*' })),
    untried: [],
  });
});

it('leaves out what makes more possible than the job', () => {
  const policy = policyOf(allow('Cancel', { actions: ['rds:CancelExportTask'], on: ['*'] }));
  const besides = { more: ['rds:CancelExportTask'] };
  expect(neededActions(policy, besides)).toEqual({ actions: [], untried: [] });
});
