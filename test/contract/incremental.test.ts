import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  tableExport,
  type ExportTableRequest,
  type TableExportDraft,
  type TableExportFacts,
} from '../../src/core/kinds/tableExport.ts';
import type { JobReport } from '../../src/core/jobs/job.ts';
import type { AwsAccess } from '../../src/core/ports.ts';
import { lastIncrementalTo } from '../../src/editor/forms/hosts/lastIncremental.ts';
import { readFacts } from '../../src/editor/forms/hosts/tableFacts.ts';
import { openLab, type Lab } from './lab.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const source = {
  service: 'dynamodb',
  arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  name: 'orders',
} as const;

let lab: Lab;
let access: AwsAccess;
let tokens = 0;

beforeAll(async () => {
  lab = await openLab();
  access = await lab.connect();
});
afterEach(() => expect(lab.standIn.violations).toEqual([]));
afterAll(() => lab.close());

/** What the form knows, by the clock of the stand-in. */
async function facts(change: Partial<TableExportFacts> = {}): Promise<TableExportFacts> {
  const { clock } = lab.standIn;
  return {
    ...(await readFacts({ access, source, clock: { now: () => clock.now(), after: never } })),
    ...change,
  };
}

const never = () => ({ dispose: () => undefined });

async function draft(change: Partial<TableExportDraft>): Promise<TableExportDraft> {
  const fresh = tableExport.draft(await facts(), `incremental-${++tokens}`);
  return { ...fresh, bucket: 'acme-data-exports', ...change };
}

const start = (input: ExportTableRequest): Promise<JobReport> =>
  access
    .exportsOf('dynamodb-table')
    .start({ kind: 'dynamodb-table', input, token: input.ClientToken });

/** Sends what the form would send, whatever `check` thinks of it. */
async function send(change: Partial<TableExportDraft>, about: Partial<TableExportFacts> = {}) {
  return start(tableExport.request(await draft(change), await facts(about)));
}

