import { describe, expect, it } from 'vitest';
import type { BucketSeed, KeySeed } from '../seed.ts';
import { policy, type PolicyDocument, type PolicyStatement } from './document.ts';
import { addressOfCallers, through } from './context.ts';
import { may, mayInBucket, mayWithKey } from './permit.ts';
import type { Principal } from './principal.ts';

const home = '111122223333';
const away = '444455556666';
const dana = `arn:aws:iam::${home}:user/dana`;
const put = { action: 's3:PutObject' };

const allow: PolicyStatement = { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' };
const deny: PolicyStatement = { ...allow, Effect: 'Deny' };

const user = (...statements: readonly PolicyStatement[]): Principal => ({
  arn: dana,
  account: home,
  policies: [policy(...statements)],
});
const bucket = (account: string, ...statements: readonly PolicyStatement[]): BucketSeed => ({
  name: 'exports',
  region: 'eu-west-1',
  account,
  ...(statements.length > 0 && { policy: policy(...statements) }),
});
const writes = (who: Principal, where: BucketSeed) => mayInBucket(who, put, where, 'a/b.json');
const forDana = { Principal: { AWS: dana } };
const forHome = { Principal: { AWS: `arn:aws:iam::${home}:root` } };
const forAll = { Principal: '*' } as const;

describe('writing to a bucket', () => {
  it.each<[string, Principal, BucketSeed, boolean]>([
    ['the caller’s own policies allow', user(allow), bucket(home), true],
    ['nothing allows', user(), bucket(home), false],
    [
      'the bucket allows the caller in person',
      user(),
      bucket(home, { ...allow, ...forDana }),
      true,
    ],
    ['the bucket allows the account only', user(), bucket(home, { ...allow, ...forHome }), false],
    ['the caller’s own policies deny', user(allow, deny), bucket(home), false],
    ['the bucket denies everybody', user(allow), bucket(home, { ...deny, ...forAll }), false],
    ['the bucket denies the account', user(allow), bucket(home, { ...deny, ...forHome }), false],
    [
      'the bucket denies all but the caller',
      user(allow),
      bucket(home, { ...deny, NotPrincipal: { AWS: dana } }),
      true,
    ],
    [
      'the bucket denies all but the root user and another',
      user(allow),
      bucket(home, {
        ...deny,
        NotPrincipal: { AWS: [`${dana}s`, `arn:aws:iam::${home}:root`] },
      }),
      false,
    ],
    [
      'the bucket denies all but another',
      user(allow),
      bucket(home, { ...deny, NotPrincipal: { AWS: `${dana}s` } }),
      false,
    ],
    ['only this side allows, of two accounts', user(allow), bucket(away), false],
    ['only that side allows, of two', user(), bucket(away, { ...allow, ...forDana }), false],
    ['both sides allow, of two', user(allow), bucket(away, { ...allow, ...forHome }), true],
    [
      'a public policy is without effect, of two',
      user(allow),
      {
        ...bucket(away, { ...allow, ...forAll }),
        publicAccessBlock: { restrictPublicBuckets: true },
      },
      false,
    ],
  ])('where %s', (_, who, where, verdict) => {
    expect(writes(who, where)).toBe(verdict);
  });

  it.each<[string, Partial<PolicyStatement>, boolean]>([
    ['a prefix', { Resource: 'arn:aws:s3:::exports/a/*' }, true],
    ['another prefix', { Resource: 'arn:aws:s3:::exports/b/*' }, false],
    ['the bucket and not what is in it', { Resource: 'arn:aws:s3:::exports' }, false],
    ['any one sign', { Resource: 'arn:aws:s3:::export?/a/b.json' }, true],
    ['a sign that is meant as such', { Resource: 'arn:aws:s3:::exports/a/${*}' }, false],
    ['an action in another case', { Action: 'S3:putobject' }, true],
    ['part of an action', { Action: 's3:Put*' }, true],
    ['other actions', { Action: ['s3:GetObject', 'kms:*'] }, false],
  ])('where a statement is about %s', (_, change, verdict) => {
    expect(writes(user({ ...allow, ...change }), bucket(home))).toBe(verdict);
  });

  it.each<[string, Readonly<Record<string, Readonly<Record<string, string | string[]>>>>, boolean]>(
    [
      ['somebody else', { StringEquals: { 'aws:PrincipalArn': `${dana}s` } }, false],
      ['the caller', { ArnLike: { 'aws:principalarn': 'arn:aws:iam::*:user/da*' } }, true],
      ['one of two', { StringEquals: { 'aws:username': ['ana', 'dana'] } }, true],
      ['none of two', { StringNotEquals: { 'aws:username': ['ana', 'dana'] } }, false],
      ['plain HTTP', { Bool: { 'aws:SecureTransport': 'false' } }, false],
      ['what is not told', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }, false],
      [
        'what is not told, if it were',
        { StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } },
        true,
      ],
      ['anything but what is not told', { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, true],
      ['that something is not told', { Null: { 'aws:SourceVpce': 'true' } }, true],
      ['the owner', { StringEquals: { 's3:ResourceAccount': home } }, true],
    ],
  )('on the condition of %s', (_, Condition, verdict) => {
    expect(writes(user({ ...allow, Condition }), bucket(home))).toBe(verdict);
  });

  it('from the office is something else than from AWS, which acts for somebody', () => {
    const office = { IpAddress: { 'aws:SourceIp': addressOfCallers } };
    const who = user({ ...allow, Condition: office });
    expect(writes(who, bucket(home))).toBe(true);
    const asService = { ...put, told: through('dynamodb') };
    expect(mayInBucket(who, asService, bucket(home), 'a/b.json')).toBe(false);
  });

  it('on a condition that nobody plays is an error of the stand-in', () => {
    const Condition = { DateLessThan: { 'aws:CurrentTime': '2026-01-01' } };
    expect(() => writes(user({ ...allow, Condition }), bucket(home))).toThrow('DateLessThan');
  });

  it('is bounded', () => {
    const boundary = (document: PolicyDocument) => ({ ...user(allow), boundary: document });
    expect(writes(boundary(policy(allow)), bucket(home))).toBe(true);
    expect(writes(boundary(policy({ ...allow, Action: 's3:GetObject' })), bucket(home))).toBe(
      false,
    );
  });
});

