import type { FailureExplanation } from '../insight/failureTexts.ts';
import type { Part } from '../insight/parts.ts';
import type { JobReport } from '../jobs/job.ts';
import { databaseExportCause } from './databaseExport/cause.ts';
import { databaseExportNames } from './databaseExport/report.ts';
import { domainExportCause, domainExportNames } from './domainExport/report.ts';
import type { KindId } from './kind.ts';
import { tableBackupCause, tableBackupNames } from './tableBackup/report.ts';
import { tableExportCause, tableExportNames } from './tableExport/report.ts';

// Two lists and not one of both, so that a bundle holds only what it reads of them.

/**
 * What a job of each kind is made from, by what that is, and the job itself where it has a name. A
 * new kind is one line here.
 */
export const namesOf: Readonly<Record<KindId, (report: JobReport) => readonly Part[]>> = {
  'dynamodb-table': tableExportNames,
  'dynamodb-backup': tableBackupNames,
  'rds-database': databaseExportNames,
  'simpledb-domain': domainExportNames,
};

/** What the failure of a job of each kind means; undefined where it is new. A new kind is one line. */
export const causesOf: Readonly<
  Record<KindId, (report: JobReport) => FailureExplanation | undefined>
> = {
  'dynamodb-table': tableExportCause,
  'dynamodb-backup': tableBackupCause,
  'rds-database': databaseExportCause,
  'simpledb-domain': domainExportCause,
};
