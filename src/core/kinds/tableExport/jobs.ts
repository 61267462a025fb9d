import type { JobKind } from '../kind.ts';
import type { ExportTableRequest } from '../tableExport.ts';
import { requestOf } from './requestOf.ts';

/** Exports of a table, as jobs. */
export const tableExportJobs: JobKind<'dynamodb-table', ExportTableRequest> = {
  id: 'dynamodb-table',
  service: 'dynamodb',
  operation: 'ExportTableToPointInTime',
  repeat: 'same',
  identifiers: ['ClientToken'],
  typeOf: ({ ExportType }) => (ExportType === 'INCREMENTAL_EXPORT' ? 'incremental' : 'full'),
  requestOf,
  isAnswerTo: (report, _input, token) => report.clientToken === token,
};