it('who has no policies may do all but what is denied', () => {
  const who: Principal = { arn: dana, account: home, policies: undefined, denied: /^s3:Put/ };
  expect(may(who, { action: 's3:GetObject' }, '*')).toBe(true);
  expect(may(who, put, '*')).toBe(false);
});

describe('using a key', () => {
  const key = (change: Partial<KeySeed>): KeySeed => ({
    keyId: 'k',
    region: 'eu-west-1',
    aliases: [],
    description: '',
    state: 'Enabled',
    manager: 'CUSTOMER',
    spec: 'SYMMETRIC_DEFAULT',
    usage: 'ENCRYPT_DECRYPT',
    ...change,
  });
  const use: PolicyStatement = { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' };
  const nobody = policy();

  it.each<[string, Principal, KeySeed, boolean]>([
    ['the usual policy and the caller’s allow', user(use), key({}), true],
    ['only the usual policy does', user(), key({}), false],
    ['only the caller’s does', user(use), key({ policy: nobody }), false],
    ['the key allows in person', user(), key({ policy: policy({ ...use, ...forDana }) }), true],
    [
      'the key denies',
      user(use),
      key({ policy: policy({ ...use, ...forHome }, { ...use, Effect: 'Deny', ...forAll }) }),
      false,
    ],
    [
      'another account’s key allows, too',
      user(use),
      key({ account: away, policy: policy({ ...use, ...forHome }) }),
      true,
    ],
    ['another account’s key does not', user(use), key({ account: away }), false],
    ['AWS manages it, and S3 does not ask', user(use), key({ manager: 'AWS' }), false],
  ])('where %s', (_, who, one, verdict) => {
    expect(mayWithKey(who, { action: 'kms:Decrypt' }, one, home)).toBe(verdict);
  });
});
