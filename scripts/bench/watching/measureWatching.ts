import { hour, minute } from '../../../test/aws/data/time.ts';
import type { Measure, Measures, Unit } from '../measure.ts';
import { mean, percentile } from '../statistics.ts';
import { planOf, type Plan, type Wanted } from './plan.ts';
import { wait } from './waiters.ts';
import { watch, type Watched } from './watch.ts';

interface Scenario extends Wanted {
  readonly what: string;
}

/** The fewer, the longer: so that there are ends enough to count. */
const scenarios: readonly Scenario[] = [
  { what: '1 running export', kind: 'dynamodb-table', running: 1, past: 0, hours: 160 },
  { what: '30 running exports', kind: 'dynamodb-table', running: 30, past: 0, hours: 36 },
  { what: '300 running exports', kind: 'dynamodb-table', running: 300, past: 0, hours: 6 },
  { what: '300, and nightly ones', kind: 'dynamodb-table', running: 300, past: 85, hours: 6 },
  { what: '1 running RDS task', kind: 'rds-database', running: 1, past: 0, hours: 160 },
  { what: '5 running RDS tasks', kind: 'rds-database', running: 5, past: 85, hours: 96 },
];

/** Ends shortly before the watching stops may be noticed after it by anybody. */
const grace = 15 * minute;

interface Summary {
  readonly callsAnHour: number;
  /** Seconds on average. */
  readonly delay: number;
  /** Of the duration, on average and for nineteen of twenty. */
  readonly share: number;
  readonly worstShare: number;
}

function summarize({ from, until, runs }: Plan, { calls, noticed }: Watched): Summary {
  const ended = runs.filter(({ endsAt }) => endsAt < until - grace);
  const delays = ended.map(({ arn, startedAt, endsAt }) => {
    const at = noticed.get(arn);
    if (at === undefined) throw new Error(`Nobody noticed the end of ${arn}.`);
    return { delay: (at - endsAt) / 1000, share: (at - endsAt) / (endsAt - startedAt) };
  });
  const shares = delays.map(({ share }) => share);
  return {
    callsAnHour: (calls * hour) / (until - from),
    delay: mean(delays.map(({ delay }) => delay)),
    share: mean(shares),
    worstShare: percentile(shares, 95),
  };
}

const rows: readonly (readonly [member: keyof Summary, what: string, unit: Unit])[] = [
  ['callsAnHour', 'calls', 'calls an hour'],
  ['delay', 'end noticed after', 's'],
  ['share', 'that is, of its duration', 'share'],
  ['worstShare', '95th percentile of that', 'share'],
];

async function measureScenario({ what, ...wanted }: Scenario): Promise<Measures> {
  const plan = planOf(wanted);
  const own = summarize(plan, await watch(plan));
  const theirs = summarize(plan, wait(plan));
  const beside = wanted.kind === 'rds-database' ? 'with a poll of 30 s each' : 'with SDK waiters';
  return rows.map(([member, name, unit]): Measure => ({
    what: `${what}: ${name}`,
    unit,
    value: own[member],
    beside: { what: beside, value: theirs[member] },
  }));
}

/** Calls and delays of watching exports of 2 minutes to 30 hours, beside one waiter for each. */
export async function measureWatching(): Promise<Measures> {
  const measures: Measure[] = [];
  for (const scenario of scenarios) measures.push(...(await measureScenario(scenario)));
  return measures;
}
