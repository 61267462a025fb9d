import { groupBy } from '../lib/groupBy.ts';
import { exportTypeOf } from './exportType.ts';
import type { Job } from './job.ts';

/** One run says little: it takes two of a kind to speak of how long they take. */
const enough = 2;
/** Sources grow: runs before the newest ten say nothing of today. */
const newest = 10;

/** How long jobs that have ended took, told of jobs of the same kind, source and type. */
export class PastRuns {
  readonly #runs: ReadonlyMap<string, readonly Run[]>;

  /** From jobs in any state, newest first. */
  constructor(jobs: readonly Job[]) {
    const runs = jobs.flatMap(runOf);
    this.#runs = groupBy(runs, ({ key }) => key);
  }

  /** Milliseconds that the quickest took, whether it failed or not; undefined of too few. */
  least(job: Job): number | undefined {
    return known(this.#runsLike(job))?.at(0);
  }

  /** Milliseconds that those which were completed took in the middle; undefined of too few. */
  usual(job: Job): number | undefined {
    const sorted = known(this.#runsLike(job).filter(({ state }) => state === 'completed'));
    if (sorted === undefined) return undefined;
    const [low = 0, high = low] = sorted.slice(Math.ceil(sorted.length / 2) - 1);
    return sorted.length % 2 === 0 ? (low + high) / 2 : low;
  }

  #runsLike(job: Job): readonly Run[] {
    return this.#runs.get(keyOf(job) ?? '') ?? [];
  }
}

interface Run {
  readonly key: string;
  readonly state: Job['state'];
  readonly took: number;
}

function runOf(job: Job): readonly Run[] {
  const { state, report, startedAt } = job;
  const key = keyOf(job);
  if (key === undefined || !(state === 'completed' || state === 'failed')) return [];
  const took = (report?.endedAt ?? NaN) - (report?.startedAt ?? startedAt);
  return took >= 0 ? [{ key, state, took }] : [];
}

/** Shortest first. */
function known(runs: readonly Run[]): readonly number[] | undefined {
  if (runs.length < enough) return undefined;
  return runs
    .slice(0, newest)
    .map(({ took }) => took)
    .sort((a, b) => a - b);
}

function keyOf(job: Job): string | undefined {
  const type = exportTypeOf(job);
  return type === undefined ? undefined : `${job.kind} ${type} ${job.source.arn}`;
}
