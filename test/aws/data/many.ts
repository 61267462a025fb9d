import type { Item, Seed, TableSeed } from '../seed.ts';
import { bool, n, s } from './attributes.ts';
import { buckets } from './buckets.ts';
import { keys } from './keys.ts';
import { generate } from './random.ts';
import { day, iso, momentWithin } from './time.ts';

/** An account with `count` tables named `tenant-00001-events` and so on; items are made when asked for. */
export function manyTables(count: number): Seed {
  return {
    account: '111122223333',
    region: 'eu-west-1',
    tables: Array.from({ length: count }, (_, index) => tenantTable(index + 1)),
    buckets,
    keys,
    exports: [],
  };
}

function tenantTable(tenant: number): TableSeed {
  const name = `tenant-${String(tenant).padStart(5, '0')}-events`;
  return {
    name,
    status: 'ACTIVE',
    tableClass: 'STANDARD',
    keys: [{ name: 'eventId', type: 'S' }],
    createdAgo: ((tenant * 37) % 900) * day + day,
    ...(tenant % 3 !== 0 && { recovery: { enabledAgo: day, periodDays: 35 } }),
    sizeBytes: ((tenant * 7919) % 4096) * 25_000,
    itemCount: ((tenant * 7919) % 4096) * 50,
    partitions: 1,
    items: () => eventsOf(name),
  };
}

function eventsOf(table: string): readonly Item[] {
  return generate(table, 20, (random) => ({
    eventId: s(random.uuid()),
    type: s(random.pick(['opened', 'changed', 'closed'])),
    at: s(iso(momentWithin(random, 30))),
    size: n(random.int(1, 4000)),
    handled: bool(random.chance(0.9)),
  }));
}
