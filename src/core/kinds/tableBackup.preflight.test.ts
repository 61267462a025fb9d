import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { findingsIn } from '../../../test/fakes/preflight.ts';
import { connection, orders } from '../../../test/fakes/samples.ts';
import { aBackup } from '../../../test/fakes/things.ts';
import { ExportError } from '../errors.ts';
import type { Finding } from '../preflight/finding.ts';
import { tableBackupChecks } from './tableBackup/preflight.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const request = { TableName: orders.arn, BackupName: 'orders-20261121' };

async function findings(prepare?: (world: FakeAws) => void, BackupName = request.BackupName) {
  const world = new FakeAws(new FakeClock());
  world.add('orders');
  prepare?.(world);
  const checks = tableBackupChecks({
    ...{ connection, source: orders, input: { ...request, BackupName } },
    facts: { ...connection, account: '111122223333', now },
  });
  return findingsIn(world, checks);
}

it('has nothing against a backup that AWS makes', async () => {
  const all = [...(await findings()).values()];
  expect(all.map(({ id, verdict }) => `${id}: ${verdict}`)).toEqual([
    'table-state: pass',
    'backup-name: pass',
    'caller-actions: pass',
  ]);
});

describe('a backup', () => {
  it.each<[string, string, (world: FakeAws) => void, Finding['verdict']]>([
    [
      'of a table that is being made',
      'table-state',
      (world) => {
        world.add('orders', { status: 'CREATING' });
      },
      'fail',
    ],
    [
      'of a table that is being deleted',
      'table-state',
      (world) => {
        world.add('orders', { status: 'DELETING' });
      },
      'fail',
    ],
    [
      'of a table that was made a moment ago',
      'table-state',
      (world) => {
        world.add('orders', { createdAt: now - 20_000 });
      },
      'warn',
    ],
    [
      'of a table that was made a minute ago',
      'table-state',
      (world) => {
        world.add('orders', { createdAt: now - 60_000 });
      },
      'pass',
    ],
    [
      'of a table that changes',
      'table-state',
      (world) => {
        world.add('orders', { status: 'UPDATING' });
      },
      'warn',
    ],
    [
      'of no table',
      'table-state',
      (world) => world.faults.set('DescribeTable', new ExportError('table-not-found')),
      'fail',
    ],
    [
      'of a name that is in use',
      'backup-name',
      (world) => {
        world.backupList = [aBackup({ name: request.BackupName })];
      },
      'warn',
    ],
    [
      'of a name that another table uses',
      'backup-name',
      (world) => {
        world.backupList = [aBackup({ name: request.BackupName, tableName: 'carts' })];
      },
      'pass',
    ],
    [
      'whose names cannot be seen',
      'backup-name',
      (world) => world.faults.set('ListBackups', new ExportError('access-denied')),
      'unknown',
    ],
    [
      'that IAM does not allow',
      'caller-actions',
      ({ inspect }) => inspect.decisions.set('dynamodb:CreateBackup', 'implicitDeny'),
      'warn',
    ],
  ])('%s', async (_, id, prepare, verdict) => {
    expect((await findings(prepare)).get(id)?.verdict).toBe(verdict);
  });

  it('of a name that AWS does not take', async () => {
    expect((await findings(undefined, 'a b')).get('backup-name')?.verdict).toBe('fail');
  });

  it('comes with the policy that allows it', async () => {
    const all = await findings(({ inspect }) =>
      inspect.decisions.set('dynamodb:CreateBackup', 'implicitDeny'),
    );
    const actions = all.get('caller-actions');
    expect(actions?.found).toBe(
      `IAM policies likely do not allow dynamodb:CreateBackup on ${orders.arn}.`,
    );
    expect(actions?.fix?.paste?.text).toContain(orders.arn);
  });

  it('would run where only following it is not allowed', async () => {
    const all = await findings(({ inspect }) =>
      inspect.decisions.set('dynamodb:ListBackups', 'implicitDeny'),
    );
    expect(all.get('caller-actions')?.found).toMatch(
      /^The job would likely run, .* do not allow dynamodb:ListBackups\.$/,
    );
  });
});
