import type { ExportTableRequest, TableExportDraft, TableExportFacts } from '../tableExport.ts';

/**
 * ExportTableToPointInTime's input for a tidy draft. What was left empty is left out, the time too
 * for "latest": AWS refuses a time closer to now than its lag, so "now" cannot be written down.
 */
export function toRequest(draft: TableExportDraft, facts: TableExportFacts): ExportTableRequest {
  return {
    TableArn: facts.table.arn,
    S3Bucket: draft.bucket,
    ...(draft.bucketOwner === '' ? {} : { S3BucketOwner: draft.bucketOwner }),
    ...(draft.prefix === '' ? {} : { S3Prefix: draft.prefix }),
    ...encryption(draft),
    ExportFormat: draft.format,
    ExportType: 'FULL_EXPORT',
    ...exportTime(draft),
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

function exportTime({
  timeMode,
  moment,
}: TableExportDraft): Pick<ExportTableRequest, 'ExportTime'> {
  if (timeMode === 'latest' || moment === null) return {};
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? {} : { ExportTime: date.toISOString() };
}
