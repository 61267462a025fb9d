import type { Seed } from '../../../aws/seed.ts';
import type { StandIn } from '../../../aws/standIn.ts';
import { bucket, truthSeed } from '../seed.ts';
import type { Situation } from '../situation.ts';
import { table } from '../sources.ts';
import { orders, refusedBy } from '../tableMeans.ts';

const hour = 60 * 60_000;

/** As many exports of the table as these run. */
const running =
  (count: number) =>
  (seed: Seed): Seed => ({
    ...seed,
    exports: Array.from({ length: count }, (_, index) => ({
      ...{ table: 'orders', startedAgo: 1000 * (index + 1), duration: hour },
      ...{ bucket, format: 'DYNAMODB_JSON' },
    })),
  });

const deleted = (standIn: StandIn): void => {
  standIn.deleteTable('orders');
};

/** Anew and without recovery, as tables are made. */
const madeAnew = (standIn: StandIn): void => {
  const [known] = truthSeed.tables;
  if (known === undefined) throw new Error('There is no table to make anew.');
  const { recovery: _, ...made } = known;
  standIn.deleteTable(made.name);
  standIn.createTable(made);
};

/** A table, and what becomes of it and of others until the export. */
export const tableStates: readonly Situation[] = [
  {
    ...{ ...orders, source: table('newborn') },
    title: 'a table that is being created',
    ...refusedBy('table-state', 'table-recovery'),
  },
  {
    ...orders,
    title: 'a table that somebody has deleted meanwhile',
    meanwhile: deleted,
    ...refusedBy('table-state'),
  },
  {
    ...orders,
    title: 'a table that somebody has made anew meanwhile',
    meanwhile: madeAnew,
    ...refusedBy('table-recovery'),
  },
  {
    ...orders,
    title: 'a table while 20 exports run',
    change: running(20),
    truth: 'completes',
  },
  {
    ...orders,
    title: 'a table while 300 exports run',
    change: running(300),
    ...refusedBy('exports-running'),
    sign: 'likely',
  },
];
