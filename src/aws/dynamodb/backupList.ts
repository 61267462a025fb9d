import {
  ListBackupsCommand,
  type BackupSummary,
  type ListBackupsCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Page } from '../../core/page.ts';
import type { CancelSignal } from '../../core/ports.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';

/** As many as ListBackups gives at once. */
const pageSize = 100;

/**
 * A hundred rows of ListBackups, or a few more or less: a page that is not full is filled up, because
 * a key to go on from does not mean that anything follows. Backups that were deleted are left out.
 * AWS allows five calls a second, so that many pages take their time.
 */
export async function backupsPage(
  clients: Clients,
  query: ListBackupsCommandInput,
  signal?: CancelSignal,
): Promise<Page<BackupSummary>> {
  const items: BackupSummary[] = [];
  let next = query.ExclusiveStartBackupArn;
  do {
    const command = new ListBackupsCommand({
      ...query,
      Limit: pageSize,
      ExclusiveStartBackupArn: next,
    });
    const answer = await cancellable(signal, (options) =>
      clients.dynamodb().send(command, options),
    );
    items.push(...(answer.BackupSummaries ?? []).filter(isThere));
    next = answer.LastEvaluatedBackupArn === '' ? undefined : answer.LastEvaluatedBackupArn;
  } while (next !== undefined && items.length < pageSize);
  return compact({ items, next });
}

/** All rows that a query has. */
export async function everyBackup(
  clients: Clients,
  query: ListBackupsCommandInput,
  signal?: CancelSignal,
): Promise<readonly BackupSummary[]> {
  const found: BackupSummary[] = [];
  let from: string | undefined;
  do {
    const page = await backupsPage(clients, { ...query, ExclusiveStartBackupArn: from }, signal);
    found.push(...page.items);
    from = page.next;
  } while (from !== undefined);
  return found;
}

/** Backups that were deleted may be told of for a while. */
export function isThere({ BackupArn, BackupStatus }: BackupSummary): boolean {
  return Boolean(BackupArn) && BackupStatus?.toUpperCase() !== 'DELETED';
}
