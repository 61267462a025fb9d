import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { findingsIn } from '../../../test/fakes/preflight.ts';
import { aReport, aRequest, aTable, connection, orders } from '../../../test/fakes/samples.ts';
import { ExportError } from '../errors.ts';
import type { Finding } from '../preflight/finding.ts';
import type { Recovery, Table } from '../sources.ts';
import { checksOf } from './preflights.ts';
import type { ExportTableRequest } from './tableExport.ts';

const account = '111122223333';
const other = '444455556666';
const now = new FakeClock().now();
const minute = 60_000;
const hour = 60 * minute;

interface Situation {
  readonly input?: Partial<ExportTableRequest>;
  readonly table?: Partial<Table>;
  readonly recovery?: Recovery;
  readonly prepare?: (world: FakeAws) => void;
}

async function findings(situation: Situation = {}): Promise<ReadonlyMap<string, Finding>> {
  const { input, table, recovery, prepare } = situation;
  const world = new FakeAws(new FakeClock());
  world.add('orders', table, recovery);
  prepare?.(world);
  const checks = checksOf('dynamodb-table', {
    ...{ connection, source: orders, input: aRequest('token', input).input },
    facts: { ...connection, account, now },
  });
  return findingsIn(world, checks);
}

async function found(id: string, situation?: Situation): Promise<Finding | undefined> {
  return (await findings(situation)).get(id);
}

const at = (moment: number) => new Date(moment).toISOString();

const since = (from: number, to: number): Situation['input'] => ({
  ExportType: 'INCREMENTAL_EXPORT',
  IncrementalExportSpecification: {
    ExportFromTime: at(from),
    ExportToTime: at(to),
    ExportViewType: 'NEW_IMAGE',
  },
});

it('has nothing against an export that AWS makes', async () => {
  const key = `arn:aws:kms:eu-west-1:${account}:key/1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60`;
  const input = { S3SseAlgorithm: 'KMS', S3SseKmsKeyId: key, ExportTime: at(now - hour) } as const;
  const all = [...(await findings({ input })).values()];
  expect(all.map(({ id, verdict }) => `${id}: ${verdict}`)).toEqual([
    'table-state: pass',
    'table-recovery: pass',
    'export-time: pass',
    'exports-running: pass',
    'bucket-exists: pass',
    'bucket-region: pass',
    'bucket-owner: pass',
    'bucket-policy: pass',
    'bucket-lock: pass',
    'bucket-payer: pass',
    'prefix-length: pass',
    'key-region: pass',
    'key-state: pass',
    'key-policy: pass',
    'caller-actions: pass',
  ]);
});

it('looks at no time where the latest is asked for, and at no key where none is', async () => {
  const ids = [...(await findings()).keys()];
  expect(ids).not.toContain('export-time');
  expect(ids.filter((id) => id.startsWith('key-'))).toEqual([]);
});

describe('the table', () => {
  it.each<[string, Situation, Finding['verdict']]>([
    ['is being made', { table: { status: 'CREATING' } }, 'fail'],
    ['is being deleted', { table: { status: 'DELETING' } }, 'fail'],
    ['is archived', { table: { status: 'ARCHIVED' } }, 'fail'],
    ['has lost its key', { table: { status: 'INACCESSIBLE_ENCRYPTION_CREDENTIALS' } }, 'fail'],
    ['is being changed', { table: { status: 'UPDATING' } }, 'pass'],
    ['is in a state that is new', { table: { status: 'REPLICATION_NOT_AUTHORIZED' } }, 'warn'],
    [
      'is missing',
      { prepare: ({ faults }) => faults.set('DescribeTable', new ExportError('table-not-found')) },
      'fail',
    ],
  ])('%s', async (_, situation, verdict) => {
    expect((await found('table-state', situation))?.verdict).toBe(verdict);
  });
});

describe('point-in-time recovery', () => {
  it('has to be on, and comes with the command', async () => {
    const recovery = await found('table-recovery', { recovery: { status: 'off' } });
    expect(recovery).toMatchObject({ verdict: 'fail', field: 'table' });
    expect(recovery?.fix?.paste?.text).toBe(
      'aws dynamodb update-continuous-backups --table-name orders --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true --region eu-west-1 --profile acme-data',
    );
  });

  it('may not be seen', async () => {
    expect(await found('table-recovery', { recovery: { status: 'unknown' } })).toMatchObject({
      verdict: 'unknown',
      permission: 'dynamodb:DescribeContinuousBackups',
    });
  });
});

