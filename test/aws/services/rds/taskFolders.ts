import type { PutObject } from '../../output/exportFacts.ts';
import type { TaskFacts } from '../../output/rds/taskFacts.ts';
import { writeTables, writeTask } from '../../output/rds/writeTask.ts';
import type { Objects } from '../objects.ts';
import { once } from '../once.ts';
import { chosenTables } from './exportOnly.ts';
import {
  endOf,
  extractionOf,
  gigabytesOf,
  percentAt,
  statusAt,
  type TaskRecord,
} from './taskRecord.ts';

/** Writes what export tasks leave in S3, each folder once, when it is first needed. */
export interface TaskFolders {
  /** Writes all that the tasks to a bucket have left in it by `now`. */
  settle(records: readonly TaskRecord[], bucket: string, now: number): Promise<void>;
}

/** Folders in the given S3. */
export function createTaskFolders(objects: Objects): TaskFolders {
  const written = new Map<string, Promise<void>>();
  return {
    async settle(records, bucket, now) {
      const put: PutObject = (...object) => objects.put(bucket, ...object);
      const ended = records.filter(
        (record) => record.request.S3BucketName === bucket && now >= endOf(record),
      );
      await Promise.all(
        ended.map((record) =>
          once(written, record.request.ExportTaskIdentifier ?? '', () => write(put, record)),
        ),
      );
    },
  };
}

/** A task that failed has written nothing; one that was canceled leaves the tables that it was done with. */
async function write(put: PutObject, record: TaskRecord): Promise<void> {
  const facts = factsOf(record);
  const end = endOf(record);
  const status = statusAt(record, end);
  if (status === 'COMPLETE') await writeTask(put, facts);
  if (status !== 'CANCELED') return;
  const done = Math.floor((facts.tables.length * percentAt(record, end)) / 100);
  await writeTables(put, { ...facts, tables: facts.tables.slice(0, done) });
}

function factsOf(record: TaskRecord): TaskFacts {
  const { source, request } = record;
  const { S3Prefix, ExportOnly = [] } = request;
  const { engine, type } = source.seed;
  return {
    taskId: request.ExportTaskIdentifier ?? '',
    sourceArn: source.arn,
    engine,
    bucket: request.S3BucketName ?? '',
    roleArn: request.IamRoleArn ?? '',
    kmsKeyId: request.KmsKeyId ?? '',
    exportOnly: ExportOnly,
    startTime: extractionOf(record),
    endTime: endOf(record),
    totalGb: gigabytesOf(record),
    ...chosenTables(source.seed.tables, ExportOnly),
    ...(S3Prefix !== undefined && { prefix: S3Prefix }),
    ...(type !== 'cluster' && { snapshotTime: source.createdAt }),
  };
}
