import { DeleteBackupCommand, DescribeBackupCommand } from '@aws-sdk/client-dynamodb';
import type { Backup } from '../../core/backups.ts';
import { isExportError } from '../../core/errors.ts';
import type { BackupCatalog } from '../../core/ports.ts';
import { expected } from '../answers.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { backupsPage } from './backupList.ts';
import { toBackup, toDetails } from './backupMapping.ts';

/** The backups of the connection's Region, except those of AWS Backup, which DynamoDB does not list. */
export function createBackupCatalog(clients: Clients): BackupCatalog {
  const client = clients.dynamodb;
  return {
    /** Newest first within a page; AWS promises no order. */
    async listBackups(tableName, next, signal) {
      const query = {
        BackupType: 'ALL',
        TableName: tableName,
        ExclusiveStartBackupArn: next,
      } as const;
      const page = await backupsPage(clients, query, signal);
      return compact({ ...page, items: page.items.map(toBackup).sort(byAge) });
    },

    async describeBackup(arn, signal) {
      const command = new DescribeBackupCommand({ BackupArn: arn });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      return toDetails(expected(answer.BackupDescription, 'DescribeBackup'));
    },

    async deleteBackup(arn) {
      try {
        await client().send(new DeleteBackupCommand({ BackupArn: arn }));
      } catch (error) {
        if (!isOurDoing(error)) throw error;
      }
    },
  };
}

/** The answer to a first attempt was lost, and the second found the backup gone. */
function isOurDoing(error: unknown): boolean {
  if (!isExportError(error)) return false;
  return error.reason === 'backup-not-found' && error.details.maybeDone === true;
}

const byAge = (a: Backup, b: Backup): number => (b.createdAt ?? 0) - (a.createdAt ?? 0);
