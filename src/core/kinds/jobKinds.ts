import { databaseExportJobs } from './databaseExport/jobs.ts';
import { domainExportJobs } from './domainExport/jobs.ts';
import type { AnyJobKind, KindId } from './kind.ts';
import { tableBackupJobs } from './tableBackup/jobs.ts';
import { tableExportJobs } from './tableExport/jobs.ts';

/**
 * Every kind of job, without the rules of its form: what every window has to load. A new kind is
 * one line here.
 */
export const jobKinds: Readonly<Record<KindId, AnyJobKind>> = {
  'dynamodb-table': tableExportJobs,
  'dynamodb-backup': tableBackupJobs,
  'rds-database': databaseExportJobs,
  'simpledb-domain': domainExportJobs,
};
