import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../test/fakes/jobs.ts';
import { aReport, aTable } from '../../../test/fakes/samples.ts';
import { openWindow } from '../../../test/fakes/window.ts';
import { ExportError } from '../../core/errors.ts';
import type { JobReport } from '../../core/jobs/job.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import { ExportsModel } from './exportsModel.ts';
import { nodeOf } from './nodes.ts';
import { toRow } from './rows.ts';
import { noFilter } from './viewFilter.ts';

const minute = 60_000;

async function setUp() {
  const { world: aws, ...window } = await openWindow();
  const { clock } = window;
  const model = new ExportsModel({ world: aws, ...window });
  const rows = async () => (await model.children()).map((node) => toRow(node, clock.now()));
  const labels = async () => (await rows()).map(({ label }) => label);
  /** A completed export of a table that began so many minutes ago. */
  const add = (table: string, minutesAgo: number, state: 'running' | 'completed' = 'completed') => {
    const startedAt = clock.now() - minutesAgo * minute;
    aws.gateway.add({ ...aReport(aTable(table), startedAt, `${table}${minutesAgo}`), state });
  };
  /** A job of a kind that began so many minutes ago. */
  const addOf = (kind: KindId, minutesAgo: number, changes: Partial<JobReport> = {}) => {
    const report = reportOf(kind, clock.now() - minutesAgo * minute, changes);
    aws.gateways[kind].add(report);
    return report;
  };
  return { add, addOf, aws, labels, model, rows, ...window };
}

describe('ExportsModel', () => {
  it('shows the exports of all tables, newest first, though AWS lists them by table', async () => {
    const { add, labels } = await setUp();
    add('orders', 30);
    add('sessions', 50);
    add('customers', 10);
    expect(await labels()).toEqual(['customers', 'orders', 'sessions']);
  });

  it('says state, type and age', async () => {
    const { add, rows } = await setUp();
    add('orders', 3, 'running');
    expect((await rows())[0]).toMatchObject({
      label: 'orders',
      description: 'full · running · 3 min',
      accessibilityLabel: 'orders, full export, running, 3 min',
    });
  });

  it('reads eight pages before it sorts, and the next ones when asked', async () => {
    const { add, aws, model } = await setUp();
    for (let index = 0; index < 300; index += 1) add(`table-${index}`, 300 - index);
    const first = await model.children();
    expect(aws.gateway.count('list')).toBe(8);
    expect(first).toHaveLength(201);
    await nodeOf('more', first.at(-1))?.load();
    const second = await model.children();
    expect(second).toHaveLength(300);
    expect(second.slice(0, 1).map((node) => toRow(node, 0).label)).toEqual(['table-299']);
  });

  it('watches the running exports that it finds', async () => {
    const { add, labels, ledger, model } = await setUp();
    add('orders', 3, 'running');
    add('sessions', 3);
    await labels();
    expect(ledger.jobs().map(({ source }) => source.name)).toEqual(['orders']);
    expect(model.running).toHaveLength(1);
  });

  it('shows an export once, with what the ledger knows of it', async () => {
    const { aws, clock, ledger, rows, start } = await setUp();
    const { arn = '', id } = await start('dynamodb-table');
    aws.gateway.end(arn, { itemCount: 7 });
    await ledger.update(id, await aws.gateway.describe(arn));
    await clock.advance(minute);
    expect(await rows()).toMatchObject([
      { id: 'token-1', description: 'full · completed · 1 min · 7 items' },
    ]);
  });

  it('shows what AWS has not confirmed or has refused', async () => {
    const { intend, ledger, rows } = await setUp();
    const job = await intend('dynamodb-table');
    await ledger.unconfirm(job.id);
    expect(await rows()).toMatchObject([{ description: 'full · being checked · 0 s' }]);
  });

  it('does not adopt an export that is just being launched', async () => {
    const { addOf, intend, labels, ledger } = await setUp();
    await intend('dynamodb-table');
    addOf('dynamodb-table', 0);
    await labels();
    expect(ledger.jobs()).toHaveLength(1);
  });

  it('keeps showing the ledger when AWS may not be asked', async () => {
    const { aws, intend, rows } = await setUp();
    await intend('dynamodb-table');
    aws.gateway.fail('list', new ExportError('access-denied', { action: 'dynamodb:ListExports' }));
    const [error, job] = await rows();
    expect(error?.label).toContain('dynamodb:ListExports');
    expect(job?.label).toBe('orders');
  });

  it('offers the next page where AWS sent one without exports', async () => {
    const { add, aws, labels } = await setUp();
    add('orders', 30);
    aws.gateway.pageSize = 0;
    expect(await labels()).toEqual(['Load more…']);
  });

  it('says that there is nothing yet', async () => {
    const { labels } = await setUp();
    expect(await labels()).toEqual(['No exports in the last 90 days']);
  });

  it('keeps elapsed times up to date only while somebody looks at running exports', async () => {
    const { add, clock, labels, model } = await setUp();
    add('orders', 3, 'running');
    await labels();
    let changes = 0;
    model.onDidChange(() => (changes += 1));
    await clock.advance(5 * minute);
    expect(changes).toBe(0);
    model.setVisible(true);
    await clock.advance(5 * minute);
    expect(changes).toBe(20);
    model.setVisible(false);
    expect(clock.pending).toBe(0);
  });
});

