import { parseTaskHandle } from '../../grammar/taskHandle.ts';
import { record, text } from '../../lib/shape.ts';
import type { JobKind } from '../kind.ts';
import type { StartExportTaskRequest } from '../databaseExport.ts';
import { isAnswerTo } from './isAnswerTo.ts';
import { requestOf } from './requestOf.ts';

/** Export tasks of RDS and Aurora, as jobs. An identifier that is in use is refused. */
export const databaseExportJobs: JobKind<'rds-database', StartExportTaskRequest> = {
  id: 'rds-database',
  service: 'rds',
  noun: 'export',
  operation: 'StartExportTask',
  repeat: 'refused',
  identifiers: ['ExportTaskIdentifier'],
  identifierOf: (handle) => parseTaskHandle(handle)?.taskId,
  hasSharedSources: true,
  isInput: record({ ExportTaskIdentifier: text, SourceArn: text, S3BucketName: text }),
  typeOf: ({ ExportOnly }) => (ExportOnly === undefined ? 'full' : 'partial'),
  requestOf,
  isAnswerTo,
};
