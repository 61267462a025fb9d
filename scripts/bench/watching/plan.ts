import { Random } from '../../../test/aws/data/random.ts';
import { day, hour, minute } from '../../../test/aws/data/time.ts';
import { taskHandle } from '../../../src/core/grammar/taskHandle.ts';
import type { KindId } from '../../../src/core/kinds/kind.ts';
import type { SourceRef } from '../../../src/core/sources.ts';

/** One export as it will go. Times are epoch milliseconds. */
export interface Run {
  readonly arn: string;
  readonly source: SourceRef;
  readonly startedAt: number;
  readonly endsAt: number;
}

/** What happens in an account while somebody watches. */
export interface Plan {
  readonly kind: PlannedKind;
  /** The watching, from a moment on until another, epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  /** All that is under way then, oldest first. */
  readonly runs: readonly Run[];
  /** What had ended before, and AWS still lists. */
  readonly past: readonly Run[];
}

export type PlannedKind = Extract<KindId, 'dynamodb-table' | 'rds-database'>;

export interface Wanted {
  readonly kind: PlannedKind;
  /** How many exports run at a time, each of a source of its own that nothing is known of. */
  readonly running: number;
  /** How many of each source AWS lists from before, one a night. */
  readonly past: number;
  /** Hours of watching. */
  readonly hours: number;
}

const from = Date.UTC(2026, 10, 21, 12);
/** From an empty table to the largest. */
const shortest = 2 * minute;
const longest = 30 * hour;

/** A plan that is the same at every call. Short and long exports are alike in number. */
export function planOf({ kind, running, past, hours }: Wanted): Plan {
  const random = new Random(`${kind} ${running}`);
  const until = from + hours * hour;
  const lanes = [...Array(running).keys()];
  const runs = lanes.flatMap((lane) => runsOf({ kind, lane, until }, random));
  return {
    ...{ kind, from, until },
    runs: runs.sort((a, b) => a.startedAt - b.startedAt),
    past: runs.flatMap(({ source }) => nightsOf(source, past, random)),
  };
}

interface Lane {
  readonly kind: PlannedKind;
  readonly lane: number;
  readonly until: number;
}

/** One export some minutes after the other. The first began long ago: not all begin at once. */
function runsOf({ kind, lane, until }: Lane, random: Random): readonly Run[] {
  const runs: Run[] = [];
  let startedAt = from - random.int(2 * longest, 4 * longest);
  for (let count = 0; startedAt < until; count += 1) {
    const duration = Math.round(shortest * (longest / shortest) ** random.next());
    const endsAt = startedAt + duration;
    if (endsAt > from) runs.push(run(sourceOf(kind, `${lane}-${count}`), startedAt, endsAt));
    startedAt = endsAt + random.int(3 * minute, 10 * minute);
  }
  return runs;
}

/** Older than any export that still runs. */
function nightsOf(source: SourceRef, count: number, random: Random): readonly Run[] {
  return Array.from({ length: count }, (_, night) => {
    const startedAt = from - (night + 2) * day - random.int(0, hour);
    return run(source, startedAt, startedAt + 20 * minute);
  });
}

function run(source: SourceRef, startedAt: number, endsAt: number): Run {
  const id = String(startedAt).padStart(14, '0');
  const { name, service } = source;
  const task = { region: 'eu-west-1', account: '111122223333', taskId: `${name}-${id}` };
  const arn = service === 'rds' ? taskHandle(task) : `${source.arn}/export/${id}-0a1b2c3d`;
  return { arn, source, startedAt, endsAt };
}

function sourceOf(kind: PlannedKind, id: string): SourceRef {
  const name = `source-${id}`;
  return kind === 'rds-database'
    ? { service: 'rds', arn: `arn:aws:rds:eu-west-1:111122223333:snapshot:${name}`, name }
    : { service: 'dynamodb', arn: `arn:aws:dynamodb:eu-west-1:111122223333:table/${name}`, name };
}
