import type { DatabaseTableSeed } from '../../databaseSeed.ts';
import { customerCount, customerId } from '../items/vocabulary.ts';
import { generate } from '../random.ts';
import { momentWithin } from '../time.ts';

/** The database of the loyalty programme, in Aurora MySQL; MariaDB and Multi-AZ clusters hold it as well. */
export const loyaltyTables: readonly DatabaseTableSeed[] = [
  {
    database: 'loyalty',
    name: 'members',
    columns: { id: 'int', customer: 'varchar(16)', tier: 'varchar(8)', points: 'bigint' },
    rows: () =>
      generate('loyalty.members', customerCount, (random, index) => ({
        id: index + 1,
        customer: customerId(index),
        tier: random.pick(['bronze', 'silver', 'gold']),
        points: BigInt(random.int(0, 240) * 50),
      })),
  },
  {
    database: 'loyalty',
    name: 'bookings',
    columns: { id: 'bigint', member_id: 'int', booked_at: 'datetime(3)', points: 'int' },
    rows: () =>
      generate('loyalty.bookings', 250, (random, index) => ({
        id: BigInt(index + 1),
        member_id: random.int(1, customerCount),
        booked_at: new Date(momentWithin(random, 200)),
        points: random.int(-500, 500),
      })),
  },
];
