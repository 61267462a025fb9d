import type { KindId } from '../../core/kinds/kind.ts';
import { databaseExportPage } from './databaseExport.tsx';
import { domainExportPage } from './domainExport.tsx';
import type { KindPage } from './kindPage.ts';
import { tableBackupPage } from './tableBackup.tsx';
import { tableExportPage } from './tableExport.tsx';

/** The page of every kind. A new kind is one file here and one line in this list. */
export const pages: Readonly<Record<KindId, KindPage>> = {
  'dynamodb-table': tableExportPage,
  'dynamodb-backup': tableBackupPage,
  'rds-database': databaseExportPage,
  'simpledb-domain': domainExportPage,
};
