import type { DatabaseSource } from '../../src/core/databases.ts';
import type { FormFacts, KindId } from '../../src/core/kinds/kind.ts';
import { kindOf } from '../../src/core/kinds/registry.ts';
import type { DatabaseExportFacts } from '../../src/core/kinds/databaseExport.ts';
import type { DomainExportFacts } from '../../src/core/kinds/domainExport.ts';
import type { TableBackupFacts } from '../../src/core/kinds/tableBackup.ts';
import type { Role } from '../../src/core/ports.ts';
import type { SourceRef } from '../../src/core/sources.ts';
import type { FormOpened } from '../../src/protocol/exportForm.ts';
import { factsAt, opened, token } from './formSamples.ts';

const connection = { profile: 'acme-data', region: 'eu-west-1' } as const;
const account = '111122223333';

export const snapshot: DatabaseSource = {
  type: 'snapshot',
  arn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:orders-2026-11-20',
  name: 'orders-2026-11-20',
  engine: 'postgres',
  engineVersion: '16.4',
  status: 'available',
  snapshotType: 'manual',
  madeOf: 'orders',
  storageType: 'gp3',
  encrypted: true,
  allocatedGiB: 100,
  sizeBytes: 41_231_884_120,
  createdAt: Date.UTC(2026, 10, 20, 4, 10),
};

/** What the host read at `now` about a snapshot of PostgreSQL. */
export function databaseFacts(
  now: number,
  changes: Partial<DatabaseExportFacts> = {},
): DatabaseExportFacts {
  return { ...connection, account, source: snapshot, tasks: [], now, ...changes };
}

/** What the host read at `now` about the domain `sessions`. */
export function domainFacts(
  now: number,
  changes: Partial<DomainExportFacts> = {},
): DomainExportFacts {
  const domain = {
    name: 'sessions',
    itemCount: 48_211,
    sizeBytes: 210_400_113,
    attributeNameCount: 14,
    attributeValueCount: 391_202,
    countedAt: now,
  };
  const lastDay = { ofDomain: 2, ofAccount: 7 };
  return { ...connection, account, domain, lastDay, now, ...changes };
}

/** What the host read at `now` about the table `orders`, for a backup of it. */
export function backupFacts(
  now: number,
  changes: Partial<TableBackupFacts> = {},
): TableBackupFacts {
  const { table } = factsAt(now);
  return { ...connection, account, table, names: ['orders-before-migration'], now, ...changes };
}

/** The answer to `open` for a fresh form of any kind. */
export function openedOf(
  kind: KindId,
  now: number,
  facts: FormFacts = factsOf[kind](now),
): FormOpened {
  return {
    connection,
    source: sources[kind],
    form: { kind, facts, draft: kindOf(kind).draft(facts, token) },
  };
}

const factsOf: Readonly<Record<KindId, (now: number) => FormFacts>> = {
  'dynamodb-table': (now) => factsAt(now),
  'dynamodb-backup': (now) => backupFacts(now),
  'rds-database': (now) => databaseFacts(now),
  'simpledb-domain': (now) => domainFacts(now),
};

const orders = opened(factsAt(0)).source;

const sources: Readonly<Record<KindId, SourceRef>> = {
  'dynamodb-table': orders,
  'dynamodb-backup': orders,
  'rds-database': { service: 'rds', arn: snapshot.arn, name: snapshot.name },
  'simpledb-domain': {
    service: 'simpledb',
    arn: 'arn:aws:sdb:eu-west-1:111122223333:domain/sessions',
    name: 'sessions',
  },
};

const roleArn = (name: string): string => `arn:aws:iam::${account}:role/${name}`;

/** Two roles that the export service may assume, and two that it may not. */
export const roles: readonly Role[] = [
  { arn: roleArn('rds-exports'), name: 'rds-exports', trustsExports: true },
  { arn: roleArn('service-role/nightly-exports'), name: 'nightly-exports', trustsExports: true },
  { arn: roleArn('admin'), name: 'admin', trustsExports: false },
  { arn: roleArn('lambda-thumbnails'), name: 'lambda-thumbnails', trustsExports: false },
];
