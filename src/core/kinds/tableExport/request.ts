import type { ExportTableRequest, TableExportDraft, TableExportFacts } from '../tableExport.ts';
import { isMoment, resolveWindow } from './exportWindow.ts';
import { toFilter } from './filterParts.ts';

/**
 * ExportTableToPointInTime's input for a tidy draft. What was left empty is left out, the time too
 * for "latest": AWS refuses a time closer to now than its lag, so "now" cannot be written down.
 */
export function toRequest(draft: TableExportDraft, facts: TableExportFacts): ExportTableRequest {
  const filter = toFilter(draft);
  return {
    TableArn: facts.table.arn,
    S3Bucket: draft.bucket,
    ...(draft.bucketOwner === '' ? {} : { S3BucketOwner: draft.bucketOwner }),
    ...(draft.prefix === '' ? {} : { S3Prefix: draft.prefix }),
    ...encryption(draft),
    ExportFormat: draft.format,
    ...(draft.exportType === 'full' ? fullExport(draft) : incrementalExport(draft, facts)),
    ...(filter && { FilterSpecification: filter }),
    ClientToken: draft.clientToken,
  };
}

type Encryption = Pick<ExportTableRequest, 'S3SseAlgorithm' | 'S3SseKmsKeyId'>;

/** A key without `KMS` is a ValidationException, so a key typed before the choice changed stays. */
function encryption({ encryption: choice, kmsKeyId }: TableExportDraft): Encryption {
  if (choice === 'bucket-default') return {};
  if (choice === 'AES256' || kmsKeyId === '') return { S3SseAlgorithm: choice };
  return { S3SseAlgorithm: 'KMS', S3SseKmsKeyId: kmsKeyId };
}

type Time = Pick<
  ExportTableRequest,
  'ExportType' | 'ExportTime' | 'IncrementalExportSpecification'
>;

function fullExport({ timeMode, moment }: TableExportDraft): Time {
  const time = timeMode === 'moment' && isMoment(moment) && { ExportTime: iso(moment) };
  return { ExportType: 'FULL_EXPORT', ...time };
}

/** AWS refuses an incremental export with an ExportTime, and one without a window. */
function incrementalExport(draft: TableExportDraft, facts: TableExportFacts): Time {
  const window = resolveWindow(draft, facts);
  const specification = window && {
    ExportFromTime: iso(window.from),
    ExportToTime: iso(window.to),
    ExportViewType: draft.viewType,
  };
  return {
    ExportType: 'INCREMENTAL_EXPORT',
    ...(specification && { IncrementalExportSpecification: specification }),
  };
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}
