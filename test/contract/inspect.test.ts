import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AwsAccess, Inspector } from '../../src/core/ports.ts';
import { identities, usualIdentity } from '../aws/identities.ts';
import { attached, inline, inspectSeed, keyPolicy, partnerKey, writePolicy } from './inspectLab.ts';
import { openLab, type Lab } from './lab.ts';

const here = 'eu-west-1';
const role = 'arn:aws:iam::111122223333:role/teams/data/exporter';
const dana = 'arn:aws:iam::111122223333:user/dana';
const session = 'arn:aws:sts::111122223333:assumed-role/Analyst/dana';

/** A profile with the keys of a session of the role Analyst. */
function analystProfile(url: string): string {
  const keys = identities.find(({ profile }) => profile === 'session');
  const { accessKeyId, secretAccessKey, sessionToken = '' } = keys ?? usualIdentity;
  return [
    '[profile analyst]',
    `endpoint_url = ${url}`,
    `aws_access_key_id = ${accessKeyId}`,
    `aws_secret_access_key = ${secretAccessKey}`,
    `aws_session_token = ${sessionToken}`,
  ].join('\n');
}

let lab: Lab;
let access: AwsAccess;
let inspect: Inspector;

beforeAll(async () => {
  lab = await openLab({
    seed: inspectSeed,
    pageSizes: { policies: 2, simulated: 3 },
    extraConfig: analystProfile,
  });
  access = await lab.connect();
  inspect = access.inspect;
});
afterEach(() => {
  lab.standIn.faults.clear();
  expect(lab.standIn.violations).toEqual([]);
});
afterAll(() => lab.close());

describe('a look at a bucket', () => {
  it.each([
    ['found', 'plain', undefined, { answer: 'found', region: here }],
    ['found with its owner', 'plain', '111122223333', { answer: 'found', region: here }],
    ['denied to the wrong owner', 'plain', '444455556666', { answer: 'denied', region: here }],
    [
      'denied where it is somebody else’s',
      'partner',
      undefined,
      { answer: 'denied', region: here },
    ],
    ['found in another Region', 'abroad', undefined, { answer: 'found', region: 'us-east-1' }],
    [
      'denied to the wrong owner in another Region',
      'abroad',
      '444455556666',
      { answer: 'denied', region: 'us-east-1' },
    ],
    [
      'denied in another Region',
      'partner-abroad',
      '444455556666',
      { answer: 'denied', region: 'us-east-1' },
    ],
    ['missing', 'no-such-bucket', undefined, { answer: 'missing' }],
  ])('is %s', async (_, bucket, owner, look) => {
    await expect(inspect.headBucket(bucket, owner)).resolves.toEqual(look);
  });

  it('that nobody may take has the Region', async () => {
    const dev = await lab.connect('acme-dev', here);
    const look = await dev.inspect.headBucket('plain');
    expect(look).toEqual({ answer: 'denied', region: here });
  });

  it('whose keys have expired fails instead of calling the bucket denied', async () => {
    lab.standIn.faults.set({ fault: 'expired-token', operation: 'HeadBucket' });
    await expect(inspect.headBucket('plain')).rejects.toMatchObject({
      reason: 'credentials-expired',
    });
  });
});

