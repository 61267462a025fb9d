import type { KindId } from '../../../core/kinds/kind.ts';
import { databaseExportFace } from './databaseExport.ts';
import { domainExportFace } from './domainExport.ts';
import type { JobFace } from './face.ts';
import { tableBackupFace } from './tableBackup.ts';
import { tableExportFace } from './tableExport.ts';

/** The face of every kind of job. A new kind is one file here and one line below. */
export const jobFaces: Readonly<Record<KindId, JobFace>> = {
  'dynamodb-table': tableExportFace,
  'dynamodb-backup': tableBackupFace,
  'rds-database': databaseExportFace,
  'simpledb-domain': domainExportFace,
};
