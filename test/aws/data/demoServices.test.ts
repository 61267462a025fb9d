import { describe, expect, it } from 'vitest';
import { metadataOf } from '../services/simpledb/domainMetadata.ts';
import { startStandIn, type StandIn } from '../standIn.ts';
import { backups, deletedTables } from './backups.ts';
import { domainExports } from './domainExports.ts';
import { domains, exhaustedDomain } from './domains.ts';
import { tables } from './tables.ts';
import { day } from './time.ts';

async function look<View>(view: (standIn: StandIn) => View): Promise<View> {
  const standIn = await startStandIn();
  try {
    return view(standIn);
  } finally {
    await standIn.close();
  }
}

describe('the domains of the demo account', () => {
  it('have names that SimpleDB takes, each once', () => {
    const names = domains.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[\w.-]{3,255}$/);
  });

  it('lie in two Regions; one is empty', () => {
    expect(new Set(domains.map(({ region }) => region))).toEqual(
      new Set(['eu-west-1', 'us-east-1']),
    );
    expect(domains.filter(({ items }) => items().length === 0)).toHaveLength(1);
  });

  it.each(domains.map((domain) => [domain.name, domain] as const))(
    'give the same items at every call, each name once, within the limits: %s',
    (_name, domain) => {
      const items = domain.items();
      expect(items).toEqual(domain.items());
      expect(new Set(items.map(({ name }) => name)).size).toBe(items.length);
      const numbers = metadataOf(domain);
      expect(numbers.itemCount).toBeGreaterThanOrEqual(items.length);
      expect(numbers.attributeValuesSizeBytes).toBeLessThan(10_000_000_000);
      const values = items.flatMap(({ attributes }) => Object.values(attributes).flat());
      for (const value of values) expect(Buffer.byteLength(value)).toBeLessThanOrEqual(1024);
    },
  );

  it('hold values of several lines, of several signs outside ASCII, and several in one attribute', () => {
    const all = domains.flatMap(({ items }) => items());
    const lists = all.flatMap(({ attributes }) => Object.values(attributes));
    expect(lists.some((values) => values.length > 1)).toBe(true);
    expect(lists.flat().some((value) => value.includes('\n'))).toBe(true);
    expect(lists.flat().some((value) => value.includes('靴下'))).toBe(true);
  });
});

describe('the domain exports of the demo account', () => {
  it('show every state but the first, and two ways to fail besides the bucket', async () => {
    const views = await look((standIn) => standIn.domainExports());
    expect(new Set(views.map(({ status }) => status))).toEqual(
      new Set(['IN_PROGRESS', 'SUCCEEDED', 'FAILED']),
    );
    expect(new Set(views.flatMap(({ failureCode }) => failureCode ?? []))).toEqual(
      new Set(['ExportTimedOut', 'S3AccessDenied', 'S3NoSuchBucket']),
    );
  });

  it('leave one domain without an export for today, and the account with some', () => {
    const recent = domainExports.filter(({ requestedAgo }) => requestedAgo < day);
    expect(recent.filter(({ domain }) => domain === exhaustedDomain)).toHaveLength(5);
    expect(recent.length).toBeLessThan(20);
  });
});

describe('the backups of the demo account', () => {
  it('have names that AWS takes, and were made while their table was there', () => {
    const all = [...tables, ...deletedTables.map(({ table }) => table)];
    for (const { name, table, createdAgo } of backups) {
      expect(name).toMatch(/^[A-Za-z0-9_.-]{3,255}$/);
      const source = all.find((one) => one.name === table);
      expect(createdAgo).toBeLessThan(source?.createdAgo ?? 0);
      const gone = deletedTables.find((one) => one.table.name === table);
      expect(createdAgo).toBeGreaterThan(gone?.deletedAgo ?? 0);
    }
  });

  it('have one name twice, and one that AWS made itself', async () => {
    const views = await look((standIn) => standIn.backups());
    expect(new Set(views.map(({ table, name }) => `${table} ${name}`)).size).toBe(views.length - 1);
    expect(views.filter(({ type }) => type === 'SYSTEM')).toMatchObject([
      { table: 'baskets-2023', name: 'baskets-2023$DeletedTableBackup', status: 'AVAILABLE' },
    ]);
  });
});
