import { policy } from '../../../aws/policy/document.ts';
import { withCaller, withTable } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { table } from '../sources.ts';
import { allowing, denying } from '../statements.ts';
import { orders, refusedBy, to } from '../tableMeans.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** At the launch itself: a run of all situations takes longer than what some of these are about. */
const before = (ago: number): number => Math.floor((Date.now() - ago) / 1000) * 1000;

const at = (ago: number) => ({
  ...orders,
  filled: {
    ...{ ...orders.filled, timeMode: 'moment' },
    get moment() {
      return before(ago);
    },
  },
});
const from = (fromAgo: number, toAgo: number) => ({
  ...orders,
  filled: {
    ...{ ...orders.filled, exportType: 'incremental', windowMode: 'exact' },
    get from() {
      return before(fromAgo);
    },
    get to() {
      return before(toAgo);
    },
  },
});
const lastDay = to({ exportType: 'incremental', windowMode: 'last-24-hours' });

/** Recovery that has been on for so long. */
const onFor = (enabledAgo: number) =>
  withTable('orders', { recovery: { enabledAgo, periodDays: 35 } });
/** A table that is so old, and has had recovery from its beginning. */
const madeAgo = (createdAgo: number) =>
  withTable('orders', { createdAgo, recovery: { enabledAgo: createdAgo, periodDays: 35 } });
const mayNotSeeRecovery = withCaller(
  policy(allowing('*'), denying('dynamodb:DescribeContinuousBackups')),
);

const archive = { ...orders, source: table('archive') };
const bad = refusedBy('export-time');

const recoveries: readonly Situation[] = [
  { ...archive, title: 'a table without recovery', ...refusedBy('table-recovery') },
  {
    ...archive,
    title: 'a table without recovery, by who may not see that',
    change: mayNotSeeRecovery,
    ...refusedBy('table-recovery'),
    sign: 'unseen',
  },
  {
    ...orders,
    title: 'a table with recovery, by who may not see that',
    change: mayNotSeeRecovery,
    truth: 'completes',
  },
  {
    ...orders,
    title: 'a table whose recovery was just turned on',
    change: onFor(0),
    truth: 'completes',
  },
];

const moments: readonly Situation[] = [
  { ...at(day), title: 'a table as it was yesterday', truth: 'completes' },
  { ...at(10 * minute), title: 'a table as it was ten minutes ago', truth: 'completes' },
  { ...at(11 * day), title: 'a table as it was before recovery was on', ...bad },
  { ...at(101 * day), title: 'a table as it was before there was one', ...bad },
  { ...at(minute), title: 'a table as it was a minute ago', ...bad },
  { ...at(-hour), title: 'a table as it will be', ...bad },
];

const windows: readonly Situation[] = [
  { ...lastDay, title: 'what changed in a table in a day', truth: 'completes' },
  { ...from(3 * hour, 2 * hour), title: 'what changed in a table in an hour', truth: 'completes' },
  { ...from(45 * minute, 30 * minute), title: 'what changed in 15 minutes', truth: 'completes' },
  {
    ...from(hour, minute),
    title: 'what changed in a table until a minute ago',
    truth: 'completes',
  },
  {
    ...lastDay,
    title: 'what changed in a table in the 17 minutes since recovery was turned on',
    change: onFor(17 * minute),
    truth: 'completes',
  },
  {
    ...lastDay,
    title: 'what changed in a table in the ten minutes since recovery was turned on',
    change: onFor(10 * minute),
    ...bad,
  },
  { ...from(44 * minute, 30 * minute), title: 'what changed in 14 minutes', ...bad },
  { ...from(26 * hour, hour), title: 'what changed in a table in 25 hours', ...bad },
  { ...from(2 * hour, 3 * hour), title: 'what changed in a table backwards in time', ...bad },
  { ...from(hour, -hour), title: 'what will change in a table', ...bad },
  {
    ...from(11 * day, 11 * day - hour),
    title: 'what changed in a table before recovery was on',
    ...bad,
  },
  {
    ...from(5 * hour, 4 * hour),
    title: 'what changed in a table before there was one',
    change: madeAgo(3 * hour),
    ...bad,
  },
  {
    ...{ ...from(3 * hour, 2 * hour), source: table('archive') },
    title: 'what changed in a table without recovery',
    ...refusedBy('table-recovery'),
  },
];

/** A table, and as of when. */
export const tableTimes: readonly Situation[] = [...recoveries, ...moments, ...windows];
