import { isExportError, type ErrorReason } from '../errors.ts';
import { attempt } from '../lib/attempt.ts';
import { sameJson } from '../lib/json.ts';
import type { ExportGateway, Log } from '../ports.ts';
import { isUnderWay, type Job, type JobReport, type JobSummary } from './job.ts';
import type { Ledger } from './ledger.ts';
import { exportsOf } from './listing.ts';
import type { Seen } from './survey.ts';
import { updated } from './transitions.ts';

/** What `follow` works with. */
export interface FollowDeps {
  readonly ledger: Ledger;
  readonly gateway: ExportGateway;
  readonly log: Log;
}

/**
 * Looks at the running jobs of one source: at what a list has just shown of them, else with one list
 * call, and more only while a job was not seen. What the list tells in full is taken from it; else a
 * job that has ended is described, once. Exports of a table that was deleted or made anew vanish
 * from the list, but DescribeExport still knows them. Gives the jobs that nothing knows; they stay
 * as they are. Throws what the calls throw.
 */
export async function follow(
  jobs: readonly Job[],
  deps: FollowDeps,
  shown: Seen = new Map(),
): Promise<readonly Job[]> {
  const { seen, missing } = await glance(jobs, deps.gateway, shown);
  for (const [job, summary] of seen) await learn(job, summary, deps);
  const lost: Job[] = [];
  for (const job of missing) {
    if (!(await stillKnown(job, deps))) lost.push(job);
  }
  return lost;
}

interface Glance {
  readonly seen: readonly (readonly [Job, JobSummary])[];
  readonly missing: readonly Job[];
}

async function glance(jobs: readonly Job[], gateway: ExportGateway, shown: Seen): Promise<Glance> {
  const missing = new Map(jobs.map((job) => [job.arn, job]));
  const seen: (readonly [Job, JobSummary])[] = [];
  const take = (summary: JobSummary): void => {
    const job = missing.get(summary.arn);
    if (job !== undefined) seen.push([job, summary]);
    missing.delete(summary.arn);
  };
  for (const { arn = '' } of jobs) [shown.get(arn) ?? []].flat().forEach(take);
  if (missing.size === 0) return { seen, missing: [] };
  const since = Math.min(...jobs.map((job) => job.startedAt));
  for await (const summary of exportsOf(gateway, jobs[0]?.source.arn ?? '', since)) {
    take(summary);
    if (missing.size === 0) break;
  }
  return { seen, missing: [...missing.values()] };
}

async function learn(job: Job, { state, report }: JobSummary, deps: FollowDeps): Promise<void> {
  if (report !== undefined) await note(job, report, deps);
  else if (!isUnderWay(state)) await describe(job, deps);
}

async function describe(job: Job, deps: FollowDeps): Promise<void> {
  if (job.arn !== undefined) await note(job, await deps.gateway.describe(job.arn), deps);
}

/** Most looks bring nothing new: these do not touch the disk. */
async function note(job: Job, report: JobReport, { ledger }: FollowDeps): Promise<void> {
  if (!sameJson(updated(job, report), job)) await ledger.update(job.id, report);
}

async function stillKnown(job: Job, deps: FollowDeps): Promise<boolean> {
  const seen = await attempt(() => describe(job, deps));
  if (seen.ok) return true;
  if (!isExportError(seen.error) || !gone.has(seen.error.reason)) throw seen.error;
  deps.log.warn(
    `AWS does not know this export now; it is looked for less often: ${job.arn ?? job.id}`,
  );
  return false;
}

/** `validation` is what an ARN that is no export ARN, or not any more, is answered with. */
const gone: ReadonlySet<ErrorReason> = new Set(['export-not-found', 'validation']);
