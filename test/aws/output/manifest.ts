import { createHash } from 'node:crypto';
import type { ExportFacts } from './exportFacts.ts';
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

/** The text of `manifest-summary.json`: for a full export it has no `exportType` and no `outputView`. */
export function summaryOf(facts: ExportFacts): string {
  return JSON.stringify({
    version: '2020-06-30',
    exportArn: facts.exportArn,
    startTime: toIso(facts.startTime),
    endTime: toIso(facts.endTime),
    tableArn: facts.tableArn,
    tableId: facts.tableId,
    exportTime: toIso(facts.exportTime),
    s3Bucket: facts.bucket,
    s3Prefix: facts.prefix ?? null,
    s3SseAlgorithm: facts.sseAlgorithm,
    s3SseKmsKeyId: facts.kmsKeyId ?? null,
    manifestFilesS3Key: `${exportFolder(facts)}/manifest-files.json`,
    billedSizeBytes: facts.billedSizeBytes,
    itemCount: facts.items.length,
    outputFormat: facts.format,
  });
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}