async function errorsOf(change: Partial<TableExportDraft>): Promise<readonly string[]> {
  const issues = tableExport.check(await draft(change), await facts());
  return issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

const incremental = { exportType: 'incremental', windowMode: 'last-hour' } as const;

describe('an incremental export', () => {
  it('is started with its window and images, and tells them', async () => {
    const started = await send({ ...incremental, viewType: 'NEW_IMAGE' });
    expect(started).toMatchObject({
      ...{ state: 'running', exportType: 'incremental' },
      window: { viewType: 'NEW_IMAGE' },
    });
    const { from = 0, to = 0 } = started.window ?? {};
    expect(to - from).toBe(hour);
    lab.standIn.clock.advance(10 * minute);
    const ended = await access.exportsOf('dynamodb-table').describe(started.arn);
    expect(ended).toMatchObject({ state: 'completed', window: { from, to } });
    expect(ended.exportTime).toBeUndefined();
  });

  it('continues exactly where the newest completed one ended', async () => {
    const first = await send({ ...incremental });
    lab.standIn.clock.advance(3 * hour);
    const gateway = access.exportsOf('dynamodb-table');
    const lastTo = await lastIncrementalTo(gateway, source.arn);
    expect(lastTo).toBe(first.window?.to);
    const next = await send(
      { ...incremental, windowMode: 'since-last' },
      { lastIncrementalTo: lastTo },
    );
    expect(next.window?.from).toBe(first.window?.to);
  });

  it('keeps the milliseconds of a window', async () => {
    const to = lab.standIn.clock.now() - hour + 7;
    const exact = { ...incremental, windowMode: 'exact', from: to - hour, to } as const;
    expect((await send(exact)).window).toMatchObject({ from: to - hour, to });
  });

  it.each([
    ['too short', -hour, -hour + 15 * minute - 1000, 'window-too-short'],
    ['too long', -2 * day, -day + 1000, 'window-too-long'],
    ['inverted', -hour, -2 * hour, 'window-inverted'],
    ['in the future', -hour, minute, 'to-future'],
    ['before recovery', -36 * day, -35.5 * day, 'from-too-early'],
  ])('is refused by AWS, and before that by the form, where its window is %s', async (...row) => {
    const [, begin, end, code] = row;
    const now = lab.standIn.clock.now();
    const change = {
      ...incremental,
      windowMode: 'exact',
      from: now + begin,
      to: now + end,
    } as const;
    expect(await errorsOf(change)).toEqual([code]);
    await expect(send(change)).rejects.toMatchObject({ reason: 'invalid-export-time' });
  });

  it('is possible about 16 minutes after recovery was turned on, when the form offers it', async () => {
    await access.tables.turnOnRecovery('sessions');
    const sessions = { ...source, name: 'sessions', arn: source.arn.replace('orders', 'sessions') };
    const { clock } = lab.standIn;
    const read = () =>
      readFacts({ access, source: sessions, clock: { now: () => clock.now(), after: never } });
    const fresh = async () => ({ ...(await draft(incremental)), clientToken: `fresh-${++tokens}` });
    expect(tableExport.check(await fresh(), await read())).toMatchObject([
      { code: 'window-no-history' },
    ]);
    clock.advance(16 * minute);
    const [wanted, known] = [await fresh(), await read()];
    expect(tableExport.check(wanted, known).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
    const started = await start(tableExport.request(wanted, known));
    expect(started.exportType).toBe('incremental');
  });
});

describe('a filtered export', () => {
  const values = (map: object): string => JSON.stringify(map);
  const customer = { ':c': { S: 'c-1' } };

  it('is described with its filter as it was sent', async () => {
    const attributeValues = { ...customer, ':b': { L: [{ B: 'YQ==' }, { BS: ['Yg=='] }] } };
    const change = {
      filtered: true,
      keyCondition: '#c = :c',
      filterExpression: 'total1 <> :b',
      projection: '#c, total1',
      attributeNames: '{"#c": "customerId"}',
      attributeValues: values(attributeValues),
    };
    expect(await errorsOf(change)).toEqual([]);
    const { arn } = await send(change);
    const report = await access.exportsOf('dynamodb-table').describe(arn);
    expect(report).toMatchObject({ exportType: 'full', filtered: true });
    expect(report.filter).toEqual({
      KeyConditionExpression: '#c = :c',
      FilterExpression: 'total1 <> :b',
      ProjectionExpression: '#c, total1',
      ExpressionAttributeNames: { '#c': 'customerId' },
      ExpressionAttributeValues: attributeValues,
    });
  });

  const key = (keyCondition: string, map: object = customer) => ({
    ...{ filtered: true, keyCondition, attributeValues: values(map) },
  });
  const filter = (filterExpression: string, map: object = customer) => ({
    ...{ filtered: true, filterExpression, attributeValues: values(map) },
  });
  const two = { ...customer, ':a': { S: 'a' }, ':b': { S: 'b' } };

  it.each([
    key('customerId = :c'),
    key('customerId = :c AND orderId BETWEEN :a AND :b', two),
    key('begins_with(orderId, :a) AND customerId = :c', { ...customer, ':a': { S: 'a' } }),
    filter('customerId = :c'),
    filter('NOT (a1 = :c OR size(b1.c[0]) > :n) AND attribute_exists(d1)', {
      ...customer,
      ':n': { N: '1' },
    }),
    filter('a1 in (:c, :a) and contains(b1, :b)', two),
    { filtered: true, projection: 'a1, b1.c[2], #d', attributeNames: '{"#d": "data.x"}' },
  ])('that the form lets through is started: %j', async (change) => {
    expect(await errorsOf(change)).toEqual([]);
    expect(await send(change)).toMatchObject({ filtered: true });
  });

  it.each([
    key('customerId > :c'),
    key('customerId = :c OR customerId = :a', { ...customer, ':a': { S: 'a' } }),
    key('orderId = :c'),
    key('a1 = :c'),
    key('customerId = :c', { ':c': { N: '1' } }),
    key('customerId = :c AND orderId <> :a', { ...customer, ':a': { S: 'a' } }),
    key('customerId = :c AND orderId > :a AND orderId < :b', two),
    {
      ...key('customerId = :c', { ...customer, ':a': { S: 'a' } }),
      filterExpression: 'orderId = :a',
    },
    filter('a1 ='),
    filter('status = :c'),
    filter('((a1 = :c))'),
    filter('a1 = :c', two),
    filter('a1 = :missing', { ':other': { S: 'a' } }),
    filter('a1 = :c', { ':c': { S: 'a', N: '1' } }),
    filter('a1 = :c', { ':c': { N: 'one' } }),
    filter(`${'a1=:c OR '.repeat(150)}a1=:c`),
    filter(`a1 = :c${' '.repeat(4096)}OR a1 = :c`),
    { filtered: true, projection: 'a1,' },
    { filtered: true, projection: '#a' },
    { filtered: true, projection: 'a1', attributeNames: '{"#a": "a"}' },
  ])('that the form refuses is refused by AWS: %j', async (change) => {
    expect(await errorsOf(change)).not.toEqual([]);
    await expect(send(change)).rejects.toMatchObject({ reason: 'validation' });
  });
});
