import type {
  BackupDescription,
  BackupDetails,
  BackupStatus,
  BackupSummary,
  SourceTableDetails,
  SourceTableFeatureDetails,
} from '@aws-sdk/client-dynamodb';
import { digest } from '../digest.ts';
import type { DeletedTable, Table } from '../world.ts';
import { toSeconds, type Wire } from './operation.ts';
import { indexKeysOf, keySchemaOf, streamOf, throughputOf } from './tableShape.ts';

/** A backup from the moment that AWS accepted it. Times are epoch milliseconds. */
export interface BackupRecord {
  readonly arn: string;
  /** 14 digits of its creation, `-`, 8 hex; those of a system backup are zeros. */
  readonly id: string;
  readonly table: Table;
  readonly name: string;
  readonly type: 'SYSTEM' | 'USER';
  readonly createdAt: number;
  /** When it becomes AVAILABLE. */
  readonly availableAt: number;
  /** When AWS deletes it; of system backups only. */
  readonly expiresAt?: number;
}

/** How long AWS keeps the backup of a deleted table. */
const systemLife = 35 * 24 * 60 * 60_000;
/** How long it takes AWS to show one. */
const systemDelay = 8_000;

/** Makes the record of a backup that somebody asked for; `count` tells those of one moment apart. */
export function createBackup(
  table: Table,
  name: string,
  times: Pick<BackupRecord, 'createdAt' | 'availableAt'>,
  count: number,
): BackupRecord {
  const id = toId(times.createdAt, digest(`${table.id} ${name} ${count}`).slice(0, 8));
  return { ...times, arn: `${table.arn}/backup/${id}`, id, table, name, type: 'USER' };
}

/** The backup that AWS makes of a table with point-in-time recovery when it is deleted. */
export function systemBackupOf({ table, deletedAt }: DeletedTable): BackupRecord {
  const id = toId(deletedAt, '00000000');
  return {
    arn: `${table.arn}/backup/${id}`,
    id,
    table,
    name: `${table.seed.name}$DeletedTableBackup`,
    type: 'SYSTEM',
    createdAt: deletedAt,
    availableAt: deletedAt + systemDelay,
    expiresAt: deletedAt + systemLife,
  };
}

function toId(createdAt: number, suffix: string): string {
  return `${String(createdAt).padStart(14, '0')}-${suffix}`;
}

/** Where the backup stands at `now`. */
export function backupStatusAt({ availableAt }: BackupRecord, now: number): BackupStatus {
  return now < availableAt ? 'CREATING' : 'AVAILABLE';
}

/** What CreateBackup answers, and a part of every other answer; `status` where it is not that of now. */
export function describeDetails(
  record: BackupRecord,
  now: number,
  status = backupStatusAt(record, now),
): Wire<BackupDetails> {
  return {
    BackupArn: record.arn,
    BackupName: record.name,
    BackupSizeBytes: record.table.seed.sizeBytes,
    BackupStatus: status,
    BackupType: record.type,
    BackupCreationDateTime: toSeconds(record.createdAt),
    ...(record.expiresAt !== undefined && { BackupExpiryDateTime: toSeconds(record.expiresAt) }),
  };
}

/** An entry of ListBackups. */
export function summarize(record: BackupRecord, now: number): Wire<BackupSummary> {
  const { table } = record;
  return {
    TableName: table.seed.name,
    TableId: table.id,
    TableArn: table.arn,
    ...describeDetails(record, now),
  };
}

/** What DescribeBackup and DeleteBackup answer. */
export function describeBackup(
  record: BackupRecord,
  now: number,
  status?: BackupStatus,
): Wire<BackupDescription> {
  return {
    BackupDetails: describeDetails(record, now, status),
    SourceTableDetails: describeSource(record.table),
    SourceTableFeatureDetails: record.type === 'SYSTEM' ? {} : describeFeatures(record.table),
  };
}

function describeSource(table: Table): Wire<SourceTableDetails> {
  const { seed } = table;
  return {
    TableName: seed.name,
    TableId: table.id,
    TableArn: table.arn,
    TableSizeBytes: seed.sizeBytes,
    KeySchema: keySchemaOf(table),
    TableCreationDateTime: toSeconds(table.createdAt),
    ProvisionedThroughput: throughputOf(table),
    ItemCount: seed.itemCount,
    BillingMode: seed.provisioned ? 'PROVISIONED' : 'PAY_PER_REQUEST',
  };
}

/** Only what the table has: of one without indexes and stream this is empty. */
function describeFeatures(table: Table): Wire<SourceTableFeatureDetails> {
  const { globalIndexes } = table.seed;
  const stream = streamOf(table);
  return {
    ...(globalIndexes && {
      GlobalSecondaryIndexes: globalIndexes.map((name) => ({
        ...indexKeysOf(table, name),
        ProvisionedThroughput: throughputOf(table),
      })),
    }),
    ...(stream && { StreamDescription: stream }),
  };
}
