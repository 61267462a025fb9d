import type { Backup, BackupDetails } from '../backups.ts';
import { formatMoment } from '../format/moment.ts';
import { backupTypeName, statusName } from '../format/names.ts';
import { formatAge, formatBytes, formatCount } from '../format/text.ts';
import { joined, maybe, present } from './parts.ts';
import type { Row } from './rows.ts';

/**
 * What matters of a backup beside its name at `now` (epoch milliseconds): `on-demand · 41.2 GB ·
 * 2 d`, `creating · on-demand`, and of one that AWS deletes by itself also when.
 */
export function describeBackup(backup: Backup, now: number): string {
  const { status, type, sizeBytes, createdAt, expiresAt } = backup;
  return joined([
    isReady(status) ? undefined : statusName(status),
    backupTypeName(type),
    maybe(sizeBytes, formatBytes),
    maybe(createdAt, (moment) => formatAge(now - moment)),
    maybe(expiresAt, (moment) => expiry(moment - now)),
  ]);
}

/** The full facts of a backup, for hovering and for its document. */
export function backupRows(backup: Backup | BackupDetails): readonly Row[] {
  return present([
    ['Table', backup.tableName],
    ['Status', statusName(backup.status)],
    ['Type', typeText(backup)],
    ['Created', maybe(backup.createdAt, formatMoment)],
    ['Deleted by AWS', maybe(backup.expiresAt, formatMoment)],
    ['Size', maybe(backup.sizeBytes, formatBytes)],
    ...('answer' in backup ? contentParts(backup) : []),
    ['ARN', backup.arn],
  ]);
}

function contentParts(backup: BackupDetails) {
  const { provisioned } = backup;
  return [
    ['Items', maybe(backup.itemCount, formatCount)],
    ['Indexes', backup.indexes.join(', ')],
    ['Stream', maybe(backup.streamViewType, statusName)],
    ['Billing mode', maybe(backup.billingMode, statusName)],
    ['Provisioned capacity', provisioned && capacity(provisioned)],
  ] as const;
}

/** A table that pays per request has zeros here. */
function capacity({ read, write }: NonNullable<BackupDetails['provisioned']>): string | undefined {
  if (read === 0 && write === 0) return undefined;
  return `${formatCount(read)} read and ${formatCount(write)} write units`;
}

/** AWS makes a system backup of a deleted table with point-in-time recovery and keeps it 35 days. */
function typeText({ type }: Backup): string {
  const name = backupTypeName(type);
  return type === 'SYSTEM' ? `${name}, made by AWS when the table was deleted` : name;
}

/** AWS's text says ACTIVE where its model says AVAILABLE. */
function isReady(status: string): boolean {
  return status === 'AVAILABLE' || status === 'ACTIVE';
}

function expiry(left: number): string {
  return left > 0 ? `deleted in ${formatAge(left)}` : 'about to be deleted';
}
