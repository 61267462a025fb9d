import { createHash } from 'node:crypto';
import type { Coverage, ExportFacts } from './exportFacts.ts';
import { exportFolder } from './layout.ts';

/** A line of `manifest-files.json`, in the order of its members there. */
export interface ManifestEntry {
  readonly itemCount: number;
  /** Of the object as stored, still compressed. */
  readonly md5Checksum: string;
  readonly etag: string;
  readonly dataFileS3Key: string;
}

/** The checksum as manifests and `.md5` objects carry it: 24 characters. */
export function md5Base64(body: Uint8Array): string {
  return createHash('md5').update(body).digest('base64');
}

/** A line of `manifest-files.json`, which is JSON Lines. */
export function toManifestLine(entry: ManifestEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/**
 * The text of `manifest-summary.json`: for a full export it has no `exportType` and no `outputView`,
 * for an incremental one a newer version and no `exportTime`.
 */
export function summaryOf(facts: ExportFacts): string {
  const { coverage } = facts;
  const full = coverage.type === 'full';
  return JSON.stringify({
    version: full ? '2020-06-30' : '2023-08-01',
    exportArn: facts.exportArn,
    startTime: toIso(facts.startTime),
    endTime: toIso(facts.endTime),
    tableArn: facts.tableArn,
    tableId: facts.tableId,
    ...(full ? { exportTime: toIso(coverage.exportTime) } : timesOf(coverage)),
    s3Bucket: facts.bucket,
    s3Prefix: facts.prefix ?? null,
    s3SseAlgorithm: facts.sseAlgorithm,
    s3SseKmsKeyId: facts.kmsKeyId ?? null,
    manifestFilesS3Key: `${exportFolder(facts)}/manifest-files.json`,
    billedSizeBytes: facts.billedSizeBytes,
    itemCount: facts.rows.length,
    outputFormat: facts.format,
    ...(!full && { outputView: coverage.viewType, exportType: 'INCREMENTAL_EXPORT' }),
  });
}

function timesOf({ from, to }: Extract<Coverage, { type: 'incremental' }>): object {
  return { exportFromTime: toIso(from), exportToTime: toIso(to) };
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}
