import type { Job } from './job.ts';
import { rosterOf, type Roster } from './roster.ts';
import { orphaned } from './transitions.ts';
import type { Windows } from './windows.ts';

/** No call takes so long, milliseconds: whoever made it is gone, though it cannot be told. */
const longestLaunch = 15 * 60_000;

/**
 * The roster with every launch whose window is gone told as what it is: one without an answer. What
 * this window launches itself is left to it.
 */
export function orphansTold(jobs: Roster, windows: Windows, now: number): Roster {
  if (!hasLaunchElsewhere(jobs, windows)) return jobs;
  return rosterOf(
    [...jobs.values()].map((job) => (isOrphan(job, windows, now) ? orphaned(job) : job)),
  );
}

/** The same for what is found when a window opens: nothing of it was launched by that window. */
export function orphansFound(jobs: Roster, { isGone }: Windows, now: number): Roster {
  return orphansTold(jobs, { own: 'opening', isGone }, now);
}

/** Whether another window has a request on its way. */
export function hasLaunchElsewhere(jobs: Roster, windows: Windows): boolean {
  return [...jobs.values()].some((job) => isElsewhere(job, windows));
}

function isOrphan(job: Job, windows: Windows, now: number): boolean {
  if (!isElsewhere(job, windows)) return false;
  return windows.isGone(job.launcher ?? '') || Math.abs(now - job.startedAt) > longestLaunch;
}

const isElsewhere = ({ state, launcher }: Job, { own }: Windows) =>
  state === 'launching' && launcher !== own;
