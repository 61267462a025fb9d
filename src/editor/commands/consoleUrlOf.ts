import { backupConsoleUrl, exportConsoleUrl, taskConsoleUrl } from '../../core/grammar/console.ts';
import type { ExportEntry } from '../explorer/entries.ts';

/** The page of the AWS Console about a job; SimpleDB has none. */
export function consoleUrlOf({ arn, kind }: ExportEntry): string | undefined {
  if (arn === undefined) return undefined;
  switch (kind) {
    case 'dynamodb-table':
      return exportConsoleUrl(arn);
    case 'dynamodb-backup':
      return backupConsoleUrl(arn);
    case 'rds-database':
      return taskConsoleUrl(arn);
    case 'simpledb-domain':
      return undefined;
  }
}
