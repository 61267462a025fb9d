import { record, text } from '../../lib/shape.ts';
import type { JobKind } from '../kind.ts';
import type { CreateBackupRequest } from '../tableBackup.ts';

/** Backups of a table, as jobs. AWS would make a second one for the same request. */
export const tableBackupJobs: JobKind<'dynamodb-backup', CreateBackupRequest> = {
  id: 'dynamodb-backup',
  service: 'dynamodb',
  noun: 'backup',
  operation: 'CreateBackup',
  repeat: 'another',
  identifiers: [],
  isInput: record({ TableName: text, BackupName: text }),
  typeOf: () => 'backup',
  requestOf: (report) => ({ TableName: report.source.arn, BackupName: report.name ?? '' }),
  isAnswerTo: (report, input) =>
    report.source.arn === input.TableName && report.name === input.BackupName,
};