describe('the time', () => {
  const recovery: Recovery = {
    status: 'on',
    earliest: now - 48 * hour,
    latest: now - 5 * minute,
  };

  it.each<[string, Situation['input'], Finding['verdict']]>([
    ['a moment within', { ExportTime: at(now - hour) }, 'pass'],
    ['a moment too early', { ExportTime: at(now - 49 * hour) }, 'fail'],
    ['a moment too late', { ExportTime: at(now - minute) }, 'fail'],
    ['a window within', since(now - 3 * hour, now - hour), 'pass'],
    ['a window of a day', since(now - 25 * hour, now - hour), 'pass'],
    ['a window too early', since(now - 49 * hour, now - 40 * hour), 'fail'],
    ['a window too short', since(now - 2 * hour, now - 106 * minute), 'fail'],
    ['a window too long', since(now - 26 * hour, now - hour), 'fail'],
    ['a window in disorder', since(now - hour, now - 2 * hour), 'fail'],
    ['a window into the future', since(now - hour, now + minute), 'fail'],
    ['a window that ends late', since(now - hour, now - minute), 'warn'],
    ['no window', { ExportType: 'INCREMENTAL_EXPORT' }, 'unknown'],
  ])('%s', async (_, input = {}, verdict) => {
    expect((await found('export-time', { input, recovery }))?.verdict).toBe(verdict);
  });

  it.each([
    [since(now - 3 * hour, now - hour), /^Point-in-time recovery reaches from .* to .*\.$/],
    [{ ExportTime: at(now - minute) }, /^.* is not between .* and .*, which .* reaches\.$/],
  ])('is told beside what recovery reaches', async (input = {}, text) => {
    expect((await found('export-time', { input, recovery }))?.found).toMatch(text);
  });

  it.each([
    ['off', undefined],
    ['unknown', 'unknown'],
  ] as const)('cannot be told with recovery %s', async (status, verdict) => {
    const input = { ExportTime: at(now - hour) };
    expect((await found('export-time', { input, recovery: { status } }))?.verdict).toBe(verdict);
  });
});

describe('running exports', () => {
  const running =
    (count: number, table = orders) =>
    ({ gateway }: FakeAws) => {
      for (let id = 0; id < count; id += 1) gateway.add(aReport(table, now - id, `t${id}`));
    };

  it.each<[string, Situation, Finding['verdict'], string]>([
    ['some', { prepare: running(299, aTable('carts')) }, 'pass', '299 of the 300'],
    ['too many', { prepare: running(300, aTable('carts')) }, 'warn', '300 exports run'],
    ['more than are read', { prepare: running(1001, aTable('carts')) }, 'warn', 'at least 1,000'],
    ['too large', { table: { sizeBytes: 60e12 }, prepare: running(1) }, 'warn', '120 TB'],
    [
      'large enough',
      { table: { sizeBytes: 60e12 }, prepare: running(1, aTable('carts')) },
      'pass',
      '1 of the 300',
    ],
    [
      'of other tables, too',
      { table: { sizeBytes: 60e12 }, prepare: running(1, aTable('carts')) },
      'pass',
      'this table comes to 60 TB of the 100 TB that AWS usually takes together; other tables were not counted.',
    ],
    [
      'of this table only',
      { table: { sizeBytes: 30e12 }, prepare: running(1) },
      'pass',
      'this table comes to 60 TB of the 100 TB that AWS usually takes together.',
    ],
  ])('%s', async (_, situation, verdict, text) => {
    const finding = await found('exports-running', situation);
    expect(finding?.verdict).toBe(verdict);
    expect(finding?.found.toLowerCase()).toContain(text.toLowerCase());
  });

  it('says so where AWS does not tell the size of the table', async () => {
    const finding = await found('exports-running', {
      prepare: (world) => {
        const { tables } = world;
        const describeTable = async (name: string): Promise<Table> => {
          const { sizeBytes: _, ...table } = await tables.describeTable(name);
          return table;
        };
        Object.assign(world, { tables: { ...tables, describeTable } });
      },
    });
    expect(finding?.verdict).toBe('pass');
    expect(finding?.found).toContain('How much of the 100 TB');
  });
});

