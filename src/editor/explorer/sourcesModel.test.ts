import { describe, expect, it } from 'vitest';
import { idle } from '../../../test/fakes/fakeClock.ts';
import { aReport, connection, orders } from '../../../test/fakes/samples.ts';
import { openWindow } from '../../../test/fakes/window.ts';
import { ExportError } from '../../core/errors.ts';
import type { Node } from './nodes.ts';
import { nodeOf } from './nodes.ts';
import { toRow } from './rows.ts';
import { SourcesModel } from './sourcesModel.ts';

async function setUp() {
  const { world: aws, ...window } = await openWindow();
  const { clock } = window;
  const model = new SourcesModel({ world: aws, ...window });
  const changed: (Node | undefined)[] = [];
  model.onDidChange((node) => changed.push(node));
  const labels = async (node?: Node) =>
    (await model.children(node)).map((child) => toRow(child, clock.now()).label);
  const service = async () => {
    const [root] = await model.children();
    const [dynamodb] = await model.children(root);
    return dynamodb;
  };
  const table = async (name: string) => {
    const nodes = await model.children(await service());
    return nodeOf(
      'table',
      nodes.find((node) => node.kind === 'table' && node.name === name),
    );
  };
  return { aws, changed, labels, model, service, table, ...window };
}

/** The row beneath the tables of the service. */
const below = 'Backups of all tables';

