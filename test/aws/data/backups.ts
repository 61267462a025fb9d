import type { BackupSeed, DeletedTableSeed } from '../seed.ts';
import { cartItems } from './items/carts.ts';
import { day, hour } from './time.ts';

/** Tables that are gone; the first had point-in-time recovery on, so AWS kept it for 35 days. */
export const deletedTables: readonly DeletedTableSeed[] = [
  {
    table: {
      name: 'baskets-2023',
      status: 'ACTIVE',
      tableClass: 'STANDARD',
      keys: [{ name: 'customerId', type: 'S' }],
      createdAgo: 1_100 * day,
      recovery: { enabledAgo: 300 * day, periodDays: 35 },
      partitions: 1,
      sizeBytes: 81_204_553,
      itemCount: 120_448,
      items: cartItems,
    },
    deletedAgo: 12 * day,
  },
  {
    table: {
      name: 'wishlists',
      status: 'ACTIVE',
      tableClass: 'STANDARD',
      keys: [{ name: 'customerId', type: 'S' }],
      createdAgo: 900 * day,
      partitions: 1,
      sizeBytes: 4_118_002,
      itemCount: 9_204,
      items: cartItems,
    },
    deletedAgo: 70 * day,
  },
];

/** Backups that people asked for: of all ages, two with one name, one of a table that is gone. */
export const backups: readonly BackupSeed[] = [
  { table: 'orders', name: 'orders-before-migration', createdAgo: 412 * day },
  { table: 'orders', name: 'orders-2026-11-01', createdAgo: 20 * day },
  { table: 'orders', name: 'orders-2026-11-20', createdAgo: 26 * hour },
  { table: 'customers', name: 'customers-2026-Q3', createdAgo: 51 * day },
  { table: 'payments', name: 'payments-monthly', createdAgo: 50 * day },
  { table: 'payments', name: 'payments-monthly', createdAgo: 19 * day },
  { table: 'inventory', name: 'inventory-stocktaking', createdAgo: 5 * day },
  { table: 'wishlists', name: 'wishlists-last', createdAgo: 71 * day },
];
