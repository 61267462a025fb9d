import { sameConnection, type Connection } from '../../core/connection.ts';
import { estimatedEnd } from '../../core/insight/estimate.ts';
import { exportTypeOf } from '../../core/jobs/exportType.ts';
import {
  isLive,
  isUnderWay,
  type ExportType,
  type Job,
  type JobReport,
  type JobState,
  type JobSummary,
} from '../../core/jobs/job.ts';
import { PastRuns } from '../../core/jobs/pastRuns.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import type { ExportRequest } from '../../core/kinds/registry.ts';
import type { SourceRef } from '../../core/sources.ts';

/** One job as the views show it: what AWS lists, what the ledger knows, or both. */
export interface ExportEntry {
  /** The job's id where the ledger knows the job, its ARN elsewhere. */
  readonly id: string;
  readonly kind: KindId;
  readonly connection: Connection;
  readonly source: SourceRef;
  readonly state: JobState;
  readonly exportType: ExportType;
  /** Epoch milliseconds. */
  readonly startedAt?: number;
  /** Or the handle of an RDS task, which has no ARN. */
  readonly arn?: string;
  readonly request?: ExportRequest;
  readonly report?: JobReport;
  /** Of one that runs, epoch milliseconds, where there is something to estimate it from. */
  readonly estimatedEnd?: number;
}

/** The entry of a job that the ledger keeps. */
export function entryOfJob(job: Job): ExportEntry {
  return {
    id: job.id,
    kind: job.kind,
    connection: job.connection,
    source: job.source,
    state: job.state,
    exportType: exportTypeOf(job) ?? 'full',
    startedAt: job.startedAt,
    ...(job.arn !== undefined && { arn: job.arn }),
    ...(job.request && { request: job.request }),
    ...(job.report && { report: job.report }),
  };
}

/** The entry of an export that only AWS told of. */
export function entryOfSummary(connection: Connection, summary: JobSummary): ExportEntry {
  return { ...summary, id: summary.arn, connection };
}

/** What AWS lists for one connection. */
export interface Listed {
  readonly connection: Connection;
  readonly items: readonly JobSummary[];
}

/**
 * What AWS lists for the connections in sight and what the ledger keeps, each export once, newest
 * first. Of other connections only the exports are shown whose end is not known.
 *
 * Two profiles of one account list the same exports. One that the ledger keeps is its connection's,
 * which started it or looks after it; any other belongs to the first that lists it, as the
 * connections stand in the tree.
 */
export function mergeEntries(
  lists: readonly Listed[],
  jobs: readonly Job[],
): readonly ExportEntry[] {
  const listed = byArn(lists);
  const kept = jobs.filter((job) => isShown(job, lists));
  const runs = new PastRuns(jobs);
  const isNew = isNewTo(kept);
  return [
    ...kept.map((job) => withListed(withEstimate(job, runs), listed.get(job.arn ?? '')?.summary)),
    ...[...listed.values()]
      .filter(({ summary }) => isNew(summary))
      .map(({ connection, summary }) => entryOfSummary(connection, summary)),
  ].sort(newestFirst);
}

interface Found {
  readonly connection: Connection;
  readonly summary: JobSummary;
}

/** The first connection that lists an export comes last, and stays. */
function byArn(lists: readonly Listed[]): ReadonlyMap<string, Found> {
  return new Map(
    lists
      .toReversed()
      .flatMap(({ connection, items }) =>
        items.map((summary) => [summary.arn, { connection, summary }] as const),
      ),
  );
}

/** How far AWS's clock and ours may be apart, milliseconds. */
const clockSkew = 60_000;

/**
 * Whether a listed export is none of these jobs. One that is still being checked has no ARN yet:
 * what runs since it was asked for is most likely that one, and would be shown twice.
 */
function isNewTo(jobs: readonly Job[]): (summary: JobSummary) => boolean {
  const known = new Set(jobs.map((job) => job.arn));
  const unsettled = jobs.filter((job) => job.arn === undefined && isLive(job.state));
  return (summary) => {
    if (known.has(summary.arn)) return false;
    const { startedAt = 0 } = summary;
    return !unsettled.some(
      (job) =>
        isUnderWay(summary.state) &&
        sourceKey(job) === sourceKey(summary) &&
        startedAt >= job.startedAt - clockSkew,
    );
  };
}

/** The exports that AWS says are under way and that nobody watches yet. */
export function unwatched(
  summaries: readonly JobSummary[],
  jobs: readonly Job[],
): readonly JobSummary[] {
  const known = new Set(jobs.map((job) => job.arn));
  // An export whose launch is not settled has no ARN yet: the list may be telling of that one.
  const unsettled = new Set(
    jobs.filter((job) => job.arn === undefined && isLive(job.state)).map(sourceKey),
  );
  return summaries.filter(
    (summary) =>
      isUnderWay(summary.state) && !known.has(summary.arn) && !unsettled.has(sourceKey(summary)),
  );
}

const sourceKey = ({ kind, source }: Pick<JobSummary, 'kind' | 'source'>): string =>
  `${kind} ${source.arn}`;

function isShown(job: Job, lists: readonly Listed[]): boolean {
  const isInSight = lists.some(({ connection }) => sameConnection(job.connection, connection));
  return isInSight || isLive(job.state) || job.state === 'unwatched';
}

function withEstimate(job: Job, runs: PastRuns): ExportEntry {
  const end = estimatedEnd(job, runs);
  return { ...entryOfJob(job), ...(end !== undefined && { estimatedEnd: end }) };
}

/** A list can know of what the watcher has not come by yet, never the other way round. */
function withListed(entry: ExportEntry, listed: JobSummary | undefined): ExportEntry {
  if (listed === undefined) return entry;
  const { exportType, state } = listed;
  const isAhead = stageOf(state) > stageOf(entry.state);
  const report = isAhead ? (listed.report ?? entry.report) : (entry.report ?? listed.report);
  return { ...entry, exportType, ...(isAhead && { state }), ...(report && { report }) };
}

/** How far on its way: no job ever goes back, and of one that nobody watches any list knows more. */
function stageOf(state: JobState): number {
  if (state === 'unwatched') return 0;
  if (!isLive(state)) return 3;
  return state === 'canceling' ? 2 : 1;
}

function newestFirst(a: ExportEntry, b: ExportEntry): number {
  const difference = (b.startedAt ?? 0) - (a.startedAt ?? 0);
  return difference === 0 ? a.id.localeCompare(b.id) : difference;
}
