import { sameJson } from '../lib/json.ts';
import type { Job } from './job.ts';
import { tidied, type Roster } from './roster.ts';

/** A roster after something was done to it. */
export interface Step {
  readonly jobs: Roster;
  readonly hasChanged: boolean;
}

/** A roster after a change of one job. */
export interface JobStep extends Step {
  readonly job: Job;
}

/** Gives the job that is to be in the roster from now on. */
export type Change = (jobs: Roster) => Job;

/** The roster after a change at `now`; the very same roster when the change changes nothing. */
export function stepOf(base: Roster, change: Change, now: number): JobStep {
  const job = change(base);
  const before = base.get(job.id);
  if (before !== undefined && sameJson(before, job)) {
    return { job: before, jobs: base, hasChanged: false };
  }
  const changedAt = momentAfter(before, now);
  const jobs = tidied(new Map(base).set(job.id, { ...job, changedAt }));
  return { job: jobs.get(job.id) ?? job, jobs, hasChanged: true };
}

/** Later than the change before, also when the clock was put back: the last word has to win. */
function momentAfter(before: Job | undefined, now: number): number {
  return Math.max(now, (before?.changedAt ?? 0) + 1);
}
