import { means } from '../databaseMeans.ts';
import type { Situation } from '../situation.ts';
import { database } from '../sources.ts';

const of = (snapshot: string, exportOnly: string) => ({
  ...{ kind: 'rds-database' as const, source: database('snapshot', snapshot) },
  filled: { ...means, partial: true, exportOnly },
});

const wrong = { truth: 'refused', by: ['export-only'] } as const;

/** What is named of a database: PostgreSQL has schemas, MySQL has none. */
export const databaseParts: readonly Situation[] = [
  {
    ...of('orders-manual', 'shop.public.orders\nshop.audit'),
    title: 'a table and a schema of PostgreSQL',
    truth: 'completes',
  },
  { ...of('billing', 'billing.invoices'), title: 'a table of MySQL', truth: 'completes' },
  {
    ...of('billing', 'billing.public.invoices'),
    title: 'a table of MySQL, named with a schema',
    ...wrong,
  },
  {
    ...of('orders-manual', 'shop.public.orders.total'),
    title: 'a column of PostgreSQL, which is no part',
    ...wrong,
  },
  {
    ...of('orders-manual', 'shop.public.old "lines"'),
    title: 'a table whose name has signs that no part may have',
    ...wrong,
  },
];
