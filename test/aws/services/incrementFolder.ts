import type { PutObject } from '../output/exportFacts.ts';
import { exportFolder } from '../output/layout.ts';
import { md5Base64 } from '../output/manifest.ts';
import type { ExportRecord, Increment, Outcome } from './exportRecord.ts';

/** The least that AWS bills for an incremental export. */
const leastBilledBytes = 10_000_000;

/**
 * Writes what an incremental export leaves when nothing changed in its span, as nothing ever does in
 * the stand-in's tables: manifests that name no data file.
 */
export async function writeEmptyIncrement(
  put: PutObject,
  record: ExportRecord,
  increment: Increment,
): Promise<Outcome> {
  const folder = folderOf(record);
  const summary = JSON.stringify(summaryOf(record, increment));
  await putWithChecksum(put, `${folder}/manifest-files`, '');
  await putWithChecksum(put, `${folder}/manifest-summary`, summary);
  return {
    manifestKey: `${folder}/manifest-summary.json`,
    itemCount: 0,
    billedSizeBytes: leastBilledBytes,
  };
}

async function putWithChecksum(put: PutObject, path: string, text: string): Promise<void> {
  const body = Buffer.from(text);
  await put(`${path}.md5`, Buffer.from(md5Base64(body)), 'binary/octet-stream');
  await put(`${path}.json`, body, 'binary/octet-stream');
}

function folderOf({ arn, request }: ExportRecord): string {
  const { S3Prefix } = request;
  return exportFolder({ exportArn: arn, ...(S3Prefix !== undefined && { prefix: S3Prefix }) });
}

function summaryOf(record: ExportRecord, increment: Increment): object {
  const { request, table } = record;
  return {
    version: '2023-08-01',
    exportArn: record.arn,
    startTime: toIso(record.startedAt),
    endTime: toIso(record.endsAt),
    tableArn: table.arn,
    tableId: table.id,
    exportFromTime: toIso(increment.ExportFromTime * 1000),
    exportToTime: toIso(increment.ExportToTime * 1000),
    s3Bucket: request.S3Bucket,
    s3Prefix: request.S3Prefix ?? null,
    s3SseAlgorithm: request.S3SseAlgorithm ?? 'AES256',
    s3SseKmsKeyId: request.S3SseKmsKeyId ?? null,
    manifestFilesS3Key: `${folderOf(record)}/manifest-files.json`,
    billedSizeBytes: leastBilledBytes,
    itemCount: 0,
    outputFormat: request.ExportFormat ?? 'DYNAMODB_JSON',
    outputView: increment.ExportViewType,
    exportType: 'INCREMENTAL_EXPORT',
  };
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}
