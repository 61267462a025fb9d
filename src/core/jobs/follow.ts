import { isExportError, type ErrorReason } from '../errors.ts';
import { attempt } from '../lib/attempt.ts';
import type { ExportGateway, Log } from '../ports.ts';
import type { Job } from './job.ts';
import type { Ledger } from './ledger.ts';
import { exportsOf } from './listing.ts';

/** What `follow` works with. */
export interface FollowDeps {
  readonly ledger: Ledger;
  readonly gateway: ExportGateway;
  readonly log: Log;
}

/**
 * Looks at the running jobs of one source with one ListExports call, and more only while a job was
 * not seen. One that has ended is described, once. Exports of a table that was deleted or made anew
 * vanish from the list, but DescribeExport still knows them. Gives the jobs that nothing knows;
 * they stay as they are. Throws what the calls throw.
 */
export async function follow(jobs: readonly Job[], deps: FollowDeps): Promise<readonly Job[]> {
  const { ended, missing } = await glance(jobs, deps.gateway);
  for (const job of ended) await describe(job, deps);
  const lost: Job[] = [];
  for (const job of missing) {
    if (!(await stillKnown(job, deps))) lost.push(job);
  }
  return lost;
}

interface Glance {
  readonly ended: readonly Job[];
  readonly missing: readonly Job[];
}

async function glance(jobs: readonly Job[], gateway: ExportGateway): Promise<Glance> {
  const missing = new Map(jobs.map((job) => [job.arn, job]));
  const ended: Job[] = [];
  const since = Math.min(...jobs.map((job) => job.startedAt));
  const sourceArn = jobs[0]?.source.arn ?? '';
  for await (const { arn, state } of exportsOf(gateway, sourceArn, since)) {
    const job = missing.get(arn);
    if (job !== undefined && state !== 'running') ended.push(job);
    missing.delete(arn);
    if (missing.size === 0) break;
  }
  return { ended, missing: [...missing.values()] };
}

async function describe(job: Job, { ledger, gateway }: FollowDeps): Promise<void> {
  if (job.arn !== undefined) await ledger.update(job.id, await gateway.describe(job.arn));
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
