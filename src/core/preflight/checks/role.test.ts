import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../../test/fakes/fakeClock.ts';
import { usualRole } from '../../../../test/fakes/fakeInspector.ts';
import { findingsIn } from '../../../../test/fakes/preflight.ts';
import { ExportError } from '../../errors.ts';
import { allow, formatPolicy, policyOf, type Statement } from '../../policy/policy.ts';
import type { RequiredPolicy } from '../../policy/required.ts';
import type { RoleLook } from '../../ports.ts';
import type { Finding } from '../finding.ts';
import { roleChecks, type RoleUse } from './role.ts';

const account = '111122223333';
const role = `arn:aws:iam::${account}:role/exports`;
const service = 'export.rds.amazonaws.com';
const bucket = 'arn:aws:s3:::acme-exports';
const file = `${bucket}/orders/task-1/info.json`;

const required = (id: string, statement: Statement): RequiredPolicy => ({
  ...{ id, title: `Policy ${id}`, attachTo: `Attach ${id}.`, isOptional: false, notes: [] },
  ...{ place: id === 'trust' ? 'trust' : 'inline-role', policy: policyOf(statement) },
});

const trust = required('trust', allow('Trust', { actions: ['sts:AssumeRole'], to: { AWS: '*' } }));
const permissions = required('role', allow('Use', { actions: ['s3:PutObject*'], on: ['*'] }));

const use: RoleUse = {
  ...{ role, account, service, bucket: { name: 'acme-exports', region: 'eu-west-1' } },
  grants: [
    { action: 's3:ListBucket', resource: bucket },
    { action: 's3:PutObject*', resource: file },
  ],
  policies: { trust, permissions },
};

/** What is found of a role that differs in this from one that can export. */
async function found(
  id: string,
  changes: Partial<RoleLook> = {},
  prepare: (world: FakeAws) => void = () => undefined,
): Promise<Finding | undefined> {
  const world = new FakeAws(new FakeClock());
  world.inspect.rolesByArn.set(role, { ...usualRole(role), ...changes });
  prepare(world);
  return (await findingsIn(world, roleChecks(use))).get(id);
}

const permits = (...statements: readonly Statement[]) => ({
  policies: [formatPolicy(policyOf(...statements))],
});

const listing = allow('List', { actions: ['s3:ListBucket'], on: [bucket] });

const writing = (action: string, on = `${bucket}/orders/*`) =>
  allow('Write', { actions: [action], on: [on] });

