import type { Job, JobState } from '../../core/jobs/job.ts';
import { jobKinds } from '../../core/kinds/jobKinds.ts';
import type { KindId, Noun } from '../../core/kinds/kind.ts';

/** The state of a job in the words that every view uses. */
export const stateWords: Readonly<Record<JobState, string>> = {
  launching: 'starting',
  unconfirmed: 'being checked',
  rejected: 'refused',
  running: 'running',
  canceling: 'canceling',
  completed: 'completed',
  failed: 'failed',
  canceled: 'canceled',
  unwatched: 'not watched any more',
};

/** What a job of this kind is. */
export function nounOf(kind: KindId): Noun {
  return jobKinds[kind].noun;
}

/** `1 export`, `3 exports`, `2 exports, 1 backup`. */
export function countJobs(jobs: readonly Pick<Job, 'kind'>[]): string {
  return (['export', 'backup'] as const)
    .map((noun) => [noun, jobs.filter(({ kind }) => nounOf(kind) === noun).length] as const)
    .filter(([, count]) => count > 0)
    .map(([noun, count]) => `${count} ${noun}${count === 1 ? '' : 's'}`)
    .join(', ');
}
