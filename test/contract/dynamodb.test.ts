import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExportTableRequest } from '../../src/core/kinds/tableExport.ts';
import type { AwsAccess, ExportGateway } from '../../src/core/ports.ts';
import { openLab, type Lab } from './lab.ts';

const minute = 60_000;
const arnOf = (table: string): string => `arn:aws:dynamodb:eu-west-1:111122223333:table/${table}`;

let lab: Lab;
let access: AwsAccess;

beforeAll(async () => {
  lab = await openLab({ pageSizes: { tables: 5, exports: 3 } });
  access = await lab.connect();
});
afterEach(() => expect(lab.standIn.violations).toEqual([]));
afterAll(() => lab.close());

async function everything<T>(
  page: (next?: string) => Promise<{ items: readonly T[]; next?: string }>,
): Promise<readonly (readonly T[])[]> {
  const pages: (readonly T[])[] = [];
  let next: string | undefined;
  do {
    const answer = await page(next);
    pages.push(answer.items);
    next = answer.next;
  } while (next !== undefined);
  return pages;
}

describe('tables', () => {
  it('come page by page, each once, and the last page has no next', async () => {
    const pages = await everything((next) => access.tables.listTables(next));
    const names = pages.flat();
    expect(pages.length).toBeGreaterThan(2);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('orders');
  });

  it('are described with keys, size and class', async () => {
    const table = await access.tables.describeTable('orders');
    expect(table).toMatchObject({
      name: 'orders',
      arn: arnOf('orders'),
      status: 'ACTIVE',
      tableClass: 'STANDARD',
      keys: [
        { name: 'customerId', type: 'S' },
        { name: 'orderId', type: 'S' },
      ],
    });
    expect(table.sizeBytes).toBeGreaterThan(0);
    expect(table.createdAt).toBeLessThan(lab.standIn.clock.now());
  });

  it('that do not exist are called not found, by name', async () => {
    await expect(access.tables.describeTable('nope')).rejects.toMatchObject({
      reason: 'table-not-found',
      details: { operation: 'DescribeTable', resource: 'nope' },
    });
    await expect(access.tables.describeRecovery('nope')).rejects.toMatchObject({
      reason: 'table-not-found',
    });
  });

  it('have recovery off, or on with a window that ends about five minutes ago', async () => {
    const recovery = await access.tables.describeRecovery('orders');
    if (recovery.status !== 'on') throw new Error('The demo table has recovery on.');
    const behind = lab.standIn.clock.now() - recovery.latest;
    expect(behind).toBeGreaterThanOrEqual(4 * minute);
    expect(behind).toBeLessThan(7 * minute);
    expect(recovery.earliest).toBeLessThan(recovery.latest);
  });

  it('get recovery turned on, with the period that AWS chooses', async () => {
    expect(await access.tables.describeRecovery('sessions')).toEqual({ status: 'off' });
    await expect(access.tables.turnOnRecovery('sessions')).resolves.toMatchObject({
      status: 'on',
      periodDays: 35,
    });
    await expect(access.tables.describeRecovery('sessions')).resolves.toMatchObject({
      status: 'on',
    });
  });

  it('that were just created cannot have recovery turned on for a while', async () => {
    lab.standIn.createTable({
      name: 'brand-new',
      status: 'ACTIVE',
      tableClass: 'STANDARD',
      keys: [{ name: 'id', type: 'S' }],
      createdAgo: 0,
      sizeBytes: 0,
      itemCount: 0,
      partitions: 1,
      items: () => [],
    });
    await expect(access.tables.turnOnRecovery('brand-new')).rejects.toMatchObject({
      reason: 'continuous-backups-unavailable',
      details: { resource: 'brand-new' },
    });
  });
});

