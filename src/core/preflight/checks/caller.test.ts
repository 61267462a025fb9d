import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../../test/fakes/fakeClock.ts';
import { findingsIn } from '../../../../test/fakes/preflight.ts';
import { ExportError } from '../../errors.ts';
import { allow, policyOf } from '../../policy/policy.ts';
import type { Inspector, Simulated } from '../../ports.ts';
import type { Finding } from '../finding.ts';
import { callerChecks } from './caller.ts';
import { neededActions, type Needed } from './neededActions.ts';

const table = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const actions = [
  { action: 'dynamodb:ExportTableToPointInTime', resource: table },
  { action: 'dynamodb:ListExports', resource: table },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::acme/x' },
];

const checksOf = (needed: Partial<Needed>) =>
  callerChecks(() => Promise.resolve({ actions, untried: [], ...needed }));

async function found(
  prepare?: (world: FakeAws) => void,
  needed: Partial<Needed> = {},
): Promise<Finding | undefined> {
  const world = new FakeAws(new FakeClock());
  prepare?.(world);
  return (await findingsIn(world, checksOf(needed))).get('caller-actions');
}

const as =
  (arn: string) =>
  (world: FakeAws): void => {
    const identity = () => Promise.resolve({ account: '111122223333', arn });
    const connect = world.connect.bind(world);
    world.connect = async (...where) => ({ ...(await connect(...where)), identity });
  };

describe('the permissions of the caller', () => {
  it('are simulated with one call a resource', async () => {
    const world = new FakeAws(new FakeClock());
    const all = await findingsIn(world, checksOf({}));
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

  it.each([
    'arn:aws:sts::111122223333:federated-user/ana',
    'arn:aws:iam::111122223333:saml-provider/acme',
  ])('cannot be simulated for who is neither user nor role: %s', async (arn) => {
    const finding = await found(as(arn));
    expect(finding).toMatchObject({
      verdict: 'unknown',
      found: 'IAM simulates users and roles only, and this profile is neither.',
    });
  });

  it('are all of the account for its root user', async () => {
    const finding = await found((world) => {
      as('arn:aws:iam::111122223333:root')(world);
      world.inspect.decisions.set('s3:PutObject', 'implicitDeny');
    });
    expect(finding?.verdict).toBe('pass');
  });

  it('could not be checked where IAM refuses to try them, for the reason that it gives', async () => {
    const error = new ExportError('validation', { awsMessage: 'Invalid resource ARN.' });
    const finding = await found(({ faults }) => faults.set('SimulatePrincipalPolicy', error));
    expect(finding?.verdict).toBe('unknown');
    expect(finding?.found).not.toContain('neither');
    expect(finding?.found).toContain('Invalid resource ARN.');
  });

  describe('that could not be tried', () => {
    const paste = { title: 'Policy', language: 'json', text: '{}' } as const;
    const untried = {
      untried: ['kms:Decrypt', 'kms:GenerateDataKey'],
      fix: { text: 'Have it allowed.', paste },
    };

    it('are named, and do not count as allowed', async () => {
      expect(await found(undefined, untried)).toMatchObject({
        verdict: 'unknown',
        found:
          'IAM policies likely allow what could be tried. Not tried: kms:Decrypt and kms:GenerateDataKey.',
        fix: { text: 'Make sure that they are allowed.', paste },
      });
    });

    it('are named also where others are missing', async () => {
      const finding = await found(
        ({ inspect }) => inspect.decisions.set('s3:PutObject', 'implicitDeny'),
        untried,
      );
      expect(finding).toMatchObject({ verdict: 'warn', fix: untried.fix });
      expect(finding?.found).toMatch(/ s3:PutObject on .* Not tried: kms:Decrypt and /);
    });
  });
});

describe('what a person reads of them', () => {
  const files = 'arn:aws:s3:::acme/AWSDynamoDB/*';
  const policy = policyOf(
    allow('Start', { actions: ['dynamodb:ExportTableToPointInTime'], on: [table] }),
    allow('Follow', {
      actions: ['dynamodb:DescribeExport', 'dynamodb:ListExports'],
      on: [table, `${table}/export/*`],
    }),
    allow('Write', { actions: ['s3:AbortMultipartUpload', 's3:PutObject'], on: [files] }),
    allow('Look', { actions: ['rds:DescribeExportTasks'], on: ['*'] }),
  );
  const following = [
    'dynamodb:DescribeExport',
    'dynamodb:ListExports',
    'rds:DescribeExportTasks',
  ] as const;
  const fix = { text: 'Have it allowed.' };

  const withDecisions = async (
    decide: (action: string, resource: string) => Simulated['decision'],
  ): Promise<Finding | undefined> => {
    const world = new FakeAws(new FakeClock());
    Object.assign(world.inspect, {
      simulate: (_: string, asked: Parameters<Inspector['simulate']>[1]) =>
        Promise.resolve(
          asked.actions.flatMap((action) =>
            asked.resources.map((resource) => ({
              ...{ action, resource, decision: decide(action, resource) },
            })),
          ),
        ),
    });
    const checks = checksOf({ ...neededActions(policy, { following }), fix });
    return (await findingsIn(world, checks)).get('caller-actions');
  };
  const without = (...missing: readonly string[]) =>
    withDecisions((action) => (missing.includes(action) ? 'implicitDeny' : 'allowed'));

  it('names the pattern of the policy, and nothing that was made up for the simulation', async () => {
    expect(await without('s3:AbortMultipartUpload', 's3:PutObject')).toMatchObject({
      verdict: 'warn',
      found: `IAM policies likely do not allow s3:AbortMultipartUpload and s3:PutObject on ${files}.`,
      fix,
    });
  });

  it('tells that the job would run where only following it is not allowed', async () => {
    expect(await without(...following)).toMatchObject({
      verdict: 'warn',
      found: `The job would likely run, but how it ends might not be shown: IAM policies likely do not allow dynamodb:DescribeExport and dynamodb:ListExports on ${table} and ${table}/export/*; rds:DescribeExportTasks.`,
      fix,
    });
  });

  it('is content where following is allowed on one of its resources', async () => {
    const found = await withDecisions((action, resource) =>
      action === 'dynamodb:DescribeExport' && resource === table ? 'implicitDeny' : 'allowed',
    );
    expect(found?.verdict).toBe('pass');
  });

  it('keeps the two apart where both are missing', async () => {
    expect((await without('s3:PutObject', 'rds:DescribeExportTasks'))?.found).toBe(
      `IAM policies likely do not allow s3:PutObject on ${files}. To show how the job ends, too: IAM policies likely do not allow rds:DescribeExportTasks.`,
    );
  });

  it('offers no policy to paste against one that denies', async () => {
    const found = await withDecisions((action) =>
      action === 's3:PutObject' ? 'explicitDeny' : 'implicitDeny',
    );
    expect(found?.found).toContain(`An IAM policy likely denies s3:PutObject on ${files}.`);
    expect(found?.fix?.text).toMatch(/^Ask who manages the account to except the export/);
  });
});
