import type { KindPermissions } from '../policy/required.ts';
import { databaseExportPermissions } from './databaseExport/permissions.ts';
import { domainExportPermissions } from './domainExport/permissions.ts';
import type { KindId } from './kind.ts';
import { tableBackupPermissions } from './tableBackup/permissions.ts';
import { tableExportPermissions } from './tableExport/permissions.ts';

/** The permissions that each kind of job needs. A new kind is one line below. */
export const permissionsOf: Readonly<Record<KindId, KindPermissions>> = {
  'dynamodb-table': tableExportPermissions,
  'dynamodb-backup': tableBackupPermissions,
  'rds-database': databaseExportPermissions,
  'simpledb-domain': domainExportPermissions,
};
