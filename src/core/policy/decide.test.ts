import { describe, expect, it } from 'vitest';
import type { Access } from './access.ts';
import { decide, judge, type Decision } from './decide.ts';
import { granteeOf } from './grantee.ts';

const account = '111122223333';
const other = '444455556666';
const user = `arn:aws:iam::${account}:user/ana`;
const session = `arn:aws:sts::${account}:assumed-role/Exports/ana@acme.org`;
const role = (name: string, of = account) => `arn:aws:iam::${of}:role/${name}`;
const objects = 'arn:aws:s3:::acme/*';

type Fields = Readonly<Record<string, unknown>>;

const upload: Access = {
  principalArn: user,
  account,
  action: 's3:PutObject',
  resource: 'arn:aws:s3:::acme/orders/AWSDynamoDB/data/a.json.gz',
};

const allow: Fields = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:PutObject',
  Resource: objects,
};
const deny: Fields = { ...allow, Effect: 'Deny' };

const textOf = (...Statement: readonly Fields[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement });

const decided = (statement: Fields, access: Partial<Access> = {}) =>
  decide(textOf({ ...allow, ...statement }), { ...upload, ...access });

describe('actions and resources', () => {
  it.each<[Fields, Decision]>([
    [{}, 'allows'],
    [{ Action: '*' }, 'allows'],
    [{ Action: ['s3:GetObject', 'S3:putobject'] }, 'allows'],
    [{ Action: 's3:Put*' }, 'allows'],
    [{ Action: 's3:PutObject?' }, 'silent'],
    [{ Action: 's3:PutObjectAcl' }, 'silent'],
    [{ Action: undefined, NotAction: 's3:Delete*' }, 'allows'],
    [{ Action: undefined, NotAction: 's3:*' }, 'silent'],
    [{ Resource: '*' }, 'allows'],
    [{ Resource: 'arn:aws:s3:::acme' }, 'silent'],
    [{ Resource: 'arn:aws:s3:::acme/orders/*/data/*.json.??' }, 'allows'],
    [{ Resource: 'arn:aws:s3:::acme/ORDERS/*' }, 'silent'],
    [{ Resource: undefined, NotResource: 'arn:aws:s3:::acme/orders/*' }, 'silent'],
    [{ Resource: undefined, NotResource: 'arn:aws:s3:::acme/logs/*' }, 'allows'],
    [{ Resource: 'arn:aws:s3:::acme/${aws:username}/*' }, 'unclear'],
    [{ Resource: 'arn:aws:s3:::logs/${aws:username}/*' }, 'silent'],
  ])('%j: %s', (statement, decision) => {
    expect(decided(statement)).toBe(decision);
  });

  it('takes wildcards that were written as text by the letter', () => {
    const statement = { Resource: 'arn:aws:s3:::acme/a${*}/x' };
    expect(decided(statement, { resource: 'arn:aws:s3:::acme/a*/x' })).toBe('allows');
    expect(decided(statement, { resource: 'arn:aws:s3:::acme/ab/x' })).toBe('silent');
  });

  it('is quick with a pattern of many stars', () => {
    const Resource = `arn:aws:s3:::acme/${'*a'.repeat(200)}`;
    expect(decided({ Resource }, { resource: `arn:aws:s3:::acme/${'a'.repeat(900)}b` })).toBe(
      'silent',
    );
  });
});

describe('principals', () => {
  it.each<[who: string, principal: unknown, Decision]>([
    [user, { AWS: '*' }, 'allows'],
    [user, { AWS: account }, 'allows'],
    [user, { AWS: `arn:aws:iam::${account}:root` }, 'allows'],
    [user, { AWS: [other, user] }, 'allows'],
    [user, { AWS: `arn:aws:iam::${other}:root` }, 'silent'],
    [user, { AWS: `arn:aws:iam::${account}:user/bob` }, 'silent'],
    [user, { AWS: `arn:aws:iam::${other}:user/ana` }, 'silent'],
    [user, { AWS: role('ana') }, 'silent'],
    [user, { Service: 's3.amazonaws.com' }, 'silent'],
    [user, { AWS: 'AIDAEXAMPLEEXAMPLEEXA' }, 'unclear'],
    [user, { CanonicalUser: '0'.repeat(64) }, 'unclear'],
    [session, { AWS: session }, 'allows'],
    [session, { AWS: role('Exports') }, 'allows'],
    [session, { AWS: role('teams/data/Exports') }, 'allows'],
    [session, { AWS: role('Exports', other) }, 'silent'],
    [session, { AWS: role('Imports') }, 'silent'],
    [session, { AWS: `${session}2` }, 'silent'],
    [role('Exports'), { AWS: session }, 'unclear'],
    [role('Exports'), { AWS: role('Exports') }, 'allows'],
    ['export.rds.amazonaws.com', { Service: 'export.rds.amazonaws.com' }, 'allows'],
    ['export.rds.amazonaws.com', { Service: ['rds.amazonaws.com'] }, 'silent'],
    ['export.rds.amazonaws.com', { AWS: account }, 'silent'],
  ])('%s by %j: %s', (principalArn, Principal, decision) => {
    expect(decided({ Principal }, { principalArn })).toBe(decision);
  });

  it('are not named by the policies of identities', () => {
    expect(decided({ Principal: undefined })).toBe('allows');
  });

  it('does not claim whom a NotPrincipal spares', () => {
    const statement = { ...deny, Principal: undefined };
    const decision = (NotPrincipal: unknown) =>
      decide(textOf({ ...statement, NotPrincipal }), upload);
    expect(decision({ AWS: role('Admin') })).toBe('denies');
    expect(decision({ AWS: user })).toBe('unclear');
    expect(decision({ AWS: [role('Admin'), `arn:aws:iam::${account}:root`] })).toBe('denies');
    expect(decision({ AWS: [user, account] })).toBe('unclear');
    expect(decision({ AWS: account })).toBe('unclear');
  });

  it.each([user, session])('knows the grantees that we print: %s', (principalArn) => {
    const { to: Principal, when: Condition } = granteeOf(principalArn);
    expect(decided({ Principal, Condition }, { principalArn })).toBe('allows');
  });
});

