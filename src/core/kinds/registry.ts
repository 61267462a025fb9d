import type { AnyKind, KindId } from './kind.ts';
import { databaseExport, type StartExportTaskRequest } from './databaseExport.ts';
import { domainExport, type StartDomainExportRequest } from './domainExport.ts';
import { tableBackup, type CreateBackupRequest } from './tableBackup.ts';
import { tableExport, type ExportTableRequest } from './tableExport.ts';

/**
 * Every kind with the rules of its form, by its id. A new kind is one file here, one line in each
 * list below and one in `jobKinds`.
 */
export const kinds = {
  'dynamodb-table': tableExport,
  'dynamodb-backup': tableBackup,
  'rds-database': databaseExport,
  'simpledb-domain': domainExport,
} as const satisfies Readonly<Record<KindId, AnyKind>>;

/** What is sent for each kind, in AWS's own names. */
export interface Inputs {
  readonly 'dynamodb-table': ExportTableRequest;
  readonly 'dynamodb-backup': CreateBackupRequest;
  readonly 'rds-database': StartExportTaskRequest;
  readonly 'simpledb-domain': StartDomainExportRequest;
}

/** A request of one kind: what the ledger keeps and a gateway sends. */
export interface RequestOf<K extends KindId> {
  readonly kind: K;
  readonly input: Inputs[K];
  /** Makes this one request, also where AWS has no token of its own; the id of its job. */
  readonly token: string;
}

export type ExportRequest = { readonly [K in KindId]: RequestOf<K> }[KindId];

/** The kind, for code that treats all alike. */
export function kindOf(id: KindId): AnyKind {
  return kinds[id];
}
