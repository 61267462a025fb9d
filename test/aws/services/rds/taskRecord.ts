import type { ExportTask, StartExportTaskMessage } from '@aws-sdk/client-rds';
import { toSeconds, type Wire } from '../operation.ts';
import type { Database } from './databases.ts';
import { chosenTables } from './exportOnly.ts';

/** An export task from the moment that RDS accepted it. Times are epoch milliseconds. */
export interface TaskRecord {
  readonly source: Database;
  readonly request: Wire<StartExportTaskMessage>;
  readonly requestedAt: number;
  readonly duration: number;
  /** How it will end, where it will fail, and how far it gets; decided when it starts. */
  readonly failure: { readonly cause: string; readonly percent: number } | undefined;
  /** Set when somebody cancels it. */
  canceledAt: number | undefined;
}

/** The states that DescribeExportTasks shows. */
export type TaskStatus =
  'STARTING' | 'IN_PROGRESS' | 'COMPLETE' | 'FAILED' | 'CANCELING' | 'CANCELED';

/** The part of a task's time that RDS restores or clones in, before anything is written. */
const startingShare = 0.2;
/** The part of a task's time that it takes to cancel it. */
const cancelingShare = 0.1;

/** Where the task stands at `now`. */
export function statusAt(record: TaskRecord, now: number): TaskStatus {
  const { canceledAt, failure } = record;
  if (now >= endOf(record)) {
    if (canceledAt !== undefined) return 'CANCELED';
    return failure ? 'FAILED' : 'COMPLETE';
  }
  if (canceledAt !== undefined && now >= canceledAt) return 'CANCELING';
  return now < extractionOf(record) ? 'STARTING' : 'IN_PROGRESS';
}

/** True while the task counts against the five that may run at a time. */
export function isLive(record: TaskRecord, now: number): boolean {
  return now < endOf(record);
}

/** When the task has ended, or will have. */
export function endOf({ requestedAt, duration, canceledAt }: TaskRecord): number {
  return canceledAt === undefined
    ? requestedAt + duration
    : canceledAt + Math.round(duration * cancelingShare);
}

/** How much of the data is written, whole percents. */
export function percentAt(record: TaskRecord, now: number): number {
  const start = extractionOf(record);
  const span = record.requestedAt + record.duration - start;
  const until = Math.min(now, record.canceledAt ?? now);
  const share = Math.min(1, Math.max(0, until - start) / span);
  return Math.floor(share * (record.failure?.percent ?? 100));
}

/**
 * The task as RDS tells it: a prefix that was not asked for is an empty text, and the start is that
 * of the extraction, so a task that is starting has none.
 */
export function describeTask(record: TaskRecord, now: number): Wire<ExportTask> {
  const { source, request } = record;
  const status = statusAt(record, now);
  const percent = percentAt(record, now);
  return {
    ExportTaskIdentifier: request.ExportTaskIdentifier,
    SourceArn: source.arn,
    S3Bucket: request.S3BucketName,
    S3Prefix: request.S3Prefix ?? '',
    IamRoleArn: request.IamRoleArn,
    KmsKeyId: request.KmsKeyId,
    Status: status,
    PercentProgress: percent,
    TotalExtractedDataInGB: Math.floor((gigabytesOf(record) * percent) / 100),
    SourceType: source.seed.type === 'cluster' ? 'CLUSTER' : 'SNAPSHOT',
    ...(request.ExportOnly && { ExportOnly: request.ExportOnly }),
    ...(source.seed.type !== 'cluster' && { SnapshotTime: toSeconds(source.createdAt) }),
    ...(hasBegun(record, now) && { TaskStartTime: toSeconds(extractionOf(record)) }),
    ...(now >= endOf(record) && { TaskEndTime: toSeconds(endOf(record)) }),
    ...(status === 'FAILED' && record.failure && { FailureCause: record.failure.cause }),
    ...(status === 'COMPLETE' && warningOf(record)),
  };
}

/** What the task extracts in the end, by the sizes that RDS tells; tables count as equally large. */
export function gigabytesOf({ source, request }: TaskRecord): number {
  const { sizeBytes, allocatedGiB, tables } = source.seed;
  const whole = sizeBytes === undefined ? allocatedGiB * 0.7 : sizeBytes / 2 ** 30;
  const chosen = chosenTables(tables, request.ExportOnly);
  return (whole * (chosen.tables.length + chosen.skipped.length)) / Math.max(tables.length, 1);
}

/** When the task begins to write. */
export function extractionOf({ requestedAt, duration }: TaskRecord): number {
  return requestedAt + Math.round(duration * startingShare);
}

function hasBegun(record: TaskRecord, now: number): boolean {
  const start = extractionOf(record);
  return now >= start && start < (record.canceledAt ?? Infinity);
}

/** AWS tells it as JSON in a text. */
function warningOf({ source, request }: TaskRecord): { readonly WarningMessage?: string } {
  const { skipped } = chosenTables(source.seed.tables, request.ExportOnly);
  const skippedTables = skipped.map(({ database, schema, name, skipped: reason }) => ({
    tableName: [database, schema, name].filter((part) => part !== undefined).join('.'),
    reason,
  }));
  if (skippedTables.length === 0) return {};
  return { WarningMessage: JSON.stringify({ skippedTables, skippedObjectives: [], general: [] }) };
}
