import { describe, expect, it } from 'vitest';
import { FakeAws, recoveryOn, tableFacts } from '../../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../../test/fakes/fakeClock.ts';
import {
  aBackup,
  aCluster,
  aSnapshot,
  backupsFolder,
  service,
  tableNode,
  thing,
} from '../../../../test/fakes/things.ts';
import { connection } from '../../../../test/fakes/samples.ts';
import type { Backup } from '../../../core/backups.ts';
import type { DatabaseSource } from '../../../core/databases.ts';
import type { DomainDetails, TableDetails } from '../nodes.ts';
import { toRow } from '../rows.ts';
import { allBackups } from './backups.ts';
import { faceOf } from './registry.ts';

const now = Date.UTC(2026, 10, 21, 12);

const tableRow = (known: TableDetails) => toRow(tableNode(known), now);
const backupRow = (backup: Backup, folder = backupsFolder()) =>
  toRow(thing('backup', backup.name, backup, folder), now);
const databaseRow = (source: DatabaseSource) => toRow(thing('database', source.name, source), now);
const domainRow = (known: DomainDetails) => toRow(thing('domain', 'sessions', known), now);

describe('the row of a table', () => {
  it('offers everything while only the name is known', () => {
    expect(tableRow({})).toMatchObject({
      label: 'orders',
      contextValue: 'table exportable backupable named arn console',
      expands: 'collapsed',
      accessibilityLabel: 'orders, table',
    });
    expect(tableRow({})).not.toHaveProperty('description');
  });

  it('says recovery and size once they are known', () => {
    expect(tableRow({ table: tableFacts('orders'), recovery: recoveryOn(now) })).toMatchObject({
      description: 'PITR on · 41.2 GB',
      contextValue: 'table exportable backupable recoveryOn named arn console',
      accessibilityLabel: 'orders, table, PITR on, 41.2 GB',
    });
  });

  it('offers to turn recovery on where it is off; a backup needs none', () => {
    const row = tableRow({ table: tableFacts('orders'), recovery: { status: 'off' } });
    expect(row.contextValue).toBe('table exportable backupable recoveryOff named arn console');
  });

  it.each(['CREATING', 'DELETING', 'ARCHIVED'])(
    'does not offer to export a table that is %s',
    (status) => {
      expect(tableRow({ table: tableFacts('orders', { status }) }).contextValue).toBe(
        'table named arn console',
      );
    },
  );

  it('says that a table was deleted after it had been listed', () => {
    expect(tableRow({ missing: true })).toMatchObject({
      description: 'deleted',
      contextValue: 'table named',
    });
  });
});

describe('the row of a backup', () => {
  it('says type, size and age, and can be deleted', () => {
    expect(backupRow(aBackup())).toMatchObject({
      label: 'before-migration',
      description: 'on-demand · 41.2 GB · 2 d',
      contextValue: 'backup deletable named arn console',
      expands: 'never',
      accessibilityLabel: 'before-migration, backup of orders, on-demand, 41.2 GB, 2 d',
    });
  });

  it('names the table where backups of all tables lie together', () => {
    const { description } = backupRow(aBackup(), allBackups(service));
    expect(description).toBe('orders · on-demand · 41.2 GB · 2 d');
  });

  it.each<[string, Partial<Backup>]>([
    ['AWS made of a deleted table', { type: 'SYSTEM' }],
    ['AWS Backup made', { type: 'AWS_BACKUP' }],
    ['is being made', { status: 'CREATING' }],
    ['is gone', { status: 'DELETED' }],
  ])('does not offer to delete one that %s', (_, changes) => {
    expect(backupRow(aBackup(changes)).contextValue).toBe('backup named arn console');
  });

  it('shows those of AWS by another icon', () => {
    const { icon } = backupRow(aBackup({ type: 'SYSTEM' }));
    expect(icon?.id).not.toBe(backupRow(aBackup()).icon?.id);
  });
});

describe('the row of a snapshot or cluster', () => {
  it('says what it is and can be exported', () => {
    expect(databaseRow(aSnapshot('rds:orders'))).toMatchObject({
      label: 'rds:orders',
      description: 'postgres 16.4 · 41.2 GB · manual · 2 d',
      contextValue: 'database exportableDatabase named arn console',
      accessibilityLabel: 'rds:orders, DB snapshot, postgres 16.4, 41.2 GB, manual, 2 d',
    });
    expect(databaseRow(aCluster('shop')).contextValue).toContain('exportableDatabase');
  });

  it('says of one that another account shares that it is shared', () => {
    const shared = aSnapshot('geo-reference', { snapshotType: 'shared' });
    expect(databaseRow(shared)).toMatchObject({
      label: 'geo-reference',
      description: 'postgres 16.4 · 41.2 GB · shared · 2 d',
    });
  });

  it.each([
    [aCluster('graph', { engine: 'neptune' }), 'Neptune cannot be exported'],
    [aCluster('papers', { engine: 'docdb' }), 'DocumentDB cannot be exported'],
    [aSnapshot('old', { engine: 'oracle-ee' }), 'oracle-ee cannot be exported'],
    [aSnapshot('new', { status: 'creating' }), 'not available: creating'],
  ])('is set back with the reason where it cannot be exported', (source, reason) => {
    expect(databaseRow(source)).toMatchObject({
      description: reason,
      isGreyed: true,
      icon: { color: 'disabledForeground' },
      contextValue: 'database named arn console',
    });
    expect(databaseRow(source).accessibilityLabel).toContain(reason);
  });
});

describe('the row of a domain', () => {
  it('says items and size once they are known', () => {
    expect(domainRow({ name: 'sessions' })).not.toHaveProperty('description');
    expect(domainRow({ name: 'sessions', itemCount: 1204, sizeBytes: 3_100_000 })).toMatchObject({
      description: '1,204 items · 3.1 MB',
      contextValue: 'domain exportableDomain named arn',
      accessibilityLabel: 'sessions, domain, 1,204 items, 3.1 MB',
    });
  });

  it('says that a domain was deleted after it had been listed', () => {
    const row = domainRow({ name: 'sessions', missing: true });
    expect(row).toMatchObject({ description: 'deleted', contextValue: 'domain named' });
  });

  it('has an ARN, made of where it is and whose it is', async () => {
    const access = await new FakeAws(new FakeClock()).connect(connection);
    const arn = await faceOf('domain').arn(thing('domain', 'sessions', { name: 'x' }), access);
    expect(arn).toBe('arn:aws:sdb:eu-west-1:111122223333:domain/sessions');
  });
});