describe('what is set on a bucket', () => {
  it('has the policy as AWS wrote it, and none where there is none', async () => {
    const text = await inspect.bucketPolicy('written', here);
    expect(JSON.parse(text ?? '')).toEqual(writePolicy);
    await expect(inspect.bucketPolicy('plain', here)).resolves.toBeUndefined();
    await expect(inspect.bucketPolicy('abroad', 'us-east-1')).resolves.toBe(text);
  });

  it.each([
    ['restricted', true],
    ['unrestricted', false],
    ['plain', false],
  ])('restricts public policies in %s: %s', async (bucket, restricts) => {
    await expect(inspect.restrictsPublic(bucket, here)).resolves.toBe(restricts);
  });

  it.each([
    ['plain', { isOn: false, hasDefaultRetention: false }],
    ['locked', { isOn: true, hasDefaultRetention: false }],
    ['retained', { isOn: true, hasDefaultRetention: true }],
  ])('locks objects in %s: %o', async (bucket, lock) => {
    await expect(inspect.objectLock(bucket, here)).resolves.toEqual(lock);
  });

  it.each([
    ['plain', false],
    ['paid', true],
  ])('makes requesters of %s pay: %s', async (bucket, pays) => {
    await expect(inspect.requesterPays(bucket, here)).resolves.toBe(pays);
  });

  const looks = [
    ['s3:GetBucketPolicy', (to, bucket) => to.bucketPolicy(bucket, here)],
    ['s3:GetBucketPublicAccessBlock', (to, bucket) => to.restrictsPublic(bucket, here)],
    ['s3:GetBucketObjectLockConfiguration', (to, bucket) => to.objectLock(bucket, here)],
    ['s3:GetBucketRequestPayment', (to, bucket) => to.requesterPays(bucket, here)],
  ] as const satisfies readonly (readonly [
    string,
    (to: Inspector, bucket: string) => Promise<unknown>,
  ])[];

  it.each(looks)('needs %s', async (action, look) => {
    const dev = await lab.connect('acme-dev', here);
    const refused = [() => look(dev.inspect, 'written'), () => look(inspect, 'partner')];
    for (const call of refused) {
      await expect(call()).rejects.toMatchObject({
        reason: 'access-denied',
        details: { action, bucketRegion: here },
      });
    }
  });

  it.each(looks)('names %s also where AWS does not', async (action, look) => {
    lab.standIn.faults.set({ fault: 'error', code: 'AccessDenied', status: 403 });
    await expect(look(inspect, 'written')).rejects.toMatchObject({
      reason: 'access-denied',
      details: { action, resource: 'written' },
    });
  });

  it.each(looks)('is asked where the bucket is: %s', async (_, look) => {
    await expect(look(inspect, 'abroad')).rejects.toMatchObject({
      reason: 'wrong-region',
      details: { bucketRegion: 'us-east-1' },
    });
    await expect(look(inspect, 'no-such-bucket')).rejects.toMatchObject({
      reason: 'bucket-not-found',
    });
  });
});

