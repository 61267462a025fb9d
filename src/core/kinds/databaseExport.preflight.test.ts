import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { usualRole } from '../../../test/fakes/fakeInspector.ts';
import { firstReport } from '../../../test/fakes/firstReport.ts';
import { findingsIn } from '../../../test/fakes/preflight.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { aCluster, aSnapshot } from '../../../test/fakes/things.ts';
import type { DatabaseSource } from '../databases.ts';
import type { JobReport } from '../jobs/job.ts';
import { allow, formatPolicy, policyOf } from '../policy/policy.ts';
import type { KmsKey, Simulated } from '../ports.ts';
import type { Finding } from '../preflight/finding.ts';
import type { StartExportTaskRequest } from './databaseExport.ts';
import { databaseExportChecks } from './databaseExport/preflight.ts';

const account = '111122223333';
const orders = aSnapshot('orders');
const keyArn = `arn:aws:kms:eu-west-1:${account}:key/1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60`;

const request: StartExportTaskRequest = {
  ExportTaskIdentifier: 'orders-1',
  SourceArn: orders.arn,
  S3BucketName: 'acme-exports',
  S3Prefix: 'my orders',
  IamRoleArn: `arn:aws:iam::${account}:role/exports`,
  KmsKeyId: 'alias/exports',
};

interface Situation {
  readonly input?: Partial<StartExportTaskRequest>;
  readonly source?: DatabaseSource;
  readonly account?: string;
  /** What RDS lists. */
  readonly tasks?: readonly JobReport[];
  readonly prepare?: (world: FakeAws) => void;
  /** What KMS says of the key. */
  readonly key?: Partial<KmsKey>;
}

/** What is found where a situation differs from one in which the export works. */
async function findings(situation: Situation = {}): Promise<ReadonlyMap<string, Finding>> {
  const { source = orders, tasks = [], prepare, key = {} } = situation;
  const described = { arn: keyArn, keyId: 'k', usable: true, manager: 'CUSTOMER', ...key } as const;
  const world = new FakeAws(new FakeClock());
  world.databaseList = [source];
  for (const task of tasks) world.gateways['rds-database'].add(task);
  prepare?.(world);
  const { arn, name } = source;
  const checks = databaseExportChecks({
    connection,
    source: { service: 'rds', arn, name },
    input: { ...request, SourceArn: arn, ...situation.input },
    facts: { ...connection, account: situation.account ?? account },
  });
  const describeKey = () => Promise.resolve<KmsKey>(described);
  const listKeys = () => Promise.resolve({ items: [] });
  return findingsIn(world, checks, { keys: { describeKey, listKeys } });
}

async function found(id: string, situation?: Situation): Promise<Finding | undefined> {
  return (await findings(situation)).get(id);
}

const task = (id: string, changes: Partial<JobReport> = {}, arn = orders.arn): JobReport => {
  const input = { ...request, ExportTaskIdentifier: id, SourceArn: arn };
  return { ...firstReport({ kind: 'rds-database', input, token: id }, 1), ...changes };
};

const ended = { state: 'failed' } as const;
const other = aSnapshot('carts').arn;

