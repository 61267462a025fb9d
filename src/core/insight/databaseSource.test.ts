import { describe, expect, it } from 'vitest';
import type { DatabaseSource } from '../databases.ts';
import { formatMoment } from '../format/moment.ts';
import {
  databaseSourceRows,
  describeDatabaseSource,
  explainNotExportable,
  whyNotExportable,
} from './databaseSource.ts';

const now = Date.UTC(2026, 10, 21, 12);
const day = 24 * 60 * 60_000;

const snapshot: DatabaseSource = {
  type: 'snapshot',
  arn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:rds:orders-2026-11-19-04-10',
  name: 'rds:orders-2026-11-19-04-10',
  engine: 'postgres',
  status: 'available',
};

const cluster: DatabaseSource = {
  type: 'cluster',
  arn: 'arn:aws:rds:eu-west-1:111122223333:cluster:shop',
  name: 'shop',
  engine: 'aurora-postgresql',
  engineMode: 'provisioned',
  status: 'available',
};

const clusterSnapshot: DatabaseSource = { ...cluster, type: 'cluster-snapshot' };

describe('whyNotExportable', () => {
  it.each([
    snapshot,
    { ...snapshot, engine: 'mysql', storageType: 'gp3' },
    { ...snapshot, engine: 'mariadb' },
    cluster,
    { ...cluster, engine: 'aurora-mysql' },
    clusterSnapshot,
    { ...clusterSnapshot, engine: 'mysql' },
    { ...clusterSnapshot, engineMode: 'parallelquery' },
  ])('has nothing against what AWS exports', (source) => {
    expect(whyNotExportable(source)).toBeUndefined();
    expect(explainNotExportable(source)).toBeUndefined();
  });

  it.each([
    [{ ...snapshot, engine: 'oracle-ee' }, 'oracle-ee cannot be exported'],
    [{ ...snapshot, engine: 'sqlserver-se' }, 'sqlserver-se cannot be exported'],
    [{ ...snapshot, engine: 'db2-ae' }, 'db2-ae cannot be exported'],
    [
      { ...snapshot, engine: 'custom-sqlserver-ee' },
      'RDS Custom (custom-sqlserver-ee) cannot be exported',
    ],
    [{ ...cluster, engine: 'neptune' }, 'Neptune cannot be exported'],
    [{ ...clusterSnapshot, engine: 'docdb' }, 'DocumentDB cannot be exported'],
    [{ ...clusterSnapshot, engine: 'aurora' }, 'Aurora MySQL version 1 cannot be exported'],
    [{ ...cluster, engineMode: 'serverless' }, 'Aurora Serverless v1 cannot be exported'],
    [{ ...clusterSnapshot, engineMode: 'serverless' }, 'Aurora Serverless v1 cannot be exported'],
    [{ ...cluster, engineMode: 'parallelquery' }, 'engine mode parallelquery cannot be exported'],
    [{ ...cluster, engine: 'postgres' }, 'Multi-AZ cluster: export a snapshot'],
    [{ ...snapshot, storageType: 'standard' }, 'magnetic storage cannot be exported'],
    [{ ...snapshot, status: 'creating' }, 'not available: creating'],
    [{ ...cluster, status: 'backing-up' }, 'not available: backing-up'],
    // What time cannot put right is said first.
    [{ ...snapshot, engine: 'oracle-ee', status: 'creating' }, 'oracle-ee cannot be exported'],
  ])('says in a few words why AWS exports nothing', (source, short) => {
    expect(whyNotExportable(source)).toBe(short);
  });

  it('says in a sentence what to do instead', () => {
    expect(explainNotExportable({ ...snapshot, engine: 'oracle-ee' })).toBe(
      'Choose another source: AWS exports MySQL, MariaDB, PostgreSQL and Aurora, and never oracle-ee.',
    );
    expect(explainNotExportable({ ...cluster, engine: 'mysql' })).toMatch(/^Export a snapshot/);
    expect(explainNotExportable({ ...snapshot, status: 'creating' })).toMatch(/^Wait until/);
  });
});

describe('describeDatabaseSource', () => {
  it.each([
    [
      {
        ...snapshot,
        engineVersion: '16.4',
        sizeBytes: 41_200_000_000,
        snapshotType: 'automated',
        createdAt: now - 2 * day,
      },
      'postgres 16.4 · 41.2 GB · automated · 2 d',
    ],
    [{ ...snapshot, snapshotType: 'awsbackup' }, 'postgres · AWS Backup'],
    [{ ...snapshot, allocatedGiB: 2000 }, 'postgres · 2,000 GiB'],
    [{ ...snapshot, status: 'creating', percentProgress: 40 }, 'creating 40 % · postgres'],
    [{ ...snapshot, status: 'creating', percentProgress: 0 }, 'creating · postgres'],
    // The storage of Aurora is not what RDS says it is, and a cluster's age is not its data's.
    [{ ...cluster, allocatedGiB: 1, createdAt: now - 99 * day }, 'aurora-postgresql'],
    [{ ...clusterSnapshot, createdAt: now - day }, 'aurora-postgresql · 1 d'],
  ])('says what matters', (source, expected) => {
    expect(describeDatabaseSource(source, now)).toBe(expected);
  });
});

describe('databaseSourceRows', () => {
  const lines = (source: DatabaseSource): readonly string[] =>
    databaseSourceRows(source).map(({ label, value }) => `${label}: ${value}`);

  it('leaves out what is not known', () => {
    expect(lines(snapshot)).toEqual([
      'Type: DB snapshot',
      'Status: available',
      'Engine: postgres',
      `ARN: ${snapshot.arn}`,
    ]);
  });

  it('says all that is known', () => {
    const full: DatabaseSource = {
      ...snapshot,
      engineVersion: '16.4',
      status: 'creating',
      percentProgress: 40,
      snapshotType: 'automated',
      madeOf: 'orders',
      storageType: 'gp3',
      encrypted: true,
      kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
      allocatedGiB: 100,
      sizeBytes: 41_200_000_000,
      createdAt: now,
    };
    expect(lines(full)).toEqual([
      'Type: DB snapshot',
      'Status: creating',
      'Progress: 40 %',
      'Export: Wait until the source is available, then refresh: it is creating.',
      'Engine: postgres 16.4',
      'Made of: orders',
      'Snapshot type: automated',
      'Size: 41.2 GB',
      'Allocated storage: 100 GiB',
      'Storage type: gp3',
      `Created: ${formatMoment(now)}`,
      'Encrypted: yes',
      'KMS key: arn:aws:kms:eu-west-1:111122223333:key/1',
      `ARN: ${snapshot.arn}`,
    ]);
  });

  it('says of a cluster what RDS knows of it', () => {
    expect(lines({ ...cluster, encrypted: false, allocatedGiB: 1 })).toEqual([
      'Type: DB cluster',
      'Status: available',
      'Engine: aurora-postgresql',
      'Engine mode: provisioned',
      'Encrypted: no',
      `ARN: ${cluster.arn}`,
    ]);
  });

  it('has no progress of what is done', () => {
    expect(lines({ ...snapshot, percentProgress: 100 }).join()).not.toContain('Progress');
  });
});
