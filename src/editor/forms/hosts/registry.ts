import type { KindId } from '../../../core/kinds/kind.ts';
import { databaseExportHost } from './databaseExport.ts';
import { domainExportHost } from './domainExport.ts';
import type { AnyHostKind } from './hostKind.ts';
import { tableBackupHost } from './tableBackup.ts';
import { tableExportHost } from './tableExport.ts';

/** The host's side of every kind of form. A new kind is one file here and one line below. */
export const hostKinds: Readonly<Record<KindId, AnyHostKind>> = {
  'dynamodb-table': tableExportHost,
  'dynamodb-backup': tableBackupHost,
  'rds-database': databaseExportHost,
  'simpledb-domain': domainExportHost,
};
