import type { Service, SourceRef } from '../../src/core/sources.ts';
import { n, s } from '../aws/data/attributes.ts';
import { buckets } from '../aws/data/buckets.ts';
import { exportsKeyId, keys } from '../aws/data/keys.ts';
import { roles } from '../aws/data/roles.ts';
import { day } from '../aws/data/time.ts';
import type { DatabaseSeed } from '../aws/databaseSeed.ts';
import type { DomainSeed, Seed, TableSeed } from '../aws/seed.ts';

const account = '111122223333';
const region = 'eu-west-1';

/** Where everything happens, and who does it. */
export const connection = { profile: 'acme-data', region } as const;
export const exportRole = `arn:aws:iam::${account}:role/rds-export-role`;
export const kmsKeyArn = `arn:aws:kms:${region}:${account}:key/${exportsKeyId}`;

/** One that an export can be written to, and two that make it fail after it was accepted. */
export const goodBucket = 'acme-data-exports';
export const deniedBucket = 'acme-audit-archive';
export const missingBucket = 'acme-no-such-bucket';

/** The owner of all, who is the account of every handle too. */
export const place = { region, account } as const;

const names = (word: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${word}-${String(index + 1).padStart(2, '0')}`);

const tables: readonly TableSeed[] = names('ledgered', 12).map((name) => ({
  name,
  status: 'ACTIVE',
  tableClass: 'STANDARD',
  keys: [{ name: 'id', type: 'S' }],
  createdAgo: 400 * day,
  recovery: { enabledAgo: 300 * day, periodDays: 35 },
  sizeBytes: 2_000,
  itemCount: 2,
  partitions: 1,
  items: () => [
    { id: s('a'), state: s('open'), total: n(1) },
    { id: s('b'), state: s('closed'), total: n(2) },
  ],
}));

const domains: readonly DomainSeed[] = names('domain', 8).map((name) => ({
  name,
  region,
  items: () => [{ name: 'a', attributes: { state: ['open'] } }],
}));

const database = {
  status: 'available',
  kmsKeyId: kmsKeyArn,
  allocatedGiB: 20,
  createdAgo: 40 * day,
  tables: [
    {
      database: 'shop',
      schema: 'public',
      name: 'orders',
      columns: { id: 'integer' },
      rows: () => [{ id: 1 }],
    },
  ],
} as const;

const snapshots: readonly DatabaseSeed[] = names('snapshot', 6).map((id) => ({
  ...database,
  id,
  type: 'snapshot',
  snapshotType: 'manual',
  madeOf: 'shop',
  engine: 'postgres',
  engineVersion: '17.6',
  storageType: 'gp3',
}));

const aurora = {
  ...database,
  engine: 'aurora-postgresql',
  engineVersion: '16.9',
  engineMode: 'provisioned',
  storageType: 'aurora',
} as const;

const clusters: readonly DatabaseSeed[] = [
  ...names('cluster', 3).map((id): DatabaseSeed => ({ ...aurora, id, type: 'cluster' })),
  ...names('cluster-snapshot', 2).map((id): DatabaseSeed => ({
    ...aurora,
    id,
    type: 'cluster-snapshot',
    snapshotType: 'manual',
    madeOf: 'cluster-01',
  })),
];

/** A small account with enough of everything, so that quotas are met by chance and not at once. */
export const soakSeed: Seed = {
  ...{ account, region, tables, domains, buckets, keys, roles, exports: [] },
  databases: [...snapshots, ...clusters],
};

/** What can be exported, by the sort of thing that it is. */
export interface Sources {
  readonly tables: readonly [SourceRef, ...SourceRef[]];
  readonly snapshots: readonly [SourceRef, ...SourceRef[]];
  readonly clusters: readonly [SourceRef, ...SourceRef[]];
  readonly domains: readonly [SourceRef, ...SourceRef[]];
}

export const sourcesOf: Sources = {
  tables: atLeastOne(
    tables.map(({ name }) => ref('dynamodb', `dynamodb:${region}`, 'table/', name)),
  ),
  snapshots: atLeastOne(snapshots.map(toRef)),
  clusters: atLeastOne(clusters.map(toRef)),
  domains: atLeastOne(domains.map(({ name }) => ref('simpledb', `sdb:${region}`, 'domain/', name))),
};

function toRef({ type, id }: DatabaseSeed): SourceRef {
  return ref('rds', `rds:${region}`, `${type}:`, id);
}

function ref(service: Service, where: string, type: string, name: string): SourceRef {
  return { service, arn: `arn:aws:${where}:${account}:${type}${name}`, name };
}

function atLeastOne<T>([first, ...others]: readonly T[]): readonly [T, ...T[]] {
  if (first === undefined) throw new Error('There is nothing to choose from.');
  return [first, ...others];
}
