import { describe, expect, it } from 'vitest';
import type { AttributeValue, ExportSeed, Item, TableSeed } from '../seed.ts';
import { demoSeed } from './demo.ts';
import { day, minute } from './time.ts';

const { tables, buckets, keys, exports, account } = demoSeed;
const byName = new Map(tables.map((table) => [table.name, table]));
const filled = tables.filter((table) => table.items().length > 0);

function tableOf({ table }: ExportSeed): TableSeed {
  const found = byName.get(table);
  if (!found) throw new Error(`There is no table '${table}'.`);
  return found;
}

function typesIn(value: AttributeValue): readonly string[] {
  if ('M' in value) return ['M', ...Object.values(value.M).flatMap(typesIn)];
  if ('L' in value) return ['L', ...value.L.flatMap(typesIn)];
  return Object.keys(value);
}

function leavesOf(value: AttributeValue): readonly AttributeValue[] {
  if ('M' in value) return Object.values(value.M).flatMap(leavesOf);
  return 'L' in value ? value.L.flatMap(leavesOf) : [value];
}

const leaves = filled.flatMap((table) =>
  table.items().flatMap((item) => Object.values(item).flatMap(leavesOf)),
);

function keyOf(table: TableSeed, item: Item): string {
  return JSON.stringify(table.keys.map(({ name }) => item[name]));
}

describe('the tables of the demo account', () => {
  it('are at least ten, each with a name that DynamoDB takes and no other has', () => {
    expect(byName.size).toBe(tables.length);
    expect(tables.length).toBeGreaterThanOrEqual(10);
    for (const name of byName.keys()) expect(name).toMatch(/^[a-zA-Z0-9_.-]{3,255}$/);
  });

  it('show every state that a person can meet', () => {
    const recoveries = tables.map((table) => table.recovery?.enabledAgo);
    expect(new Set(tables.map(({ status }) => status))).toEqual(
      new Set(['ACTIVE', 'CREATING', 'UPDATING']),
    );
    expect(tables.some((table) => table.tableClass === 'STANDARD_INFREQUENT_ACCESS')).toBe(true);
    expect(recoveries).toContain(undefined);
    expect(recoveries).toContain(2 * minute);
    expect(new Set(recoveries).size).toBeGreaterThan(5);
  });

  it('turned recovery on after they were created', () => {
    for (const { createdAgo, recovery } of tables) {
      expect(recovery?.enabledAgo ?? 0).toBeLessThanOrEqual(createdAgo);
      if (recovery) expect([1, 7, 14, 35]).toContain(recovery.periodDays);
    }
  });

  it('give the same items at every call', () => {
    for (const table of tables) expect(table.items()).toEqual(table.items());
  });

  it.each(filled.map((table) => [table.name, table] as const))(
    'hold 20 to 300 items, or none: %s',
    (_name, table) => {
      expect(table.items().length).toBeGreaterThanOrEqual(20);
      expect(table.items().length).toBeLessThanOrEqual(300);
      expect(table.itemCount).toBeGreaterThanOrEqual(table.items().length);
    },
  );

  it.each(filled.map((table) => [table.name, table] as const))(
    'have items whose keys are there, of their type and unique: %s',
    (_name, table) => {
      const items = table.items();
      for (const { name, type } of table.keys) {
        expect(items.every((item) => Object.hasOwn(item[name] ?? {}, type))).toBe(true);
      }
      expect(new Set(items.map((item) => keyOf(table, item))).size).toBe(items.length);
    },
  );
});

describe('the items of the demo account', () => {
  it('have every attribute type', () => {
    const types = filled.flatMap((table) =>
      table.items().flatMap((item) => Object.values(item).flatMap(typesIn)),
    );
    expect([...new Set(types)].sort()).toEqual(
      ['B', 'BOOL', 'BS', 'L', 'M', 'N', 'NS', 'NULL', 'S', 'SS'].sort(),
    );
  });

  it('have numbers as DynamoDB returns them, of at most 38 digits', () => {
    const numbers = leaves.flatMap((leaf) =>
      'N' in leaf ? [leaf.N] : 'NS' in leaf ? leaf.NS : [],
    );
    for (const number of numbers) {
      expect(number).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
      expect(number.replace(/^-?[0.]*|\./g, '').length).toBeLessThanOrEqual(38);
    }
    expect(numbers.some((number) => number.length === 38)).toBe(true);
  });

  it('have sets without repetition and never an empty one', () => {
    const sets = leaves.flatMap((leaf) => {
      if ('SS' in leaf) return [leaf.SS];
      if ('NS' in leaf) return [leaf.NS];
      return 'BS' in leaf ? [leaf.BS] : [];
    });
    for (const set of sets) {
      expect(set.length).toBeGreaterThan(0);
      expect(new Set(set).size).toBe(set.length);
    }
  });

  it('have binaries in proper base64', () => {
    const binaries = leaves.flatMap((leaf) => ('B' in leaf ? [leaf.B] : []));
    expect(binaries.length).toBeGreaterThan(0);
    for (const binary of binaries) {
      expect(Buffer.from(binary, 'base64').toString('base64')).toBe(binary);
    }
  });
});