describe('SourcesModel', () => {
  it('shows connection, service and tables after one call to AWS', async () => {
    const { aws, labels, model, service } = await setUp();
    aws.add('orders');
    aws.add('sessions');
    const [root] = await model.children();
    expect(await labels()).toEqual(['acme-data']);
    expect(await labels(root)).toEqual(['DynamoDB', 'RDS and Aurora', 'SimpleDB']);
    expect(await labels(await service())).toEqual(['orders', 'sessions', below]);
    expect(aws.calls.filter((call) => call !== 'profiles')).toEqual(['ListTables']);
  });

  it('shows the first hundred of 10,000 tables after one call, and more when asked', async () => {
    const { aws, changed, labels, model, service } = await setUp();
    for (let index = 0; index < 10_000; index += 1) aws.add(`table-${index}`);
    const dynamodb = await service();
    const first = await model.children(dynamodb);
    expect(first).toHaveLength(102);
    expect(aws.count('ListTables')).toBe(1);
    await nodeOf('more', first.at(-2))?.load();
    expect(changed).toContain(dynamodb);
    const second = await labels(dynamodb);
    expect(second).toHaveLength(202);
    expect(second.at(-2)).toBe('Load more…');
    expect(aws.count('ListTables')).toBe(2);
  });

  it('fills rows in afterwards, one by one, and only while somebody looks', async () => {
    const { aws, changed, clock, model, table } = await setUp();
    aws.add('orders');
    const orders = await table('orders');
    await clock.advance(5000);
    expect(aws.count('Describe')).toBe(0);
    model.setVisible(true);
    await idle();
    expect(changed).toContain(orders);
    expect(orders && toRow(orders, clock.now()).description).toBe('PITR on · 41.2 GB');
  });

  it('asks for no more than eight recoveries in any second', async () => {
    const { aws, clock, model, service } = await setUp();
    for (let index = 0; index < 50; index += 1) aws.add(`table-${index}`);
    model.setVisible(true);
    await model.children(await service());
    await clock.advance(999);
    expect(aws.count('DescribeContinuousBackups')).toBe(8);
    await clock.advance(1000);
    expect(aws.count('DescribeContinuousBackups')).toBe(16);
  });

  it('stops filling in when the login has expired', async () => {
    const { aws, clock, model, service } = await setUp();
    for (let index = 0; index < 50; index += 1) aws.add(`table-${index}`);
    aws.faults.set('DescribeTable', new ExportError('credentials-expired'));
    model.setVisible(true);
    await model.children(await service());
    await clock.advance(60_000);
    expect(aws.count('DescribeTable')).toBe(4);
  });

  it('says in a row which permission is missing, and asks again on retry', async () => {
    const { aws, changed, labels, model, service } = await setUp();
    aws.add('orders');
    aws.faults.set(
      'ListTables',
      new ExportError('access-denied', { action: 'dynamodb:ListTables' }),
    );
    const dynamodb = await service();
    const [row] = await model.children(dynamodb);
    expect(row && toRow(row, 0)).toMatchObject({ contextValue: 'error' });
    expect(row && toRow(row, 0).label).toContain('dynamodb:ListTables');
    aws.faults.clear();
    nodeOf('error', row)?.retry();
    expect(changed).toContain(dynamodb);
    expect(await labels(dynamodb)).toEqual(['orders', below]);
  });

  it('tells a table that is called “more” from the row that loads more', async () => {
    const { aws, model, service } = await setUp();
    for (const name of ['more', 'orders', 'sessions']) aws.add(name);
    aws.tablePageSize = 2;
    const ids = (await model.children(await service())).map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it('offers the next page where AWS sent a page without tables', async () => {
    const { aws, labels, service } = await setUp();
    aws.add('orders');
    aws.tablePageSize = 0;
    expect(await labels(await service())).toEqual(['Load more…', below]);
  });

  it('offers the next page where AWS sent a page without exports', async () => {
    const { aws, labels, table } = await setUp();
    aws.add('orders');
    aws.gateway.add(aReport(orders, 1, 'elsewhere'));
    aws.gateway.pageSize = 0;
    expect(await labels(await table('orders'))).toEqual(['Backups', 'Load more…']);
  });

  it('says that a Region has no tables', async () => {
    const { labels, service } = await setUp();
    expect(await labels(await service())).toEqual(['No tables in eu-west-1', below]);
  });

  it('shows a profile that cannot be used, with the reason where its tables would be', async () => {
    const { aws, labels, service } = await setUp();
    aws.faults.set('connect', new ExportError('credentials-missing', { profile: 'acme-data' }));
    expect(await labels()).toEqual(['acme-data']);
    const [error] = await labels(await service());
    expect(error).toBe('No credentials');
  });

  it('keeps elapsed times of the exports it shows up to date while it is seen', async () => {
    const { aws, changed, clock, labels, model, table } = await setUp();
    aws.add('orders');
    aws.gateway.add(aReport(orders, clock.now() - 180_000, 'elsewhere'));
    const row = await table('orders');
    await labels(row);
    changed.length = 0;
    await clock.advance(60_000);
    expect(changed).toEqual([]);
    model.setVisible(true);
    await clock.advance(60_000);
    expect(changed.filter((node) => node === row).length).toBeGreaterThanOrEqual(4);
    model.dispose();
    expect(clock.pending).toBe(0);
  });

  it('shows a custom endpoint plainly', async () => {
    const { aws, model } = await setUp();
    aws.endpoint = 'http://127.0.0.1:4566';
    const [root] = await model.children();
    expect(root && toRow(root, 0).description).toBe('eu-west-1 (custom endpoint)');
  });

  it('has no rows while nobody has chosen a profile', async () => {
    const { aws, labels } = await setUp();
    aws.profileList = [];
    expect(await labels()).toEqual([]);
  });

  it('shows the exports of a table and hands running ones to the ledger', async () => {
    const { aws, clock, labels, ledger, table } = await setUp();
    aws.add('orders');
    aws.gateway.add(aReport(orders, clock.now() - 180_000, 'elsewhere'));
    expect(await labels(await table('orders'))).toEqual(['Backups', 'Full']);
    expect(ledger.jobs()).toMatchObject([{ state: 'running', source: { name: 'orders' } }]);
  });

  it('says what a table needs before it can be exported', async () => {
    const { aws, labels, model, table } = await setUp();
    aws.add('orders', {}, { status: 'off' });
    model.setVisible(true);
    const node = await table('orders');
    await idle();
    const [, row] = await model.children(node);
    expect(row && toRow(row, 0)).toMatchObject({
      accessibilityLabel: 'Point-in-time recovery is off: turn it on to export this table',
      command: { id: 'awsExports.turnOnRecovery' },
    });
    expect(await labels(node)).toHaveLength(2);
  });

  it('adds an export that was just started to a table that was opened before', async () => {
    const { aws, changed, intend, labels, table } = await setUp();
    aws.add('orders');
    const node = await table('orders');
    expect(await labels(node)).toEqual(['Backups', 'No exports in the last 90 days']);
    await intend('dynamodb-table');
    expect(changed).toContain(node);
    expect(await labels(node)).toEqual(['Backups', 'Full']);
  });

  it('reads one table again when something was changed about it', async () => {
    const { aws, clock, model, table } = await setUp();
    aws.add('orders', {}, { status: 'off' });
    model.setVisible(true);
    const node = await table('orders');
    await idle();
    expect(node && toRow(node, 0).contextValue).toContain('recoveryOff');
    const access = await aws.connect(connection);
    await access.tables.turnOnRecovery('orders');
    model.tell({ about: 'table', connection, table: 'orders' });
    await clock.advance(1000);
    expect(node && toRow(node, 0).contextValue).toContain('recoveryOn');
  });

  it('keeps what it knows of a table that cannot be read again at once', async () => {
    const { aws, clock, model, table } = await setUp();
    aws.add('orders');
    model.setVisible(true);
    const node = await table('orders');
    await idle();
    aws.faults.set('DescribeContinuousBackups', new ExportError('throttled'));
    model.tell({ about: 'table', connection, table: 'orders' });
    await clock.advance(1000);
    expect(node && toRow(node, 0).description).toBe('PITR on · 41.2 GB');
  });

  it('shows another connection from its first row on', async () => {
    const { aws, changed, connections, labels, service } = await setUp();
    aws.add('orders');
    await labels(await service());
    aws.profileList = [...aws.profileList, { name: 'acme-dev', kind: 'SSO' }];
    await connections.choose({ profile: 'acme-dev', region: 'us-east-1' });
    expect(changed.at(-1)).toBeUndefined();
    expect(await labels()).toEqual(['acme-dev']);
    await labels(await service());
    expect(aws.count('ListTables')).toBe(2);
  });
});