describe('ExportsModel of all services', () => {
  it('shows them together, newest first, and says which service where it is not DynamoDB', async () => {
    const { addOf, rows } = await setUp();
    addOf('rds-database', 20, { percent: 45, extractedGb: 12, status: 'IN_PROGRESS' });
    addOf('dynamodb-table', 30, { state: 'completed' });
    addOf('simpledb-domain', 10);
    const shown = (await rows()).map(({ label, description }) => `${label}: ${description}`);
    expect(shown).toEqual([
      'catalogue: SimpleDB · running · 10 min',
      'shop-2026-11-20: RDS · running · 45 % · 12 GB · 20 min · about 24 min left (estimate)',
      'orders: full · completed · 30 min',
    ]);
  });

  it('watches what runs of every kind', async () => {
    const { addOf, labels, ledger } = await setUp();
    addOf('rds-database', 20);
    addOf('simpledb-domain', 10);
    await labels();
    expect(ledger.jobs().map(({ kind }) => kind)).toEqual(['simpledb-domain', 'rds-database']);
  });

  it('shows backups that were made from here, and adopts no others', async () => {
    const { addOf, aws, labels, rows, start } = await setUp();
    addOf('dynamodb-backup', 10);
    expect(await labels()).toEqual(['No exports in the last 90 days']);
    await start('dynamodb-backup');
    expect((await rows())[0]?.description).toContain('backup · running');
    expect(aws.gateways['dynamodb-backup'].count('list')).toBe(0);
  });

  it('asks no SimpleDB where there is none', async () => {
    const { aws, connections, labels } = await setUp();
    await connections.choose({ profile: 'acme-data', region: 'eu-central-1' });
    await labels();
    expect(aws.gateways['simpledb-domain'].count('list')).toBe(0);
    expect(aws.gateways['rds-database'].count('list')).toBe(1);
  });

  it('shows the others where one service may not be asked, and asks only that one again', async () => {
    const { addOf, aws, labels, model } = await setUp();
    addOf('dynamodb-table', 30);
    const action = 'rds:DescribeExportTasks';
    aws.gateways['rds-database'].fail('list', new ExportError('access-denied', { action }));
    expect(await labels()).toEqual([`Not allowed: ${action}`, 'orders']);
    expect(await labels()).toEqual([`Not allowed: ${action}`, 'orders']);
    nodeOf('error', (await model.children())[0])?.retry();
    expect(await labels()).toEqual(['orders']);
    expect(aws.gateways['rds-database'].count('list')).toBe(2);
    expect(aws.gateway.count('list')).toBe(1);
  });

  it('says once what all services failed with', async () => {
    const { aws, labels, model } = await setUp();
    aws.faults.set('connect', new ExportError('credentials-expired', { profile: 'acme-data' }));
    expect(await labels()).toEqual(['Credentials expired']);
    await expect(model.entries()).rejects.toMatchObject({ reason: 'credentials-expired' });
  });

  it('tells rows of different failures apart', async () => {
    const { aws, model } = await setUp();
    aws.gateway.fail('list', new ExportError('throttled'));
    aws.gateways['rds-database'].fail('list', new ExportError('network'));
    const ids = (await model.children()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it('loads the next page of every list at once', async () => {
    const { addOf, aws, model } = await setUp();
    for (const gateway of Object.values(aws.gateways)) gateway.pageSize = 1;
    for (let index = 1; index <= 10; index += 1) {
      addOf('dynamodb-table', index);
      addOf('rds-database', index, { arn: `rds:eu-west-1:111122223333:task/t-${index}` });
    }
    const first = await model.children();
    expect(first).toHaveLength(17);
    await nodeOf('more', first.at(-1))?.load();
    expect(await model.children()).toHaveLength(20);
  });
});

describe('ExportsModel with a filter', () => {
  it('shows only what fits, and everything once it is cleared', async () => {
    const { addOf, filter, labels, model } = await setUp();
    addOf('rds-database', 20);
    addOf('dynamodb-table', 30, { state: 'completed' });
    let changes = 0;
    model.onDidChange(() => (changes += 1));
    await filter.set({ ...noFilter, services: ['rds'] });
    expect(changes).toBe(1);
    expect(await labels()).toEqual(['shop-2026-11-20']);
    await filter.set({ ...noFilter, states: ['completed'] });
    expect(await labels()).toEqual(['orders']);
    await filter.set(noFilter);
    expect(await labels()).toHaveLength(2);
  });

  it('says how many exports it hides where none is left, and how to see them', async () => {
    const { addOf, filter, rows } = await setUp();
    addOf('rds-database', 20);
    addOf('dynamodb-table', 30);
    await filter.set({ ...noFilter, states: ['canceled'] });
    expect(await rows()).toMatchObject([
      { label: 'The filter hides 2 exports', command: { id: 'awsExports.clearExportFilter' } },
    ]);
  });

  it('does not hide that a service may not be asked', async () => {
    const { aws, filter, labels } = await setUp();
    aws.gateway.fail('list', new ExportError('throttled'));
    await filter.set({ ...noFilter, services: ['rds'] });
    expect(await labels()).toEqual(['AWS asks to slow down']);
  });

  it('does not keep exports from being chosen for a command', async () => {
    const { addOf, filter, model } = await setUp();
    addOf('dynamodb-table', 30);
    await filter.set({ ...noFilter, services: ['rds'] });
    expect(await model.entries()).toHaveLength(1);
  });
});