describe('the buckets and keys of the demo account', () => {
  it('are in two Regions, one of another account, one denying writes', () => {
    expect(new Set(buckets.map(({ region }) => region))).toEqual(
      new Set(['eu-west-1', 'us-east-1']),
    );
    expect(buckets.filter((bucket) => bucket.account !== account)).toHaveLength(1);
    expect(buckets.filter((bucket) => bucket.deniesWrites)).toHaveLength(1);
  });

  it('have names that S3 and KMS take and no other has', () => {
    const names = buckets.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9](?!.*\.\.)[a-z0-9.-]{1,61}[a-z0-9]$/);
    const aliases = keys.flatMap((key) => key.aliases.map((alias) => `${key.region} ${alias}`));
    expect(new Set(aliases).size).toBe(aliases.length);
    for (const alias of aliases) expect(alias).toMatch(/^[a-z0-9-]+ alias\/[a-zA-Z0-9:/_-]+$/);
  });

  it('include a usable key in each Region and one for every reason not to be usable', () => {
    const usable = keys.filter((key) => key.state === 'Enabled' && key.manager === 'CUSTOMER');
    const symmetric = usable.filter((key) => key.spec === 'SYMMETRIC_DEFAULT');
    expect(symmetric.map(({ region }) => region)).toEqual(['eu-west-1', 'us-east-1']);
    expect(usable.map(({ spec }) => spec)).toEqual(
      expect.arrayContaining(['RSA_2048', 'HMAC_256']),
    );
    expect(keys.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['Disabled', 'PendingDeletion']),
    );
    expect(keys.find((key) => key.manager === 'AWS')?.aliases).toEqual(['alias/aws/s3']);
  });
});

describe('the exports of the demo account', () => {
  it('are of tables whose recovery was on by then, at most 90 days ago', () => {
    for (const one of exports) {
      expect(one.startedAgo).toBeLessThan(tableOf(one).recovery?.enabledAgo ?? 0);
      expect(one.startedAgo).toBeLessThan(90 * day);
    }
  });

  it('fill more than a page of 25 and are minutes, hours, days and weeks old', () => {
    const ages = exports.filter(isCompleted).map(({ startedAgo }) => startedAgo);
    expect(exports.length).toBeGreaterThan(25);
    expect(ages.some((age) => age < 60 * minute)).toBe(true);
    expect(ages.some((age) => age > 60 * minute && age < day)).toBe(true);
    expect(ages.some((age) => age > day && age < 7 * day)).toBe(true);
    expect(ages.some((age) => age > 21 * day)).toBe(true);
  });

  it('include two running and one failed with each code', () => {
    expect(exports.filter(isRunning)).toHaveLength(2);
    const codes = exports.flatMap(({ failureCode }) => failureCode ?? []);
    expect([...new Set(codes)].sort()).toEqual([
      'KmsNotFoundException',
      'S3AccessDenied',
      'S3NoSuchBucket',
    ]);
  });

  it('fail where bucket or key give them a reason, and only there', () => {
    const known = new Set(buckets.map(({ name }) => name));
    for (const one of exports) {
      expect(known.has(one.bucket)).toBe(one.failureCode !== 'S3NoSuchBucket');
      const bucket = buckets.find(({ name }) => name === one.bucket);
      const refused = bucket?.deniesWrites === true || bucket?.account === '444455556666';
      expect(refused).toBe(one.failureCode === 'S3AccessDenied');
      const key = keys.find(({ keyId }) => one.kmsKeyId?.endsWith(`key/${keyId}`));
      const found = one.kmsKeyId === undefined || key?.region === bucket?.region;
      expect(found).toBe(one.failureCode !== 'KmsNotFoundException');
    }
  });

  it('include incremental ones of windows that AWS takes, one of which failed', () => {
    const increments = exports.filter(({ window }) => window !== undefined);
    for (const { window, startedAgo, table } of increments) {
      const { fromAgo, toAgo } = window ?? { fromAgo: 0, toAgo: 0 };
      expect(fromAgo - toAgo).toBeGreaterThanOrEqual(15 * minute);
      expect(fromAgo - toAgo).toBeLessThanOrEqual(day);
      expect(startedAgo).toBeLessThan(toAgo);
      expect(fromAgo).toBeLessThan(byName.get(table)?.recovery?.enabledAgo ?? 0);
    }
    expect(increments.filter(({ failureCode }) => failureCode !== undefined)).toHaveLength(1);
    expect(new Set(increments.map(({ table }) => table)).size).toBeGreaterThan(2);
  });

  it('include a chain of orders, each window from where the one before it ended', () => {
    const windows = exports
      .filter(({ table }) => table === 'orders')
      .flatMap(({ window }) => window ?? []);
    expect(windows.length).toBeGreaterThan(2);
    expect(windows.slice(1).map(({ toAgo }) => toAgo)).toEqual(
      windows.slice(0, -1).map(({ fromAgo }) => fromAgo),
    );
  });

  it('never start at the same moment, so that their order is certain', () => {
    expect(new Set(exports.map(({ startedAgo }) => startedAgo)).size).toBe(exports.length);
  });
});

function isRunning(one: ExportSeed): boolean {
  return one.duration > one.startedAgo;
}

function isCompleted(one: ExportSeed): boolean {
  return !isRunning(one) && one.failureCode === undefined;
}
