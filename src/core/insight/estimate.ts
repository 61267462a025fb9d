import { formatElapsed } from '../format/text.ts';
import type { Job } from '../jobs/job.ts';
import type { PastRuns } from '../jobs/pastRuns.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Below this PercentProgress says more of the preparations than of the export. */
const leastPercent = 5;

/**
 * When a running job should end, epoch milliseconds: from how far RDS says it is, else from what
 * earlier jobs of the same source and type took. Undefined where neither is known. An estimate, to
 * be called one; it may lie in the past.
 */
export function estimatedEnd(job: Job, runs: PastRuns): number | undefined {
  if (job.state !== 'running') return undefined;
  const took = durationByPercent(job) ?? runs.usual(job);
  return took === undefined ? undefined : Math.round(job.startedAt + took);
}

/** `about 12 min left (estimate)`; undefined once it is overdue, as then nothing is known. */
export function remainingText(end: number | undefined, now: number): string | undefined {
  if (end === undefined || end <= now) return undefined;
  const remaining = end - now;
  if (remaining < minute) return 'less than 1 min left (estimate)';
  const step = remaining < hour ? minute : 5 * minute;
  return `about ${formatElapsed(Math.round(remaining / step) * step)} left (estimate)`;
}

/** Counted at the moment at which the percentage became known: it stands still between two looks. */
function durationByPercent({ startedAt, changedAt, report }: Job): number | undefined {
  const { percent = 0, status = '' } = report ?? {};
  const isMoving = percent >= leastPercent && percent < 100 && status.toUpperCase() !== 'STARTING';
  if (!isMoving || changedAt === undefined || changedAt <= startedAt) return undefined;
  return ((changedAt - startedAt) * 100) / percent;
}
