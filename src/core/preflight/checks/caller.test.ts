import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../../test/fakes/fakeClock.ts';
import { findingsIn } from '../../../../test/fakes/preflight.ts';
import { ExportError } from '../../errors.ts';
import { allow, policyOf } from '../../policy/policy.ts';
import type { Finding } from '../finding.ts';
import { callerChecks, neededActions } from './caller.ts';

const table = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const actions = [
  { action: 'dynamodb:ExportTableToPointInTime', resource: table },
  { action: 'dynamodb:ListExports', resource: table },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::acme/x' },
];

async function found(prepare?: (world: FakeAws) => void): Promise<Finding | undefined> {
  const world = new FakeAws(new FakeClock());
  prepare?.(world);
  return (await findingsIn(world, callerChecks({ actions }))).get('caller-actions');
}

describe('the permissions of the caller', () => {
  it('are simulated with one call a resource', async () => {
    const world = new FakeAws(new FakeClock());
    const all = await findingsIn(world, callerChecks({ actions }));
    expect(all.get('caller-actions')).toMatchObject({
      verdict: 'pass',
      found: 'IAM policies likely allow all that the job needs.',
    });
    expect(world.count('SimulatePrincipalPolicy')).toBe(2);
  });

  it.each([
    ['implicitDeny', 'IAM policies likely do not allow s3:PutObject on arn:aws:s3:::acme/x.'],
    ['explicitDeny', 'An IAM policy likely denies s3:PutObject on arn:aws:s3:::acme/x.'],
  ] as const)('are never certain: %s', async (decision, text) => {
    const finding = await found(({ inspect }) => inspect.decisions.set('s3:PutObject', decision));
    expect(finding).toMatchObject({ verdict: 'warn', found: text });
  });

  it('could not be checked without the permission to simulate', async () => {
    const error = new ExportError('access-denied', { action: 'iam:SimulatePrincipalPolicy' });
    const finding = await found(({ faults }) => faults.set('SimulatePrincipalPolicy', error));
    expect(finding).toMatchObject({
      verdict: 'unknown',
      permission: 'iam:SimulatePrincipalPolicy',
    });
  });

  it('cannot be simulated for who is neither user nor role', async () => {
    const error = new ExportError('validation');
    const finding = await found(({ faults }) => faults.set('SimulatePrincipalPolicy', error));
    expect(finding?.verdict).toBe('unknown');
  });
});

it('tries the actions of a policy on things that its patterns stand for', () => {
  const policy = policyOf(
    allow('One', { actions: ['s3:PutObject'], on: ['arn:aws:s3:::acme/a${*}/AWSDynamoDB/*'] }),
    allow('Two', { actions: ['dynamodb:ListBackups'], on: ['*'] }),
    allow('Hangs', {
      actions: ['kms:Decrypt'],
      on: ['arn:aws:kms:eu-west-1:111122223333:key/*'],
      when: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/exports' } },
    }),
  );
  expect(neededActions(policy)).toEqual([
    { action: 's3:PutObject', resource: 'arn:aws:s3:::acme/a*/AWSDynamoDB/x' },
    { action: 'dynamodb:ListBackups', resource: '*' },
  ]);
});