describe('what the checks are given', () => {
  it('is the owner of the request, whose bucket has to allow the caller', async () => {
    const policy = await found('bucket-policy', { input: { S3BucketOwner: other, S3Prefix: 'a' } });
    expect(policy?.verdict).toBe('fail');
    expect(JSON.parse(policy?.fix?.paste?.text ?? '')).toMatchObject({
      Statement: [
        {
          Principal: { AWS: `arn:aws:iam::${account}:user/ana` },
          Resource: 'arn:aws:s3:::acme-exports/a/AWSDynamoDB/*',
        },
      ],
    });
  });

  it('is the key of another account, which has to let the caller use it', async () => {
    const key = `arn:aws:kms:eu-west-1:${other}:key/1f3c6a52-9f1d-4d3e-8a31-0b6c2d4e5f60`;
    const input = { S3SseAlgorithm: 'KMS', S3SseKmsKeyId: key } as const;
    const policy = await found('key-policy', { input });
    expect(policy?.fix?.paste?.text).toContain('kms:GenerateDataKey');
  });

  it('is the encryption of the request', async () => {
    const only = (value: string) =>
      JSON.stringify({
        Statement: {
          ...{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: '*' },
          Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': value } },
        },
      });
    const prepare = ({ inspect }: FakeAws) =>
      inspect.bucketsByName.set('acme-exports', { policy: only('aws:kms') });
    const verdict = async (input: Situation['input'] = {}) =>
      (await found('bucket-policy', { input, prepare }))?.verdict;
    expect(await verdict({ S3SseAlgorithm: 'AES256' })).toBe('fail');
    expect(await verdict({ S3SseAlgorithm: 'KMS' })).toBe('pass');
    // AWS then uses keys of S3, whether or not it says so.
    expect(await verdict()).toBe('fail');
  });

  it('is that of each place in which the export writes', async () => {
    const denied = (resource: string) =>
      JSON.stringify({
        Statement: {
          ...{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject' },
          Resource: `arn:aws:s3:::acme-exports/${resource}`,
        },
      });
    const verdict = async (resource: string, input: Situation['input'] = {}) => {
      const prepare = ({ inspect }: FakeAws) =>
        inspect.bucketsByName.set('acme-exports', { policy: denied(resource) });
      return (await found('bucket-policy', { input, prepare }))?.verdict;
    };
    const incremental = { ExportType: 'INCREMENTAL_EXPORT' } as const;
    const shared = 'a/AWSDynamoDB/data/*';
    expect(await verdict(shared, { S3Prefix: 'a', ...incremental })).toBe('fail');
    expect(await verdict(shared, { S3Prefix: 'a' })).toBe('pass');
    expect(await verdict('*/data/*', { S3Prefix: 'a' })).toBe('fail');
    expect(await verdict('*_started', { S3Prefix: 'a' })).toBe('fail');
    expect(await verdict('*.json')).toBe('fail');
    expect(await verdict('*.csv')).toBe('pass');
  });

  it('is what the policy of the caller allows', async () => {
    const action = 'dynamodb:ExportTableToPointInTime';
    const actions = await found('caller-actions', {
      prepare: ({ inspect }) => inspect.decisions.set(action, 'implicitDeny'),
    });
    expect(actions?.found).toContain(`${action} on ${orders.arn}`);
    expect(actions?.fix?.paste?.text).toContain('acme-exports/AWSDynamoDB/*');
  });

  it('is told apart from what only following the export takes', async () => {
    const action = 'dynamodb:DescribeExport';
    const actions = await found('caller-actions', {
      prepare: ({ inspect }) => inspect.decisions.set(action, 'implicitDeny'),
    });
    expect(actions?.verdict).toBe('warn');
    expect(actions?.found).toMatch(
      /^The job would likely run, but how it ends might not be shown: /,
    );
    expect(actions?.found).toContain(`${action} on ${orders.arn} and ${orders.arn}/export/*.`);
  });
});
