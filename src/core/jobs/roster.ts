import { isLive, type Job } from './job.ts';

/** Jobs by their id. */
export type Roster = ReadonlyMap<string, Job>;

/** How many exports that have ended are kept, newest first. Those that have not are never dropped. */
export const endedKept = 500;

export const rosterOf = (jobs: readonly Job[]): Roster => new Map(jobs.map((job) => [job.id, job]));

/**
 * Both rosters as one. Of two versions of a job the one that knows the ARN holds, as AWS has said
 * so; else the one that changed last; `mine` on a tie.
 */
export function merged(mine: Roster, theirs: Roster): Roster {
  const all = new Map(theirs);
  for (const job of mine.values()) {
    const other = theirs.get(job.id);
    if (other === undefined || !isBetter(other, job)) all.set(job.id, job);
  }
  return all;
}

/** True when somebody knows more of a job than `roster` does, or knows one that it does not. */
export function isBehind(roster: Roster, known: Roster): boolean {
  return [...known.values()].some((job) => {
    const there = roster.get(job.id);
    return there === undefined || isBetter(job, there);
  });
}

function isBetter(job: Job, than: Job): boolean {
  const known = Number(job.arn !== undefined) - Number(than.arn !== undefined);
  return known === 0 ? changedAt(job) > changedAt(than) : known > 0;
}

/** Newest first, without doubles and without the oldest of those that have ended, beyond `endedKept`. */
export function tidied(roster: Roster): Roster {
  const jobs = [...withoutTwins(roster).values()].sort((a, b) => b.startedAt - a.startedAt);
  const dropped = new Set(jobs.filter((job) => !isLive(job.state)).slice(endedKept));
  return dropped.size === 0 ? rosterOf(jobs) : rosterOf(jobs.filter((job) => !dropped.has(job)));
}

/**
 * An export can be found in a list before the call that started it has answered. Then there are
 * two jobs with one ARN, and the one that knows its request stays.
 */
function withoutTwins(roster: Roster): Roster {
  const own = new Map([...roster.values()].filter(isOwn).map((job) => [job.arn, job]));
  const kept = new Map(roster);
  for (const found of [...roster.values()].filter((job) => !isOwn(job))) {
    const twin = own.get(found.arn);
    if (twin === undefined) continue;
    kept.delete(found.id);
    if (found.announced === true) kept.set(twin.id, { ...twin, announced: true });
  }
  return kept;
}

const isOwn = (job: Job) => job.arn !== undefined && job.request !== undefined;
const changedAt = (job: Job) => job.changedAt ?? 0;
