import { describe, expect, it } from 'vitest';
import type { PolicyPlace } from '../../src/core/policy/places.ts';
import { formatPolicy } from '../../src/core/policy/policy.ts';
import { policyProblems } from '../policyGrammar/problems.ts';
import { grammarProblems } from './policies/grammar.ts';
import { printedFor } from './policies/scene.ts';
import { scenes } from './policies/scenes.ts';

const printed = scenes.flatMap((scene) =>
  printedFor(scene).map((one) => [one.id, scene.title, one] as const),
);

describe('a printed policy', () => {
  it.each(printed)('is what AWS takes: %s for %s', (_, __, { place, policy }) => {
    const text = formatPolicy(policy);
    expect(grammarProblems(text, place)).toEqual([]);
    expect(policyProblems(JSON.parse(text), place)).toEqual([]);
  });
});

describe('the grammar', () => {
  const statement = { Sid: 'One', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  const to = { Principal: { AWS: 'arn:aws:iam::111122223333:root' } };
  const many = (length: number) =>
    Array.from({ length }, (_, index) => `s3:Action${'x'.repeat(index)}`);
  const text = (...Statement: readonly object[]) =>
    JSON.stringify({ Version: '2012-10-17', Statement });

  it.each<[string, PolicyPlace, object]>([
    ['an element that there is not', 'managed', { ...statement, Comment: 'x' }],
    ['a principal in a policy of an identity', 'managed', { ...statement, ...to }],
    ['no principal in a policy of a bucket', 'bucket', statement],
    ['a resource in a trust policy', 'trust', { ...statement, ...to }],
    ['no effect', 'managed', { Action: 's3:GetObject', Resource: '*' }],
    ['an effect of its own', 'managed', { ...statement, Effect: 'allow' }],
    ['no actions', 'managed', { ...statement, Action: [] }],
    ['an action without a service', 'managed', { ...statement, Action: 'GetObject' }],
    ['a resource that is no ARN', 'managed', { ...statement, Resource: 'exports/*' }],
    ['a placeholder', 'managed', { ...statement, Resource: 'arn:aws:s3:::<bucket>' }],
    ['a Sid with a space', 'managed', { ...statement, Sid: 'One two' }],
    ['a principal of another kind', 'key', { ...statement, Principal: { IAM: 'x' } }],
    [
      'an operator that there is not',
      'managed',
      { ...statement, Condition: { Equals: { 'aws:a': 'b' } } },
    ],
    [
      'a condition without values',
      'managed',
      { ...statement, Condition: { StringEquals: { 'aws:a': [] } } },
    ],
    ['too much text', 'managed', { ...statement, Action: many(120) }],
  ])('refuses %s', (_, place, one) => {
    expect(grammarProblems(text(one), place)).not.toEqual([]);
  });

  it('refuses a policy without statements', () => {
    expect(grammarProblems(text(), 'managed')).not.toEqual([]);
    expect(grammarProblems('[]', 'managed')).not.toEqual([]);
  });
});
