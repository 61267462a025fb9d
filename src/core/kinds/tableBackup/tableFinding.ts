import type { Finding } from '../../grammar/finding.ts';
import type { Table } from '../../sources.ts';
import { tableArnFinding } from '../shared/tableArnFinding.ts';
import type { TableBackupFacts } from '../tableBackup.ts';

/** Statuses in which AWS makes no backup (TableInUse of tables that come or go), with the way out. */
const blocking: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CREATING: 'AWS is still creating the table: wait until it is active, then refresh.',
    DELETING:
      'AWS is deleting the table: with point-in-time recovery on, it makes a system backup by itself.',
    ARCHIVING: 'AWS is archiving the table, which makes a backup of it by itself: refresh later.',
    ARCHIVED: 'AWS archived the table, and its data is in the backup that AWS made then: use that.',
    INACCESSIBLE_ENCRYPTION_CREDENTIALS:
      "DynamoDB cannot use the table's KMS key: enable the key or repair its policy, then refresh.",
  }),
);

/** Whether AWS makes a backup of the table now, and for this account. */
export function tableFinding(facts: TableBackupFacts): Finding | undefined {
  return tableArnFinding(facts, 'back it up') ?? statusFinding(facts.table.status);
}

/** AWS was seen to refuse backups for some seconds after a table had become active. */
const settling = 60_000;

/** Whether a table is in its first minute, or its status in the way; `now` in epoch milliseconds. */
export function readyFinding({ status, createdAt }: Table, now?: number): Finding | undefined {
  const finding = statusFinding(status);
  if (finding !== undefined || createdAt === undefined || now === undefined) return finding;
  if (now - createdAt >= settling) return undefined;
  const message = 'AWS may refuse backups of a table that was just created: wait a minute.';
  return { severity: 'warning', code: 'table-new', message };
}

/** What is wrong with the status of a table, apart from everything else. */
export function statusFinding(status: string): Finding | undefined {
  if (status === 'ACTIVE') return undefined;
  const blocked = blocking.get(status);
  if (blocked !== undefined) {
    return { severity: 'error', code: 'table-not-ready', message: blocked };
  }
  const message = `AWS may refuse the backup while the table is ${status}: refresh to see whether that is over.`;
  return { severity: 'warning', code: 'table-status', message };
}
