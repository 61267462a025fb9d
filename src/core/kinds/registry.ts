import { tableExport, type ExportTableRequest } from './tableExport.ts';

/** Every kind of export, by its id. A new kind is one file here and one line below. */
export const kinds = {
  'dynamodb-table': tableExport,
} as const;

export type KindId = keyof typeof kinds;

/** A request together with the kind that made it: what the ledger keeps and a gateway sends. */
export interface ExportRequest {
  readonly kind: 'dynamodb-table';
  readonly input: ExportTableRequest;
}
