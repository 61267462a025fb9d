import { record, text } from '../../lib/shape.ts';
import type { ChangesWindow, JobKind } from '../kind.ts';
import type { ExportTableRequest } from '../tableExport.ts';
import { requestOf } from './requestOf.ts';

/** Exports of a table, as jobs. */
export const tableExportJobs: JobKind<'dynamodb-table', ExportTableRequest> = {
  id: 'dynamodb-table',
  service: 'dynamodb',
  noun: 'export',
  operation: 'ExportTableToPointInTime',
  repeat: 'same',
  identifiers: ['ClientToken'],
  isInput: record({ TableArn: text, S3Bucket: text, ExportFormat: text, ExportType: text }),
  typeOf: ({ ExportType }) => (ExportType === 'INCREMENTAL_EXPORT' ? 'incremental' : 'full'),
  windowOf,
  requestOf,
  isAnswerTo: (report, _input, token) => report.clientToken === token,
};

function windowOf({
  IncrementalExportSpecification: asked,
}: ExportTableRequest): ChangesWindow | undefined {
  if (asked === undefined) return undefined;
  return { from: Date.parse(asked.ExportFromTime), to: Date.parse(asked.ExportToTime) };
}
