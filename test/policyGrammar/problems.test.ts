import { describe, expect, it } from 'vitest';
import type { PolicyPlace } from '../../src/core/policy/places.ts';
import { placeRules } from './placeRules.ts';
import { policyProblems } from './problems.ts';

const key = 'arn:aws:kms:eu-west-1:111122223333:key/1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60';
const statement = { Sid: 'UseKey', Effect: 'Allow', Action: 'kms:Decrypt', Resource: key };
const service = { Service: 'export.rds.amazonaws.com' };
const trust = { Effect: 'Allow', Principal: service, Action: 'sts:AssumeRole' };

const policy = (...Statement: readonly unknown[]) => ({ Version: '2012-10-17', Statement });
const problemsOf = (changes: object, place: PolicyPlace = 'managed') =>
  policyProblems(policy({ ...statement, ...changes }), place);

describe('a policy that AWS takes', () => {
  it.each<[PolicyPlace, object]>([
    ['managed', statement],
    ['inline-role', { ...statement, Action: ['kms:GenerateDataKey*', 's3:*'], Resource: '*' }],
    ['trust', trust],
    [
      'trust',
      { ...trust, Principal: { AWS: ['111122223333', key.replace('kms:eu-west-1', 'iam:')] } },
    ],
    ['bucket', { ...statement, Principal: '*', Resource: ['arn:aws-cn:s3:::a/b c/*'] }],
    ['key', { ...statement, Principal: { AWS: 'arn:aws-us-gov:iam::111122223333:root' } }],
    ['managed', { Effect: 'Deny', NotAction: '*', NotResource: 'arn:aws:s3:::a' }],
  ])('has no problem in place %s: %j', (place, one) => {
    expect(policyProblems(policy(one), place)).toEqual([]);
  });

  it.each([
    { StringEquals: { 'iam:PassedToService': 'export.rds.amazonaws.com' } },
    { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ['alias/a', 'alias/b'] } },
    { ArnLikeIfExists: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } },
    { Null: { 'aws:ResourceTag/team': 'true' }, Bool: { 'kms:GrantIsForAWSResource': true } },
    { StringLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::a/*' } },
  ])('has a condition like %j', (condition) => {
    expect(problemsOf({ Condition: condition })).toEqual([]);
  });
});

describe('a policy that AWS refuses', () => {
  it.each<[string, object, RegExp]>([
    ['an unknown element', { Resources: '*' }, /does not know: Resources/],
    ['a Sid with a space', { Sid: 'Use key' }, /Sid has letters and digits only/],
    ['an effect of its own', { Effect: 'allow' }, /Effect is Allow or Deny/],
    ['an action without a service', { Action: 'Decrypt' }, /"Decrypt", which is no action/],
    ['an action with a space', { Action: ['kms:Decrypt '] }, /which is no action/],
    ['no action', { Action: undefined }, /one of Action and NotAction/],
    ['both kinds of action', { NotAction: 's3:*' }, /one of Action and NotAction/],
    ['an empty list', { Action: [] }, /Action is empty/],
    ['a resource that is no ARN', { Resource: 'my-bucket/*' }, /"my-bucket\/\*", which is no ARN/],
    ['an ARN of another world', { Resource: 'arn:azure:s3:::a' }, /which is no ARN/],
    ['an ARN with a wrong account', { Resource: 'arn:aws:sqs:eu-west-1:42:a' }, /is no ARN/],
    ['no resource', { Resource: undefined }, /one of Resource and NotResource/],
    ['a principal in an identity policy', { Principal: '*' }, /Principal does not belong/],
    ['an operator of its own', { Condition: { StringIs: { 'a:b': 'c' } } }, /no operator StringIs/],
    ['a null that may be absent', { Condition: { NullIfExists: { 'a:b': 'c' } } }, /no operator/],
    ['a key without a prefix', { Condition: { Bool: { secure: 'true' } } }, /no key secure/],
    ['no value', { Condition: { Bool: { 'aws:SecureTransport': [] } } }, /has no value/],
    ['a condition that is a text', { Condition: 'x' }, /Condition is no object/],
    ['a placeholder', { Resource: 'arn:aws:s3:::<bucket>/*' }, /^Replace <bucket> by the name/],
  ])('has %s', (_, changes, problem) => {
    const problems = problemsOf(changes);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it.each<[string, PolicyPlace, object, RegExp]>([
    [
      'a resource in a trust policy',
      'trust',
      { ...trust, Resource: '*' },
      /Resource does not belong/,
    ],
    ['nobody in a trust policy', 'trust', { ...trust, Principal: undefined }, /one of Principal/],
    ['nobody in a bucket policy', 'bucket', statement, /one of Principal and NotPrincipal/],
    ['an unknown type of principal', 'trust', { ...trust, Principal: { Role: 'x' } }, /no Role/],
    ['an empty principal', 'trust', { ...trust, Principal: {} }, /names nobody/],
    ['a role that is no ARN', 'trust', { ...trust, Principal: { AWS: 'exports' } }, /cannot be/],
    [
      'roles by wildcard',
      'trust',
      { ...trust, Principal: { AWS: `${key.slice(0, 8)}*` } },
      /cannot/,
    ],
    [
      'a service of nobody',
      'trust',
      { ...trust, Principal: { Service: 'rds' } },
      /cannot be "rds"/,
    ],
  ])('has %s', (_, place, one, problem) => {
    expect(policyProblems(policy(one), place).join()).toMatch(problem);
  });

  it('names the statement, and tells Sids apart', () => {
    expect(policyProblems(policy(statement, statement), 'managed')).toEqual([
      'Statement 1: Sid UseKey is there twice.',
      'Statement 2: Sid UseKey is there twice.',
    ]);
  });

  it.each([undefined, [], 'text', { Statement: [statement] }, { Version: '2012-10-17' }])(
    'is no document: %j',
    (value) => {
      expect(policyProblems(value, 'managed').length).toBeGreaterThan(0);
    },
  );

  it.each(Object.keys(placeRules) as PolicyPlace[])('is too long for its place: %s', (place) => {
    const { longest } = placeRules[place];
    const text = `arn:aws:s3:::${'x'.repeat(longest)}`;
    const problems = policyProblems(policy({ ...statement, Resource: text }), place);
    expect(problems.at(-1)).toMatch(/^The policy is too long: [\d,]+ of [\d,]+ characters\.$/);
  });
});