describe('whether a role is there', () => {
  it('is told by IAM', async () => {
    expect(await found('role-exists')).toMatchObject({
      verdict: 'pass',
      looked: 'IAM role exports',
      field: 'roleArn',
    });
  });

  it('fails the export where there is none, and then nothing else of it is judged', async () => {
    const world = new FakeAws(new FakeClock());
    world.inspect.rolesByArn.set(role, null);
    const findings = await findingsIn(world, roleChecks(use));
    expect([...findings.values()].map(({ id, verdict }) => `${id}: ${verdict}`)).toEqual([
      'role-exists: fail',
    ]);
  });

  it('is not looked at in another account, whose roles cannot be passed', async () => {
    const world = new FakeAws(new FakeClock());
    const theirs = { ...use, role: 'arn:aws:iam::444455556666:role/exports' };
    const findings = await findingsIn(world, roleChecks(theirs));
    expect([...findings.keys()]).toEqual(['role-exists']);
    expect(findings.get('role-exists')).toMatchObject({
      verdict: 'fail',
      fix: { text: `Choose a role of account ${account}.` },
    });
    expect(world.calls).toEqual([]);
  });

  it('is not judged while nobody knows the own account', async () => {
    const world = new FakeAws(new FakeClock());
    const findings = await findingsIn(world, roleChecks({ ...use, account: '' }));
    expect([...findings.values()].map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
  });

  it('could not be checked without the permission to look', async () => {
    const denied = new ExportError('access-denied', { action: 'iam:GetRole' });
    const unseen = await found('role-exists', {}, ({ faults }) => faults.set('GetRole', denied));
    expect(unseen).toMatchObject({ verdict: 'unknown', permission: 'iam:GetRole' });
  });
});

describe('the trust policy of a role', () => {
  const trusting = (statement: Partial<Statement>) =>
    found('role-trust', {
      trustPolicy: formatPolicy(
        policyOf({
          ...{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' },
          ...statement,
        }),
      ),
    });

  it('lets the service assume it', async () => {
    expect((await trusting({}))?.verdict).toBe('pass');
  });

  it.each<[string, Partial<Statement>]>([
    ['trusts another service', { Principal: { Service: 'rds.amazonaws.com' } }],
    ['allows another action', { Action: 'sts:TagSession' }],
    ['denies it', { Effect: 'Deny' }],
  ])('fails the export where it %s, with the policy to paste', async (_, statement) => {
    expect(await trusting(statement)).toMatchObject({
      verdict: 'fail',
      fix: {
        text: `Let ${service} assume the role. Attach trust.`,
        paste: { title: 'Policy trust', language: 'json', text: formatPolicy(trust.policy) },
      },
    });
  });

  it('is only doubted for its conditions', async () => {
    const Condition = { StringEquals: { 'aws:SourceAccount': account } };
    expect(await trusting({ Condition })).toMatchObject({ verdict: 'warn', fix: { paste: {} } });
  });
});

describe('the permission policies of a role', () => {
  const id = 'role-permissions';

  it('allow all that is needed, in one policy or in several', async () => {
    const { policies } = permits(listing, writing('s3:Put*'));
    expect(await found(id, { policies })).toMatchObject({
      verdict: 'pass',
      found: 'The policies of the role allow s3:ListBucket and s3:PutObject*.',
    });
    const both = [...permits(listing).policies, ...permits(writing('s3:*', '*')).policies];
    expect((await found(id, { policies: both }))?.verdict).toBe('pass');
  });

  it.each<[string, Statement]>([
    ['another action', writing('s3:GetObject*')],
    ['another prefix', writing('s3:PutObject*', `${bucket}/carts/*`)],
    ['another bucket', writing('s3:PutObject*', 'arn:aws:s3:::acme-export/*')],
  ])('fail the export where they allow %s, with the policy to paste', async (_, statement) => {
    expect(await found(id, permits(listing, statement))).toMatchObject({
      verdict: 'fail',
      found:
        'The policies of the role do not allow s3:PutObject*, nor does the policy of the bucket.',
      fix: { paste: { title: 'Policy role', text: formatPolicy(permissions.policy) } },
    });
  });

  it('fail the export where one of them denies it, whatever the others allow', async () => {
    const { policies } = permits(listing, writing('s3:*'));
    const deny = permits({ ...writing('s3:PutObject'), Effect: 'Deny' }).policies;
    expect(await found(id, { policies: [...policies, ...deny] })).toMatchObject({
      verdict: 'fail',
      found: 'A policy of the role denies s3:PutObject*.',
    });
  });

  it('are only doubted where the policy of the bucket allows it, or cannot be read', async () => {
    const lent = (action: string, to: string) =>
      found(id, permits(listing), ({ inspect }) => {
        const statement = allow('Role', { actions: [action], on: ['*'], to: { AWS: to } });
        inspect.bucketsByName.set('acme-exports', { policy: formatPolicy(policyOf(statement)) });
      });
    expect((await lent('s3:PutObject', role))?.verdict).toBe('warn');
    expect((await lent('s3:GetObject', role))?.verdict).toBe('fail');
    expect((await lent('s3:PutObject', `${role}-2`))?.verdict).toBe('fail');
    const denied = new ExportError('access-denied', { action: 's3:GetBucketPolicy' });
    const unread = await found(id, permits(listing), ({ faults }) => {
      faults.set('GetBucketPolicy', denied);
    });
    expect(unread).toMatchObject({
      verdict: 'warn',
      found: expect.stringContaining('could not be read') as string,
    });
  });

  it('are only doubted for a part of the actions that AWS asks for', async () => {
    expect(await found(id, permits(listing, writing('s3:PutObject')))).toMatchObject({
      verdict: 'warn',
      found: 'AWS asks for all of s3:PutObject*: the policies of the role allow a part.',
    });
  });

  it('are only doubted for conditions, and for what is no policy', async () => {
    const Condition = { StringEquals: { 's3:x-amz-acl': 'private' } };
    const conditional = { ...writing('s3:PutObject*'), Condition };
    expect((await found(id, permits(listing, conditional)))?.verdict).toBe('warn');
    expect((await found(id, { policies: ['<html>'] }))?.verdict).toBe('warn');
  });

  it('are only doubted for a boundary that could not be read, which does not excuse a gap', async () => {
    expect((await found(id, { boundary: {} }))?.verdict).toBe('warn');
    expect((await found(id, { boundary: {}, policies: [] }))?.verdict).toBe('fail');
  });

  it('are enough within a boundary that allows the same', async () => {
    const [policy = ''] = permits(writing('s3:*', '*')).policies;
    expect((await found(id, { boundary: { policy } }))?.verdict).toBe('pass');
    expect((await found(id, { boundary: { policy }, policies: [] }))?.verdict).toBe('fail');
  });

  it.each<[string, readonly Statement[], string]>([
    ['does not allow', [listing], 'does not allow s3:PutObject*'],
    [
      'denies',
      [writing('s3:*', '*'), { ...writing('s3:PutObject', '*'), Effect: 'Deny' }],
      'denies s3:PutObject*',
    ],
  ])('fail the export where the boundary %s it, whoever else allows it', async (_, limits, why) => {
    const [policy = ''] = permits(...limits).policies;
    const lent = allow('Role', { actions: ['s3:*'], on: ['*'], to: { AWS: role } });
    const limited = await found(id, { boundary: { policy } }, ({ inspect }) => {
      inspect.bucketsByName.set('acme-exports', { policy: formatPolicy(policyOf(lent)) });
    });
    expect(limited).toMatchObject({
      verdict: 'fail',
      found: `The permissions boundary of the role ${why}.`,
    });
  });

  it('are only doubted where the boundary has conditions', async () => {
    const Condition = { StringEquals: { 's3:x-amz-acl': 'private' } };
    const [policy = ''] = permits({ ...writing('s3:*', '*'), Condition }).policies;
    expect((await found(id, { boundary: { policy } }))?.verdict).toBe('warn');
  });
});
