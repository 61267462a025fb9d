import { sameConnection, type Connection } from '../../core/connection.ts';
import {
  isLive,
  type ExportType,
  type Job,
  type JobReport,
  type JobState,
  type JobSummary,
} from '../../core/jobs/job.ts';
import type { ExportRequest } from '../../core/kinds/registry.ts';
import type { SourceRef } from '../../core/sources.ts';

/** One export as the views show it: what AWS lists, what the ledger knows, or both. */
export interface ExportEntry {
  /** The job's id where the ledger knows the export, its ARN elsewhere. */
  readonly id: string;
  readonly connection: Connection;
  readonly source: SourceRef;
  readonly state: JobState;
  readonly exportType: ExportType;
  /** Epoch milliseconds. */
  readonly startedAt?: number;
  readonly arn?: string;
  readonly request?: ExportRequest;
  readonly report?: JobReport;
}

/** The entry of a job that the ledger keeps. */
export function entryOfJob(job: Job): ExportEntry {
  return {
    id: job.id,
    connection: job.connection,
    source: job.source,
    state: job.state,
    exportType: job.report?.exportType ?? typeOf(job.request),
    startedAt: job.startedAt,
    ...(job.arn !== undefined && { arn: job.arn }),
    ...(job.request && { request: job.request }),
    ...(job.report && { report: job.report }),
  };
}

function typeOf(request: ExportRequest | undefined): ExportType {
  return request?.input.ExportType === 'INCREMENTAL_EXPORT' ? 'incremental' : 'full';
}

/** The entry of an export that only AWS told of. */
export function entryOfSummary(connection: Connection, summary: JobSummary): ExportEntry {
  return { ...summary, id: summary.arn, connection };
}

/**
 * What AWS lists and what the ledger keeps, each export once, newest first. Of other connections
 * only the exports that still run are shown.
 */
export function mergeEntries(
  connection: Connection,
  summaries: readonly JobSummary[],
  jobs: readonly Job[],
): readonly ExportEntry[] {
  const listed = new Map(summaries.map((summary) => [summary.arn, summary]));
  const kept = jobs.filter((job) => isShown(job, connection));
  const known = new Set(kept.map((job) => job.arn));
  return [
    ...kept.map((job) => withListed(entryOfJob(job), listed.get(job.arn ?? ''))),
    ...[...listed.values()]
      .filter((summary) => !known.has(summary.arn))
      .map((summary) => entryOfSummary(connection, summary)),
  ].sort(newestFirst);
}

/** The exports that AWS says are running and that nobody watches yet. */
export function unwatched(
  summaries: readonly JobSummary[],
  jobs: readonly Job[],
): readonly JobSummary[] {
  const known = new Set(jobs.map((job) => job.arn));
  // An export whose launch is not settled has no ARN yet: the list may be telling of that one.
  const unsettled = new Set(
    jobs.filter((job) => job.arn === undefined && isLive(job.state)).map((job) => job.source.arn),
  );
  return summaries.filter(
    ({ arn, source, state }) =>
      state === 'running' && !known.has(arn) && !unsettled.has(source.arn),
  );
}

function isShown(job: Job, connection: Connection): boolean {
  return sameConnection(job.connection, connection) || isLive(job.state);
}

/** A list can know of an end that the watcher has not come by yet, never the other way round. */
function withListed(entry: ExportEntry, listed: JobSummary | undefined): ExportEntry {
  if (listed === undefined) return entry;
  const state = listed.state === 'running' ? entry.state : listed.state;
  return { ...entry, state, exportType: listed.exportType };
}

function newestFirst(a: ExportEntry, b: ExportEntry): number {
  const difference = (b.startedAt ?? 0) - (a.startedAt ?? 0);
  return difference === 0 ? a.id.localeCompare(b.id) : difference;
}
