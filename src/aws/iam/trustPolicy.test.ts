import { describe, expect, it } from 'vitest';
import { trustsExportService } from './trustPolicy.ts';

const service = 'export.rds.amazonaws.com';
const allowed = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };

const noService = { Bool: { 'aws:PrincipalIsAWSService': 'false' } };

const trusts = (Statement: unknown): boolean =>
  trustsExportService(encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement })));

describe('a trust policy', () => {
  it.each([
    ['alone', allowed],
    ['in a list', [{ ...allowed, Principal: { AWS: '111122223333' } }, allowed]],
    ['among several', { ...allowed, Principal: { Service: ['ec2.amazonaws.com', service] } }],
    ['with a list of actions', { ...allowed, Action: ['sts:TagSession', 'sts:AssumeRole'] }],
    ['with any action of STS', { ...allowed, Action: 'sts:*' }],
    ['with any action', { ...allowed, Action: '*' }],
    ['in another case', { ...allowed, Action: 'STS:assumerole' }],
    ['on a condition', { ...allowed, Condition: { StringEquals: { 'aws:SourceAccount': '1' } } }],
    ['among everybody', { ...allowed, Principal: '*' }],
    ['beside what cannot be read', { ...allowed, Principal: null }],
  ])('trusts the export service that it names %s', (_, statement) => {
    expect(trusts(statement)).toBe(true);
  });

  it.each([
    ['another service', { ...allowed, Principal: { Service: 'rds.amazonaws.com' } }],
    ['an account', { ...allowed, Principal: { AWS: '111122223333' } }],
    ['nobody', { ...allowed, Effect: 'Deny' }],
    ['it in a statement that denies, too', [allowed, { ...allowed, Effect: 'Deny' }]],
    ['it on a condition that no service meets', { ...allowed, Condition: noService }],
    ['a web identity', { ...allowed, Action: 'sts:AssumeRoleWithWebIdentity' }],
    ['nothing', undefined],
  ])('does not trust it where it names %s', (_, statement) => {
    expect(trusts(statement)).toBe(false);
  });

  it.each(['', '%', '%7B', 'null', '[]', '"text"'])(
    'that is no policy trusts nobody: %j',
    (document) => {
      expect(trustsExportService(document)).toBe(false);
    },
  );
});
