import type { ExportFacts, PutObject } from '../output/exportFacts.ts';
import { writeExport, writeStarted } from '../output/writeExport.ts';
import {
  exportTimeOf,
  incrementOf,
  statusAt,
  type ExportRecord,
  type Outcome,
} from './exportRecord.ts';
import { writeEmptyIncrement } from './incrementFolder.ts';
import type { Objects } from './objects.ts';

/** Writes what exports leave in S3, each folder once, when it is first needed. */
export interface ExportFolders {
  /** Writes `_started`, the first thing that an export does. */
  begin(record: ExportRecord): Promise<void>;
  /** Writes the whole folder of an export that has completed. */
  finish(record: ExportRecord): Promise<Outcome>;
  /** Writes all that the exports to a bucket have left in it by `now`. */
  settle(records: readonly ExportRecord[], bucket: string, now: number): Promise<void>;
}

/** Folders in the given S3. */
export function createFolders(objects: Objects): ExportFolders {
  const begun = new Map<string, Promise<void>>();
  const finished = new Map<string, Promise<Outcome>>();
  const begin = (record: ExportRecord): Promise<void> =>
    once(begun, record.arn, () => writeStarted(putInto(objects, record), factsOf(record)));
  const finish = (record: ExportRecord): Promise<Outcome> =>
    once(finished, record.arn, async () => {
      await begin(record);
      const put = putInto(objects, record);
      const increment = incrementOf(record);
      if (increment) return await writeEmptyIncrement(put, record, increment);
      return await writeExport(put, factsOf(record));
    });
  return {
    begin,
    finish,
    async settle(records, bucket, now) {
      const here = records.filter(
        ({ request, failure }) => request.S3Bucket === bucket && !failure,
      );
      await Promise.all(
        here.map((record) => (statusAt(record, now) === 'COMPLETED' ? finish : begin)(record)),
      );
    },
  };
}

function once<Result>(
  done: Map<string, Promise<Result>>,
  key: string,
  run: () => Promise<Result>,
): Promise<Result> {
  const result = done.get(key) ?? run();
  done.set(key, result);
  return result;
}

/** Data files are multipart uploads, as the ETags in real manifests show. */
function putInto(objects: Objects, { request }: ExportRecord): PutObject {
  const bucket = request.S3Bucket ?? '';
  return (key, body, contentType) =>
    key.includes('/data/')
      ? objects.putInOnePart(bucket, key, body, contentType)
      : objects.put(bucket, key, body, contentType);
}

function factsOf(record: ExportRecord): ExportFacts {
  const { table, request } = record;
  const { S3Prefix, S3SseKmsKeyId } = request;
  return {
    exportArn: record.arn,
    tableArn: table.arn,
    tableId: table.id,
    partitionKey: table.seed.keys[0]?.name ?? '',
    startTime: record.startedAt,
    endTime: record.endsAt,
    exportTime: exportTimeOf(record),
    bucket: request.S3Bucket ?? '',
    ...(S3Prefix !== undefined && { prefix: S3Prefix }),
    sseAlgorithm: request.S3SseAlgorithm ?? 'AES256',
    ...(S3SseKmsKeyId !== undefined && { kmsKeyId: S3SseKmsKeyId }),
    format: request.ExportFormat ?? 'DYNAMODB_JSON',
    partitions: table.seed.partitions,
    items: table.seed.items(),
    billedSizeBytes: table.seed.sizeBytes,
  };
}
