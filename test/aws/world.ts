import type { DrivenClock } from './clock.ts';
import { digest, toUuid } from './digest.ts';
import type { Identity } from './identities.ts';
import { createPrincipals } from './policy/principals.ts';
import type { Principal } from './policy/principal.ts';
import type { BucketSeed, DomainSeed, KeySeed, Seed, TableSeed } from './seed.ts';

const accountAge = 900 * 24 * 60 * 60_000;

/** A table as it is now. Times are epoch milliseconds of the stand-in's clock. */
export interface Table {
  readonly seed: TableSeed;
  readonly arn: string;
  readonly id: string;
  /** The moment that the ages of its seed count from. */
  readonly seededAt: number;
  readonly createdAt: number;
  /** When it becomes ACTIVE. */
  readonly activeAt: number;
  /** `since` bounds the window from below, besides the period. Undefined: recovery is off. */
  recovery: { readonly since: number; readonly periodDays: number } | undefined;
}

/** A table that there was until `deletedAt`. */
export interface DeletedTable {
  readonly table: Table;
  readonly deletedAt: number;
}

/** All that the account holds but its exports and backups; tables live in one Region. */
export interface World {
  readonly account: string;
  readonly region: string;
  readonly clock: DrivenClock;
  /** When the account's buckets, keys and aliases were made. */
  readonly foundedAt: number;
  readonly buckets: readonly BucketSeed[];
  readonly keys: readonly KeySeed[];
  /** Sorted, as ListTables pages through them. */
  readonly tableNames: () => readonly string[];
  /** The table as seen from a Region; other Regions have none. */
  readonly table: (name: string, region: string) => Table | undefined;
  readonly deletedTables: readonly DeletedTable[];
  readonly domain: (name: string, region: string) => DomainSeed | undefined;
  /** The names of a Region's SimpleDB domains, sorted. */
  readonly domainNames: (region: string) => readonly string[];
  /** Somebody with all that their policies say. */
  readonly principalOf: (identity: Identity) => Principal;
  readonly createTable: (seed: TableSeed) => void;
  readonly deleteTable: (name: string) => void;
  readonly deleteDomain: (name: string) => void;
}

/** Sets up the account that `seed` describes. */
export function createWorld(seed: Seed, clock: DrivenClock): World {
  const { account, region } = seed;
  const tables = new Map<string, Table>();
  let domains = seed.domains ?? [];
  let names: readonly string[] = [];
  const sortNames = (): void => {
    names = [...tables.keys()].sort();
  };
  const make = (table: TableSeed): Table => {
    const arn = `arn:aws:dynamodb:${region}:${account}:table/${table.name}`;
    return toTable(table, arn, clock.now());
  };
  const add = (table: TableSeed): void => void tables.set(table.name, make(table));
  const deletedTables: DeletedTable[] = (seed.deletedTables ?? []).map(({ table, deletedAgo }) => ({
    table: make(table),
    deletedAt: clock.now() - deletedAgo,
  }));
  seed.tables.forEach(add);
  sortNames();
  return {
    account,
    region,
    clock,
    foundedAt: clock.now() - accountAge,
    buckets: seed.buckets,
    keys: seed.keys,
    tableNames: () => names,
    table: (name, from) => (from === region ? tables.get(name) : undefined),
    deletedTables,
    domain: (name, from) => domains.find((one) => one.name === name && one.region === from),
    domainNames: (from) =>
      domains
        .filter((one) => one.region === from)
        .map(({ name }) => name)
        .sort(),
    principalOf: createPrincipals(seed),
    createTable(table) {
      add(table);
      sortNames();
    },
    deleteTable(name) {
      const table = tables.get(name);
      if (table) deletedTables.push({ table, deletedAt: clock.now() });
      tables.delete(name);
      sortNames();
    },
    deleteDomain(name) {
      domains = domains.filter((one) => one.name !== name);
    },
  };
}

function toTable(seed: TableSeed, arn: string, now: number): Table {
  const createdAt = now - seed.createdAgo;
  const { recovery } = seed;
  return {
    seed,
    arn,
    id: toUuid(digest(`${arn} ${createdAt}`)),
    seededAt: now,
    createdAt,
    activeAt: createdAt + (seed.status === 'CREATING' ? (seed.creationTime ?? Infinity) : 0),
    recovery: recovery && { since: now - recovery.enabledAgo, periodDays: recovery.periodDays },
  };
}