describe('the policy of a key', () => {
  it.each([
    ['its id', '1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['its ARN', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['an alias', 'alias/exports'],
    ['the ARN of an alias', 'arn:aws:kms:eu-west-1:111122223333:alias/exports'],
  ])('is read by %s', async (_, key) => {
    expect(JSON.parse(await inspect.keyPolicy(key, here))).toEqual(keyPolicy);
  });

  it('of another account is not told', async () => {
    await expect(inspect.keyPolicy(partnerKey, here)).rejects.toMatchObject({
      reason: 'access-denied',
      details: { action: 'kms:GetKeyPolicy', resource: partnerKey },
    });
  });

  it('needs its action', async () => {
    const dev = await lab.connect('acme-dev', here);
    const key = '1234abcd-12ab-34cd-56ef-1234567890ab';
    await expect(dev.inspect.keyPolicy(key, here)).rejects.toMatchObject({
      reason: 'access-denied',
      details: { action: 'kms:GetKeyPolicy' },
    });
  });

  it('is that of a key of the Region', async () => {
    await expect(inspect.keyPolicy('alias/exports', 'us-east-1')).rejects.toMatchObject({
      reason: 'validation',
    });
  });
});

describe('a look at a role', () => {
  it('has its trust policy and all of its policies, page after page', async () => {
    const look = await inspect.role(role);
    expect(look).toMatchObject({
      arn: role,
      boundary: { policy: JSON.stringify(attached.managed) },
    });
    expect(JSON.parse(look.trustPolicy)).toMatchObject({
      Statement: [{ Principal: { Service: 'export.rds.amazonaws.com' } }],
    });
    const texts = [...Object.values(inline), ...Object.values(attached)];
    expect(look.policies.map((text) => JSON.parse(text) as unknown)).toEqual(texts);
  });

  it('without policies has none', async () => {
    const look = await inspect.role('arn:aws:iam::111122223333:role/people/Analyst');
    expect(look.policies).toEqual([]);
    expect(look).not.toHaveProperty('boundary');
  });

  it.each([
    ['does not exist', 'arn:aws:iam::111122223333:role/nobody'],
    ['has another path', 'arn:aws:iam::111122223333:role/exporter'],
    ['is another account’s', 'arn:aws:iam::444455556666:role/teams/data/exporter'],
  ])('that %s is not found', async (_, arn) => {
    const name = arn.endsWith('nobody') ? 'nobody' : arn;
    await expect(inspect.role(arn)).rejects.toMatchObject({
      reason: 'role-not-found',
      details: { operation: 'GetRole', resource: name },
    });
  });

  it.each([
    'GetRole',
    'ListRolePolicies',
    'GetRolePolicy',
    'ListAttachedRolePolicies',
    'GetPolicy',
    'GetPolicyVersion',
  ])('needs iam:%s', async (operation) => {
    lab.standIn.faults.set({ fault: 'access-denied', operation });
    const name = operation.startsWith('GetPolicy')
      ? 'arn:aws:iam::111122223333:policy/managed'
      : 'exporter';
    await expect(inspect.role(role)).rejects.toMatchObject({
      reason: 'access-denied',
      details: { action: `iam:${operation}`, resource: name },
    });
  });
});

it('looks at a role also where nobody may read its boundary', async () => {
  const about = 'exporter-boundary';
  lab.standIn.faults.set({ fault: 'access-denied', operation: 'GetPolicy', about });
  const { boundary, policies } = await inspect.role(role);
  expect([boundary, policies.length]).toEqual([{}, 4]);
});

describe('a simulation', () => {
  const bucket = 'arn:aws:s3:::abroad/a';
  const asked = { actions: ['s3:PutObject', 's3:GetObject'], resources: [bucket, '*'] };

  it('tells each action on each resource, page after page', async () => {
    await expect(inspect.simulate(dana, asked)).resolves.toEqual([
      { action: 's3:PutObject', resource: bucket, decision: 'explicitDeny' },
      { action: 's3:PutObject', resource: '*', decision: 'allowed' },
      { action: 's3:GetObject', resource: bucket, decision: 'allowed' },
      { action: 's3:GetObject', resource: '*', decision: 'allowed' },
    ]);
  });

  it.each([
    ['export.rds.amazonaws.com', 'allowed'],
    ['lambda.amazonaws.com', 'explicitDeny'],
  ])('knows what is told of the request: %s', async (service, decision) => {
    const context = { 'iam:PassedToService': service };
    const passing = { actions: ['iam:PassRole'], resources: [role], context };
    await expect(inspect.simulate(dana, passing)).resolves.toEqual([
      { action: 'iam:PassRole', resource: role, decision },
    ]);
  });

  it('of a session is that of its role, whose path IAM knows', async () => {
    const analyst = await lab.connect('analyst', here);
    const actions = ['dynamodb:ListTables', 's3:PutObject'];
    await expect(analyst.inspect.simulate(session, { actions, resources: ['*'] })).resolves.toEqual(
      [
        { action: 'dynamodb:ListTables', resource: '*', decision: 'allowed' },
        { action: 's3:PutObject', resource: '*', decision: 'implicitDeny' },
      ],
    );
  });

  it.each(['arn:aws:iam::111122223333:root', 'arn:aws:sts::111122223333:federated-user/dana'])(
    'of %s cannot be had',
    async (caller) => {
      const before = lab.standIn.calls.length;
      await expect(inspect.simulate(caller, asked)).rejects.toMatchObject({
        reason: 'validation',
        details: { resource: caller },
      });
      expect(lab.standIn.calls).toHaveLength(before);
    },
  );

  it('needs its action', async () => {
    const dev = await lab.connect('acme-dev', here);
    const caller = 'arn:aws:iam::111122223333:user/dev';
    await expect(dev.inspect.simulate(caller, asked)).rejects.toMatchObject({
      reason: 'access-denied',
      details: { action: 'iam:SimulatePrincipalPolicy' },
    });
  });
});

it('a look that is cancelled ends at once', async () => {
  const controller = new AbortController();
  lab.standIn.faults.set({ fault: 'slow', operation: 'GetBucketPolicy', delay: 1_000 });
  const look = inspect.bucketPolicy('written', here, controller.signal);
  controller.abort();
  await expect(look).rejects.toMatchObject({ reason: 'cancelled' });
});
