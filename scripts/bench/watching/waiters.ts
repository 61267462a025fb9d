import { Random } from '../../../test/aws/data/random.ts';
import type { Plan, PlannedKind, Run } from './plan.ts';
import type { Watched } from './watch.ts';

/** Milliseconds until the look after this many. */
type Wait = (looks: number, random: Random) => number;

/**
 * `waitUntilExportCompleted` of the SDK: from 20 seconds up to 120, doubled and then any share of
 * that, as its `exponentialBackoffWithJitter` has it. It is taken to have no time limit.
 */
const waiterOfSdk: Wait = (looks, random) => {
  const [least, most] = [20_000, 120_000];
  if (looks > Math.log2(most / least) + 1) return most;
  return random.int(least, Math.min(most, least * 2 ** (looks - 1)));
};

const waits: Readonly<Record<PlannedKind, Wait>> = {
  'dynamodb-table': waiterOfSdk,
  // There is none for tasks of RDS: this is what people write.
  'rds-database': () => 30_000,
};

/** What it takes with one waiter for each export, each call a description of that export. */
export function wait({ kind, from, until, runs }: Plan): Watched {
  const random = new Random('waiters');
  const all = runs.map((run) => [run, looksAt(run, waits[kind], random)] as const);
  const counted = all.flatMap(([, looks]) => looks.filter((at) => at >= from && at < until));
  return {
    calls: counted.length,
    noticed: new Map(all.map(([{ arn }, looks]) => [arn, looks.at(-1) ?? NaN])),
  };
}

/** The moments of all looks, the last of which sees the end. */
function looksAt({ startedAt, endsAt }: Run, delay: Wait, random: Random): readonly number[] {
  const looks = [startedAt];
  for (let at = startedAt; at < endsAt; looks.push(at)) at += delay(looks.length, random);
  return looks;
}