it('finds nothing in the way of an export that works', async () => {
  const all = [...(await findings()).values()];
  expect(all.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

describe('the source', () => {
  it.each([
    ['its engine', aSnapshot('orders', { engine: 'oracle-ee' }), 'Oracle-ee cannot be exported.'],
    ['its state', aSnapshot('orders', { status: 'creating' }), 'Not available: creating.'],
    ['its mode', aCluster('shop', { engineMode: 'serverless' }), undefined],
    ['its storage', aSnapshot('orders', { storageType: 'standard' }), undefined],
  ])('fails the export by %s', async (_, source, words) => {
    const finding = await found('source-state', { source });
    expect(finding).toMatchObject({ verdict: 'fail', field: 'source' });
    expect(finding?.fix?.text).toMatch(/\.$/);
    if (words !== undefined) expect(finding?.found).toBe(words);
  });

  it('fails the export where it is gone', async () => {
    const gone = await found('source-state', { prepare: (world) => (world.databaseList = []) });
    expect(gone).toMatchObject({ verdict: 'fail', looked: 'DB snapshot orders' });
  });

  it('is only doubted where it belongs to somebody else', async () => {
    const shared = await found('source-state', { account: '444455556666' });
    expect(shared?.verdict).toBe('warn');
  });
});

describe('the tasks of RDS', () => {
  it('fail an export whose identifier is in use, also by one that has ended', async () => {
    const taken = { tasks: [task('orders-1', ended, other)] };
    expect(await found('task-identifier', taken)).toMatchObject({
      verdict: 'fail',
      found: 'RDS has an export task of this identifier already (failed).',
      field: 'taskId',
    });
    const free = { tasks: [task('orders-12', ended)] };
    expect((await found('task-identifier', free))?.verdict).toBe('pass');
  });

  it('warn of a running export of the same source', async () => {
    const busy = { tasks: [task('orders-0')] };
    expect(await found('source-busy', busy)).toMatchObject({
      verdict: 'warn',
      found: 'Export orders-0 is running, and AWS runs one of a source at a time.',
    });
    const idle = { tasks: [task('orders-0', ended), task('carts-1', {}, other)] };
    expect((await found('source-busy', idle))?.verdict).toBe('pass');
  });

  it('warn of a sixth export of the account', async () => {
    const four = [1, 2, 3, 4].map((count) => task(`carts-${count}`, {}, other));
    expect(await found('tasks-running', { tasks: four })).toMatchObject({
      verdict: 'pass',
      found: '4 of the 5 that AWS runs at a time for an account.',
    });
    const five = [...four, task('carts-5', { state: 'canceling' }, other)];
    expect((await found('tasks-running', { tasks: five }))?.verdict).toBe('warn');
  });

  it('are not judged from a part of a long list, but for what it has', async () => {
    const tasks = [1, 2, 3].map((count) => task(`orders-${count}`, ended));
    const prepare = (world: FakeAws) => void (world.gateways['rds-database'].pageSize = 0);
    const unread = await findings({ tasks, prepare });
    const verdicts = ['task-identifier', 'source-busy', 'tasks-running'].map(
      (id) => unread.get(id)?.verdict,
    );
    expect(verdicts).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

describe('the names of a partial export', () => {
  const parts = (...ExportOnly: readonly string[]) => ({ input: { ExportOnly } });

  it('are looked at only where there are some', async () => {
    expect(await found('export-only')).toBeUndefined();
  });

  it('pass as the engine takes them, and nothing is said of what is in the database', async () => {
    const finding = await found('export-only', parts('shop.public.orders'));
    expect(finding).toMatchObject({ verdict: 'pass', field: 'exportOnly' });
    expect(finding?.found).toContain('whether they exist is not known');
  });

  it('fail the export where the engine knows no such level, or no such characters', async () => {
    const mysql = aSnapshot('orders', { engine: 'mysql' });
    const schema = await found('export-only', { source: mysql, ...parts('shop.public.orders') });
    expect(schema?.verdict).toBe('fail');
    expect((await found('export-only', parts('shöp')))?.verdict).toBe('fail');
  });

  it('are only doubted where one is in another', async () => {
    expect((await found('export-only', parts('shop', 'shop.public')))?.verdict).toBe('warn');
  });
});

describe('the bucket', () => {
  const role = request.IamRoleArn;
  const inBucket =
    (changes: Parameters<FakeAws['inspect']['bucketsByName']['set']>[1]) =>
    ({ inspect }: FakeAws) =>
      void inspect.bucketsByName.set('acme-exports', changes);

  it('fails the export from another Region', async () => {
    const prepare = inBucket({ look: { answer: 'found', region: 'eu-central-1' } });
    expect((await found('bucket-region', { prepare }))?.verdict).toBe('fail');
  });

  it('fails the export where its policy denies the role what AWS demands', async () => {
    const deny = { actions: ['s3:DeleteObject'], on: ['*'], to: { AWS: role } };
    const policy = formatPolicy(policyOf({ ...allow('Keep', deny), Effect: 'Deny' }));
    expect((await found('bucket-policy', { prepare: inBucket({ policy }) }))?.verdict).toBe('fail');
  });

  it('is written to below the prefix as RDS writes it', async () => {
    const statement = (prefix: string) => ({
      ...usualRole(role),
      policies: [
        formatPolicy(
          policyOf(
            allow('Use', { actions: ['s3:*'], on: ['arn:aws:s3:::acme-exports'] }),
            allow('Write', { actions: ['s3:*'], on: [`arn:aws:s3:::acme-exports/${prefix}/*`] }),
          ),
        ),
      ],
    });
    const verdict = async (prefix: string) => {
      const prepare = ({ inspect }: FakeAws) =>
        void inspect.rolesByArn.set(role, statement(prefix));
      return (await found('role-permissions', { prepare }))?.verdict;
    };
    expect([await verdict('my_orders'), await verdict('my orders')]).toEqual(['pass', 'fail']);
  });
});

describe('the role', () => {
  it('is handed exactly the policies that it lacks', async () => {
    const prepare = ({ inspect }: FakeAws) =>
      void inspect.rolesByArn.set(request.IamRoleArn, {
        ...usualRole(request.IamRoleArn),
        ...{ trustPolicy: formatPolicy(policyOf()), policies: [] },
      });
    const lacking = await findings({ prepare });
    const pasted = ['role-trust', 'role-permissions'].map(
      (id) => lacking.get(id)?.fix?.paste?.text ?? '',
    );
    expect(pasted[0]).toContain('"Service": "export.rds.amazonaws.com"');
    expect(pasted[1]).toContain('"arn:aws:s3:::acme-exports/my_orders/*"');
    expect(pasted.join('')).not.toContain('<');
  });
});

describe('the key', () => {
  it.each<[string, string, Partial<KmsKey>]>([
    ['key-state', 'fail', { state: 'PendingDeletion', usable: false }],
    ['key-state', 'fail', { usable: false }],
    ['key-manager', 'warn', { manager: 'AWS' }],
  ])('%s comes to %s', async (id, verdict, key) => {
    expect((await found(id, { key }))?.verdict).toBe(verdict);
  });

  it('is looked at for the grant that RDS gives itself', async () => {
    const deny = { actions: ['kms:CreateGrant'], on: ['*'], to: { AWS: '*' } };
    const policy = formatPolicy(policyOf({ ...allow('NoGrants', deny), Effect: 'Deny' }));
    const prepare = ({ inspect }: FakeAws) => void inspect.keyPolicies.set(keyArn, policy);
    expect((await found('key-policy', { prepare }))?.verdict).toBe('fail');
  });
});

describe('the caller', () => {
  const lacking = (action: string, decision: Simulated['decision'] = 'implicitDeny') => ({
    prepare: ({ inspect }: FakeAws) => void inspect.decisions.set(action, decision),
  });

  it.each(['rds:StartExportTask', 'iam:PassRole', 'kms:CreateGrant', 'kms:DescribeKey'])(
    'is warned without %s, with the policy to paste',
    async (action) => {
      const finding = await found('caller-actions', lacking(action));
      expect(finding?.verdict).toBe('warn');
      expect(finding?.found).toContain(`likely do not allow ${action} on arn:`);
      expect(finding?.fix?.paste?.text).toContain(action);
    },
  );

  it('is asked for as RDS will be passed the role, and by the ARN of the key', async () => {
    const asked: object[] = [];
    const prepare = (world: FakeAws) => {
      const { simulate } = world.inspect;
      Object.assign(world.inspect, {
        simulate: (...call: Parameters<typeof simulate>) => {
          asked.push(call[1]);
          return simulate(...call);
        },
      });
    };
    await findings({ prepare });
    expect(asked).toContainEqual({
      actions: ['iam:PassRole'],
      resources: [request.IamRoleArn],
      context: { 'iam:PassedToService': 'export.rds.amazonaws.com' },
    });
    expect(asked).toContainEqual({
      actions: ['kms:CreateGrant', 'kms:DescribeKey'],
      resources: [keyArn],
    });
  });
});
