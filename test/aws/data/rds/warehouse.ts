import type { DatabaseTableSeed } from '../../databaseSeed.ts';
import { catalogue, sku, warehouses } from '../items/vocabulary.ts';
import { generate } from '../random.ts';
import { day, iso, latestMoment, momentWithin } from '../time.ts';
import { decimals, timestamp } from './cells.ts';

/** The database of the warehouses, in Aurora PostgreSQL. */
export const warehouseTables: readonly DatabaseTableSeed[] = [
  {
    database: 'warehouse',
    schema: 'stock',
    name: 'levels',
    columns: { sku: 'character varying(16)', place: 'text', quantity: 'integer' },
    rows: () =>
      generate('warehouse.levels', catalogue.length * warehouses.length, (random, index) => ({
        sku: sku(Math.floor(index / warehouses.length)),
        place: warehouses[index % warehouses.length] ?? '',
        quantity: random.int(0, 400),
      })),
  },
  {
    database: 'warehouse',
    schema: 'stock',
    name: 'movements',
    columns: {
      id: 'bigint',
      sku: 'character varying(16)',
      moved_at: 'timestamp(6) without time zone',
      quantity: 'integer',
    },
    rows: () =>
      generate('warehouse.movements', 300, (random, index) => ({
        id: BigInt(index + 1),
        sku: sku(random.int(0, catalogue.length - 1)),
        moved_at: timestamp(momentWithin(random, 90)),
        quantity: random.int(-20, 20),
      })),
  },
  {
    database: 'warehouse',
    schema: 'reporting',
    name: 'daily_sales',
    columns: { day: 'date', revenue: 'numeric(14,2)', orders: 'integer' },
    rows: () =>
      generate('warehouse.daily_sales', 90, (random, index) => ({
        day: iso(latestMoment - index * day).slice(0, 10),
        revenue: decimals(random.int(200_000, 4_000_000)),
        orders: random.int(40, 900),
      })),
  },
];
