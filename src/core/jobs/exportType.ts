import type { ExportRequest } from '../kinds/registry.ts';
import type { ExportType, Job } from './job.ts';

/** The type of a job: what AWS said, else what it will say of the request; undefined without both. */
export function exportTypeOf({
  report,
  request,
}: Pick<Job, 'report' | 'request'>): ExportType | undefined {
  return report?.exportType ?? (request && typeOfRequest(request));
}

function typeOfRequest(request: ExportRequest): ExportType {
  switch (request.kind) {
    case 'dynamodb-table':
      return request.input.ExportType === 'INCREMENTAL_EXPORT' ? 'incremental' : 'full';
    case 'dynamodb-backup':
      return 'backup';
    case 'rds-database':
      return request.input.ExportOnly === undefined ? 'full' : 'partial';
    case 'simpledb-domain':
      return 'full';
  }
}
