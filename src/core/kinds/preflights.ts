import type { Check, ChecksOf, Subject } from '../preflight/check.ts';
import { databaseExportChecks } from './databaseExport/preflight.ts';
import { domainExportChecks } from './domainExport/preflight.ts';
import type { KindId } from './kind.ts';
import type { Inputs } from './registry.ts';
import { tableBackupChecks } from './tableBackup/preflight.ts';
import { tableExportChecks } from './tableExport/preflight.ts';

const preflights: { readonly [K in KindId]: ChecksOf<Inputs[K]> } = {
  'dynamodb-table': tableExportChecks,
  'dynamodb-backup': tableBackupChecks,
  'rds-database': databaseExportChecks,
  'simpledb-domain': domainExportChecks,
};

/** The checks of a request, by its kind, in the order in which they are shown. A new kind is one line above. */
export function checksOf(kind: KindId, subject: Subject<object>): readonly Check[] {
  // An input comes with its kind, which the type of any one cannot say.
  const checks = preflights[kind] as ChecksOf<object>;
  return checks(subject);
}
