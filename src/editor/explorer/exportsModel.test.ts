import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { FakeMemory } from '../../../test/fakes/fakeEditor.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { aReport, aRequest, aTable, where } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import { openLedger } from '../../core/jobs/ledger.ts';
import { Connections } from '../connection/connections.ts';
import { ExportsModel } from './exportsModel.ts';
import { nodeOf } from './nodes.ts';
import { toRow } from './rows.ts';

const minute = 60_000;

async function setUp() {
  const clock = new FakeClock();
  const aws = new FakeAws(clock);
  const ledger = await openLedger(new MemoryJournal(), clock, new QuietLog());
  const connections = new Connections({
    world: aws,
    here: new FakeMemory(),
    everywhere: new FakeMemory(),
    env: {},
  });
  const model = new ExportsModel({ world: aws, connections, ledger, clock });
  const rows = async () => (await model.children()).map((node) => toRow(node, clock.now()));
  const labels = async () => (await rows()).map(({ label }) => label);
  /** A completed export of a table that began so many minutes ago. */
  const add = (table: string, minutesAgo: number, state: 'running' | 'completed' = 'completed') => {
    const startedAt = clock.now() - minutesAgo * minute;
    aws.gateway.add({ ...aReport(aTable(table), startedAt, `${table}${minutesAgo}`), state });
  };
  return { add, aws, clock, labels, ledger, model, rows };
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
    expect(model.running).toBe(1);
  });

  it('shows an export once, with what the ledger knows of it', async () => {
    const { aws, clock, ledger, rows } = await setUp();
    const job = await ledger.intend({ request: aRequest('token-1'), ...where });
    const report = await aws.gateway.start(aRequest('token-1'));
    await ledger.accept(job.id, report);
    aws.gateway.end(report.arn, { itemCount: 7 });
    await ledger.update(job.id, aws.gateway.exports()[0] ?? report);
    await clock.advance(minute);
    expect(await rows()).toMatchObject([
      { id: 'token-1', description: 'full · completed · 1 min · 7 items' },
    ]);
  });

  it('shows what AWS has not confirmed or has refused', async () => {
    const { ledger, rows } = await setUp();
    const job = await ledger.intend({ request: aRequest('token-1'), ...where });
    await ledger.unconfirm(job.id);
    expect(await rows()).toMatchObject([{ description: 'full · being checked · 0 s' }]);
  });

  it('does not adopt an export that is just being launched', async () => {
    const { aws, labels, ledger } = await setUp();
    await ledger.intend({ request: aRequest('token-1'), ...where });
    await aws.gateway.start(aRequest('token-1'));
    await labels();
    expect(ledger.jobs()).toHaveLength(1);
  });

  it('keeps showing the ledger when AWS may not be asked', async () => {
    const { aws, ledger, rows } = await setUp();
    await ledger.intend({ request: aRequest('token-1'), ...where });
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
