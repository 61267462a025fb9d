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

  it.each(['orders--1', '1-orders', 'orders-', 'o'.repeat(61)])(
    'are not asked for one that is called %s',
    async (ExportTaskIdentifier) => {
      const finding = await found('task-identifier', { input: { ExportTaskIdentifier } });
      expect(finding).toMatchObject({ verdict: 'fail', found: 'RDS takes no such identifier.' });
    },
  );

  it('fail an export of a source that is being exported', async () => {
    const busy = { tasks: [task('orders-0')] };
    expect(await found('source-busy', busy)).toMatchObject({
      verdict: 'fail',
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

  it('of another account comes with what its owner has to allow the role', async () => {
    const prepare = inBucket({ owner: '444455556666' });
    const finding = await found('bucket-owner', { prepare });
    expect(finding).toMatchObject({
      verdict: 'warn',
      fix: {
        text: 'Let its owner allow the export in the bucket policy, where that does not yet. It adds the statements to the policy of bucket acme-exports and keeps those that are there.',
      },
    });
    const pasted = JSON.parse(finding?.fix?.paste?.text ?? '') as { Statement: object[] };
    expect(pasted.Statement).toMatchObject([
      { Principal: { AWS: role }, Resource: 'arn:aws:s3:::acme-exports' },
      { Principal: { AWS: role }, Resource: 'arn:aws:s3:::acme-exports/my_orders/*' },
    ]);
    expect(finding?.fix?.paste?.text).not.toContain('<');
  });

  it('fails the export where its policy denies the role what AWS demands', async () => {
    const deny = { actions: ['s3:DeleteObject'], on: ['*'], to: { AWS: role } };
    const policy = formatPolicy(policyOf({ ...allow('Keep', deny), Effect: 'Deny' }));
    expect((await found('bucket-policy', { prepare: inBucket({ policy }) }))?.verdict).toBe('fail');
  });

  it('has to take what a key of KMS encrypts, as all that RDS exports is', async () => {
    const verdict = async (wanted: string) => {
      const deny = { actions: ['s3:PutObject'], on: ['*'], to: { AWS: '*' } };
      const when = { StringNotEquals: { 's3:x-amz-server-side-encryption': wanted } };
      const policy = formatPolicy(policyOf({ ...allow('No', { ...deny, when }), Effect: 'Deny' }));
      return (await found('bucket-policy', { prepare: inBucket({ policy }) }))?.verdict;
    };
    expect([await verdict('aws:kms'), await verdict('AES256')]).toEqual(['pass', 'fail']);
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

describe('a key of another account', () => {
  const theirs = 'arn:aws:kms:eu-west-1:444455556666:key/1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60';
  const use = [
    ...['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt'],
    ...['kms:GenerateDataKey*', 'kms:ReEncrypt*', 'kms:RetireGrant'],
  ];
  const byRole = (actions: readonly string[], on = theirs) =>
    found('role-key', {
      ...{ input: { KmsKeyId: theirs }, key: { arn: theirs } },
      prepare: ({ inspect }) => {
        const usual = usualRole(request.IamRoleArn);
        const policy = formatPolicy(policyOf(allow('UseKey', { actions, on: [on] })));
        const policies = [...usual.policies, policy];
        inspect.rolesByArn.set(request.IamRoleArn, { ...usual, policies });
      },
    });

  it('has to be allowed to the role as well', async () => {
    expect(await byRole(use)).toMatchObject({ verdict: 'pass', field: 'roleArn' });
    expect((await byRole(['kms:*']))?.verdict).toBe('pass');
  });

  it('is likely missed by a role that lacks one of the actions, or has another key', async () => {
    const lacking = await byRole(use.slice(1));
    expect(lacking).toMatchObject({
      verdict: 'warn',
      found:
        'The key belongs to another account, and the policies of the role do not clearly allow kms:CreateGrant on it.',
    });
    expect(lacking?.fix?.paste?.text).toContain('kms:CreateGrant');
    expect((await byRole(use, keyArn))?.verdict).toBe('warn');
  });

  it('is all that is asked of the role', async () => {
    expect(await found('role-key')).toBeUndefined();
    expect(await found('role-key', { input: { KmsKeyId: keyArn } })).toBeUndefined();
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

it('says for certain that no grant can be made of the key that AWS manages for S3', async () => {
  const uses = { actions: ['kms:GenerateDataKey*'], on: ['*'], to: { AWS: '*' } };
  const looks = { actions: ['kms:Describe*', 'kms:Get*'], on: ['*'], to: { AWS: account } };
  const policy = formatPolicy(policyOf(allow('Use', uses), allow('Look', looks)));
  const all = await findings({
    input: { KmsKeyId: 'alias/aws/s3' },
    key: { manager: 'AWS' },
    prepare: ({ inspect }) => void inspect.keyPolicies.set(keyArn, policy),
  });
  expect(all.get('key-policy')?.verdict).toBe('fail');
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

  it('is told that the export would run where only following it is not allowed', async () => {
    const finding = await found('caller-actions', lacking('rds:DescribeExportTasks'));
    expect(finding).toMatchObject({
      verdict: 'warn',
      found:
        'The job would likely run, but how it ends might not be shown: IAM policies likely do not allow rds:DescribeExportTasks.',
    });
    expect(finding?.fix?.paste?.text).toContain('rds:DescribeExportTasks');
  });

  it('is not told about what only canceling takes', async () => {
    const finding = await found('caller-actions', lacking('rds:CancelExportTask'));
    expect(finding?.verdict).toBe('pass');
  });

  it('needs no IAM policy for a key that AWS manages', async () => {
    const finding = await found('caller-actions', {
      ...{ ...lacking('kms:CreateGrant'), key: { manager: 'AWS' } },
    });
    expect(finding?.verdict).toBe('pass');
  });

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