describe('conditions', () => {
  const context = { 's3:x-amz-server-side-encryption': 'aws:kms', 'aws:SourceVpce': null };

  it.each<[Fields, Decision]>([
    [{ Bool: { 'aws:SecureTransport': 'true' } }, 'allows'],
    [{ Bool: { 'aws:SecureTransport': false } }, 'silent'],
    [{ StringEquals: { 'AWS:PrincipalAccount': [other, account] } }, 'allows'],
    [{ StringNotEquals: { 'aws:PrincipalAccount': [other, account] } }, 'silent'],
    [{ StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } }, 'allows'],
    [{ StringEquals: { 's3:x-amz-server-side-encryption': 'AWS:KMS' } }, 'silent'],
    [{ StringEqualsIgnoreCase: { 's3:x-amz-server-side-encryption': 'AWS:KMS' } }, 'allows'],
    [{ StringEquals: { 's3:x-amz-server-side-encryption': 'aws:*' } }, 'silent'],
    [{ StringLike: { 's3:x-amz-server-side-encryption': 'aws:*' } }, 'allows'],
    [{ StringNotLike: { 's3:x-amz-server-side-encryption': 'aws:*' } }, 'silent'],
    [{ Null: { 's3:x-amz-server-side-encryption': 'false' } }, 'allows'],
    [{ Null: { 's3:x-amz-server-side-encryption': 'true' } }, 'silent'],
    [{ Null: { 'aws:SourceVpce': 'true' } }, 'allows'],
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, 'silent'],
    [{ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }, 'allows'],
    [{ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, 'allows'],
    [{ ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${account}:user/*` } }, 'allows'],
    [{ ArnNotLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:user/*` } }, 'silent'],
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, 'unclear'],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, 'unclear'],
    [{ 'ForAnyValue:StringEquals': { 'aws:PrincipalAccount': account } }, 'unclear'],
    [
      { Bool: { 'aws:SecureTransport': 'false' }, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      'silent',
    ],
  ])('%j: %s', (Condition, decision) => {
    expect(decided({ Condition }, { context })).toBe(decision);
  });

  it.each<[Fields, Decision]>([
    [{ StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } }, 'allows'],
    [{ StringEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } }, 'silent'],
    [{ StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' } }, 'unclear'],
    [{ StringNotEqualsIfExists: { 's3:x-amz-server-side-encryption': 'aws:kms' } }, 'allows'],
    [{ StringEqualsIfExists: { 's3:x-amz-server-side-encryption': 'AES256' } }, 'allows'],
    [{ Null: { 's3:x-amz-server-side-encryption': 'true' } }, 'unclear'],
  ])('of which the value is one of several: %j: %s', (Condition, decision) => {
    const values = { 's3:x-amz-server-side-encryption': [null, 'AES256'] };
    expect(decided({ Condition }, { context: values })).toBe(decision);
  });

  it.each<[pattern: string, Decision]>([
    [role('Exports'), 'unclear'],
    [role('teams/Exports'), 'unclear'],
    [role('teams/*'), 'unclear'],
    [role('*'), 'allows'],
    [role('*Exports'), 'allows'],
    [role('Imports'), 'silent'],
    [role('Exports', other), 'silent'],
  ])('does not guess the path of the role of a session: %s', (pattern, decision) => {
    const Condition = { ArnLike: { 'aws:PrincipalArn': pattern } };
    expect(decided({ Condition }, { principalArn: session })).toBe(decision);
  });
});

describe('statements together', () => {
  const maybe = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } };

  it.each<[string, readonly Fields[], Decision]>([
    ['a deny wins', [allow, deny], 'denies'],
    ['a deny that is about others', [allow, { ...deny, Principal: { AWS: other } }], 'allows'],
    ['a deny that may hold', [allow, { ...deny, ...maybe }], 'unclear'],
    ['a deny beside one that may hold', [{ ...deny, ...maybe }, deny], 'denies'],
    ['an allow beside one that may hold', [{ ...allow, ...maybe }, allow], 'allows'],
    ['none', [], 'silent'],
  ])('%s', (_, statements, decision) => {
    expect(decide(textOf(...statements), upload)).toBe(decision);
  });

  it('reads a single statement, and nothing into what is no policy', () => {
    expect(decide(JSON.stringify({ Statement: deny }), upload)).toBe('denies');
    expect(decide('<html>', upload)).toBe('unclear');
    expect(decide('{"Statement":["x"]}', upload)).toBe('unclear');
  });

  it('tells which statement it was, and what it hangs on', () => {
    expect(judge(textOf(allow, { ...deny, Sid: 'NoStrangers' }), upload)).toEqual({
      decision: 'denies',
      sid: 'NoStrangers',
    });
    expect(judge(textOf({ ...deny, ...maybe }), upload)).toEqual({
      decision: 'unclear',
      keys: ['aws:PrincipalOrgID'],
    });
  });
});