describe('exports', () => {
  let gateway: ExportGateway;
  let token = 0;
  const request = (change: Partial<ExportTableRequest> = {}) => {
    const input = {
      TableArn: arnOf('orders'),
      S3Bucket: 'acme-data-exports',
      S3Prefix: 'contract',
      ExportFormat: 'DYNAMODB_JSON' as const,
      ExportType: 'FULL_EXPORT' as const,
      ClientToken: `contract-${++token}`,
      ...change,
    };
    return { kind: 'dynamodb-table' as const, input, token: input.ClientToken };
  };

  beforeEach(() => {
    gateway = access.exportsOf('dynamodb-table');
  });

  it('run after the start, and end with a manifest and counts', async () => {
    const asked = request();
    const started = await gateway.start(asked);
    expect(gateway.kind).toBe('dynamodb-table');
    expect(started).toMatchObject({
      kind: 'dynamodb-table',
      state: 'running',
      exportType: 'full',
      source: { service: 'dynamodb', arn: arnOf('orders'), name: 'orders' },
      bucket: 'acme-data-exports',
      prefix: 'contract',
      clientToken: asked.input.ClientToken,
    });
    expect(Math.abs((started.startedAt ?? 0) - lab.standIn.clock.now())).toBeLessThan(minute);
    expect(started.endedAt).toBeUndefined();

    lab.standIn.clock.advance(10 * minute);
    const ended = await gateway.describe(started.arn);
    expect(ended.state).toBe('completed');
    expect(ended.itemCount).toBeGreaterThan(0);
    expect(ended.endedAt).toBeGreaterThan(started.startedAt ?? Infinity);

    const manifest = await access.objects.readText(
      ended.bucket ?? '',
      ended.manifestKey ?? '',
      10_000,
    );
    expect(JSON.parse(manifest)).toMatchObject({ exportArn: started.arn });
  });

  it('are the same for the same request, and a conflict for another one with its token', async () => {
    const asked = request();
    const first = await gateway.start(asked);
    const again = await gateway.start(asked);
    expect(again.arn).toBe(first.arn);
    const other = request({ ClientToken: asked.input.ClientToken, S3Prefix: 'other' });
    await expect(gateway.start(other)).rejects.toMatchObject({ reason: 'token-conflict' });
  });

  it('take a moment inside the window', async () => {
    const moment = new Date(lab.standIn.clock.now() - 30 * minute);
    moment.setUTCMilliseconds(0);
    const started = await gateway.start(request({ ExportTime: moment.toISOString() }));
    expect(started.exportTime).toBe(moment.getTime());
  });

  it('refuse a moment outside the window', async () => {
    const ExportTime = new Date(lab.standIn.clock.now() + 60 * minute).toISOString();
    await expect(gateway.start(request({ ExportTime }))).rejects.toMatchObject({
      reason: 'invalid-export-time',
    });
  });

  it('refuse tables without recovery, tables that do not exist and requests that AWS cannot read', async () => {
    const off = request({ TableArn: arnOf('carts') });
    const gone = request({ TableArn: arnOf('gone') });
    const bad = request({ S3Bucket: 'arn:aws:s3:::acme' });
    await expect(gateway.start(off)).rejects.toMatchObject({
      reason: 'recovery-off',
      details: { resource: 'carts' },
    });
    await expect(gateway.start(gone)).rejects.toMatchObject({ reason: 'table-not-found' });
    const refused = gateway.start(bad);
    await expect(refused).rejects.toMatchObject({ reason: 'validation' });
    await expect(refused).rejects.toHaveProperty('details.awsMessage', expect.any(String));
  });

  it('fail late where the bucket does not exist', async () => {
    const started = await gateway.start(request({ S3Bucket: 'no-such-bucket-anywhere' }));
    expect(started.state).toBe('running');
    lab.standIn.clock.advance(10 * minute);
    const ended = await gateway.describe(started.arn);
    expect(ended.state).toBe('failed');
    expect(ended.failure?.code).toBe('S3NoSuchBucket');
    expect(ended.manifestKey).toBeUndefined();
  });

  it('of one table come newest first, page by page', async () => {
    const pages = await everything((next) => gateway.list(arnOf('orders'), next));
    const rows = pages.flat();
    const starts = rows.map(({ startedAt = 0 }) => startedAt);
    expect(pages.length).toBeGreaterThan(1);
    expect(rows.every(({ source }) => source.name === 'orders')).toBe(true);
    expect(starts).toEqual(starts.toSorted((a, b) => b - a));
  });

  it('of all tables come with their table and state', async () => {
    const rows = (await everything((next) => gateway.list(undefined, next))).flat();
    expect(rows.every(({ kind }) => kind === 'dynamodb-table')).toBe(true);
    expect(new Set(rows.map(({ source }) => source.name)).size).toBeGreaterThan(3);
    expect(new Set(rows.map(({ state }) => state))).toEqual(
      new Set(['running', 'completed', 'failed']),
    );
  });

  it('that do not exist are not found', async () => {
    const arn = `${arnOf('orders')}/export/01795262400000-0a1b2c3d`;
    await expect(gateway.describe(arn)).rejects.toMatchObject({ reason: 'export-not-found' });
    await expect(gateway.describe('no arn')).rejects.toMatchObject({ reason: 'validation' });
  });

  it('cannot be listed with a token that AWS did not give', async () => {
    await expect(gateway.list(undefined, 'made-up')).rejects.toMatchObject({
      reason: 'list-outdated',
    });
  });
});
