import type { Coverage, ExportFacts, PutObject } from '../output/exportFacts.ts';
import { writeExport, writeStarted } from '../output/writeExport.ts';
import { contentsOf } from './exportContents.ts';
import {
  exportTimeOf,
  incrementOf,
  statusAt,
  type ExportRecord,
  type Outcome,
} from './exportRecord.ts';
import type { Objects } from './objects.ts';
import { once } from './once.ts';

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
    once(begun, record.arn, () => writeStarted(putInto(objects, record), placeOf(record)));
  const finish = (record: ExportRecord): Promise<Outcome> =>
    once(finished, record.arn, async () => {
      await begin(record);
      return await writeExport(putInto(objects, record), factsOf(record));
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
  const { S3SseKmsKeyId } = request;
  return {
    ...placeOf(record),
    tableArn: table.arn,
    tableId: table.id,
    startTime: record.startedAt,
    endTime: record.endsAt,
    coverage: coverageOf(record),
    bucket: request.S3Bucket ?? '',
    sseAlgorithm: request.S3SseAlgorithm ?? 'AES256',
    ...(S3SseKmsKeyId !== undefined && { kmsKeyId: S3SseKmsKeyId }),
    format: request.ExportFormat ?? 'DYNAMODB_JSON',
    partitions: table.seed.partitions,
    ...contentsOf(record),
  };
}

/** Where the export's own folder is. */
function placeOf({ arn, request }: ExportRecord): Pick<ExportFacts, 'exportArn' | 'prefix'> {
  const { S3Prefix } = request;
  return { exportArn: arn, ...(S3Prefix !== undefined && { prefix: S3Prefix }) };
}

function coverageOf(record: ExportRecord): Coverage {
  const increment = incrementOf(record);
  if (!increment) return { type: 'full', exportTime: exportTimeOf(record) };
  return {
    type: 'incremental',
    from: increment.ExportFromTime * 1000,
    to: increment.ExportToTime * 1000,
    viewType: increment.ExportViewType,
  };
}
