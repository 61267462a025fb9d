import { expect, it } from 'vitest';
import { allow, policyOf, type Condition } from '../../policy/policy.ts';
import { neededActions } from './caller.ts';

const role = 'arn:aws:iam::111122223333:role/exports';

const passing = (when?: Condition) =>
  neededActions(policyOf(allow('PassRole', { actions: ['iam:PassRole'], on: [role], when })));

it('is each action on something that its resource stands for', () => {
  const on = ['arn:aws:s3:::acme/a${*}b/*', 'arn:aws:s3:::acme'];
  expect(neededActions(policyOf(allow('Use', { actions: ['s3:PutObject'], on })))).toEqual([
    { action: 's3:PutObject', resource: 'arn:aws:s3:::acme/a*b/x' },
    { action: 's3:PutObject', resource: 'arn:aws:s3:::acme' },
  ]);
});

it('says of itself what its condition is about, where that is one value', () => {
  const when = { StringEquals: { 'iam:PassedToService': 'export.rds.amazonaws.com' } };
  expect(passing(when)).toEqual([
    {
      ...{ action: 'iam:PassRole', resource: role },
      context: { 'iam:PassedToService': 'export.rds.amazonaws.com' },
    },
  ]);
});

it('leaves out what hangs on any other condition', () => {
  const alias = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/exports' } };
  expect(passing(alias)).toEqual([]);
  expect(passing({ ...alias, StringEquals: { 'aws:PrincipalTag/team': 'data' } })).toEqual([]);
});
