import { buckets } from '../../../test/aws/data/buckets.ts';
import { keys } from '../../../test/aws/data/keys.ts';
import { manyTables } from '../../../test/aws/data/many.ts';
import { roles } from '../../../test/aws/data/roles.ts';
import { day, hour, minute } from '../../../test/aws/data/time.ts';
import type { DatabaseSeed } from '../../../test/aws/databaseSeed.ts';
import type { Seed } from '../../../test/aws/seed.ts';

/** How many there are of each. Exports have all ended. */
export interface Counts {
  readonly tables: number;
  readonly exports: number;
  readonly backups: number;
  /** Of each type of snapshots and clusters. */
  readonly databases: number;
  readonly tasks: number;
  readonly domains: number;
  readonly domainExports: number;
}

const bucket = 'acme-data-exports';
const region = 'eu-west-1';
const usual = { bucket, duration: 10 * minute } as const;

/** As many ages as are asked for, spread over the time that AWS remembers exports. */
const ages = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => hour + Math.round((index * 80 * day) / count));

const named = <T>(count: number, make: (name: string, index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(String(index + 1).padStart(5, '0'), index));

/** An account with so much in it that lists have pages. */
export function account(counts: Counts): Seed {
  const { tables } = manyTables(counts.tables);
  const tableAt = (index: number) => tables[index % tables.length]?.name ?? '';
  return {
    ...{ account: '111122223333', region, tables, buckets, keys, roles },
    exports: ages(counts.exports).map((startedAgo, index) => ({
      ...{ ...usual, table: tableAt(index), startedAgo, format: 'DYNAMODB_JSON' },
    })),
    backups: ages(counts.backups).map((createdAgo, index) => ({
      ...{ table: tableAt(index), name: `nightly-${index}`, createdAgo },
    })),
    ...databasesAndDomains(counts),
  };
}

function databasesAndDomains(counts: Counts): Partial<Seed> {
  return {
    databases: (['snapshot', 'cluster-snapshot', 'cluster'] as const).flatMap((type) =>
      named(counts.databases, (name) => database(type, `${type}-${name}`)),
    ),
    tasks: ages(counts.tasks).map((requestedAgo, index) => ({
      ...{ ...usual, id: `task-${index}`, source: 'snapshot-00001', requestedAgo },
      ...{ role: 'rds-export-role', kmsKeyId: keys[0]?.keyId ?? '' },
    })),
    domains: named(counts.domains, (name) => ({
      ...{ name: `domain-${name}`, region, items: () => [] },
    })),
    domainExports: ages(counts.domainExports).map((requestedAgo, index) => ({
      ...usual,
      ...{ domain: `domain-${String((index % counts.domains) + 1).padStart(5, '0')}` },
      ...{ region, requestedAgo },
    })),
  };
}

function database(type: DatabaseSeed['type'], id: string): DatabaseSeed {
  return {
    ...{ type, id, engine: 'aurora-postgresql', engineVersion: '17.6', status: 'available' },
    ...(type !== 'cluster' && { madeOf: 'orders', snapshotType: 'manual' }),
    ...{ storageType: 'aurora', allocatedGiB: 100, createdAgo: 40 * day, tables: [] },
  };
}
