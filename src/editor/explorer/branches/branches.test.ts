import { describe, expect, it } from 'vitest';
import { idle } from '../../../../test/fakes/fakeClock.ts';
import { reportOf } from '../../../../test/fakes/jobs.ts';
import { sources } from '../../../../test/fakes/requests.ts';
import { connection, orders } from '../../../../test/fakes/samples.ts';
import { aBackup, aCluster, aSnapshot } from '../../../../test/fakes/things.ts';
import { openWindow } from '../../../../test/fakes/window.ts';
import { ExportError } from '../../../core/errors.ts';
import type { JobReport } from '../../../core/jobs/job.ts';
import type { Node } from '../nodes.ts';
import { toRow } from '../rows.ts';
import { SourcesModel } from '../sourcesModel.ts';

async function setUp() {
  const { world: aws, ...window } = await openWindow();
  const { clock } = window;
  aws.add('orders');
  aws.databaseList = [
    aSnapshot(sources['rds-database'].name, { arn: sources['rds-database'].arn }),
    aSnapshot('legacy', { engine: 'oracle-ee' }),
    aCluster('shop'),
    aCluster('graph', { engine: 'neptune' }),
  ];
  aws.domainList = [
    { name: 'catalogue', itemCount: 1204, sizeBytes: 3_100_000 },
    { name: 'sessions', itemCount: 1, sizeBytes: 12 },
  ];
  const model = new SourcesModel({ world: aws, ...window });
  const changed: (Node | undefined)[] = [];
  model.onDidChange((node) => changed.push(node));
  const row = (node: Node) => toRow(node, clock.now());
  /** Opens one row after the other, by their labels; gives the rows beneath the last. */
  const open = async (...path: readonly string[]) => {
    const [root] = await model.children();
    let nodes = await model.children(root);
    for (const label of path) {
      nodes = await model.children(nodes.find((node) => row(node).label === label));
    }
    return nodes;
  };
  const labels = async (...path: readonly string[]) =>
    (await open(...path)).map((node) => row(node).label);
  const find = async (label: string, ...path: readonly string[]) =>
    (await open(...path)).find((node) => row(node).label === label);
  /** Calls to AWS, of catalogues and of gateways. */
  const calls = () => [
    ...aws.calls.filter((call) => call !== 'profiles'),
    ...Object.values(aws.gateways).flatMap(({ kind, calls: made }) => made.map(() => kind)),
  ];
  const add = (report: JobReport) => aws.gateways[report.kind].add(report);
  return { add, aws, calls, changed, find, labels, model, open, row, ...window };
}

describe('the tree', () => {
  it('asks for nothing of a service before it is opened', async () => {
    const { calls, labels } = await setUp();
    expect(await labels()).toEqual(['DynamoDB', 'RDS and Aurora', 'SimpleDB']);
    expect(await labels('RDS and Aurora')).toEqual([
      'DB snapshots',
      'Cluster snapshots',
      'Aurora clusters',
    ]);
    expect(calls()).toEqual([]);
  });

  it('shows no SimpleDB in a Region without it', async () => {
    const { connections, labels } = await setUp();
    await connections.choose({ profile: 'acme-data', region: 'eu-central-1' });
    expect(await labels()).toEqual(['DynamoDB', 'RDS and Aurora']);
  });

  it('shows the others where one may not be read', async () => {
    const { aws, labels } = await setUp();
    const action = 'rds:DescribeDBSnapshots';
    aws.faults.set('DescribeSources', new ExportError('access-denied', { action }));
    expect(await labels('RDS and Aurora', 'DB snapshots')).toEqual([`Not allowed: ${action}`]);
    expect(await labels('SimpleDB')).toEqual(['catalogue', 'sessions']);
    expect(await labels('DynamoDB')).toContain('orders');
  });
});

describe('backups', () => {
  it('lie under their table, asked for when they are opened, and are counted then', async () => {
    const { aws, calls, find, labels, open, row } = await setUp();
    const [mine, other] = [aBackup(), aBackup({ arn: 'x', tableName: 'sessions' })];
    aws.backupList = [mine, other];
    await open('DynamoDB', 'orders');
    expect(calls()).not.toContain('ListBackups orders');
    expect(await labels('DynamoDB', 'orders', 'Backups')).toEqual(['before-migration']);
    const folder = await find('Backups', 'DynamoDB', 'orders');
    expect(folder && row(folder).description).toBe('1');
  });

  it('of deleted tables are found among those of all', async () => {
    const { aws, open, row } = await setUp();
    aws.backupList = [
      aBackup({ type: 'SYSTEM', name: 'gone$DeletedTableBackup', tableName: 'gone' }),
    ];
    const [backup] = await open('DynamoDB', 'Backups of all tables');
    expect(backup && row(backup).description).toContain('gone · system');
  });

  it('are paged', async () => {
    const { aws, find, labels, row } = await setUp();
    aws.pageSize = 1;
    aws.backupList = [aBackup(), aBackup({ arn: 'y', name: 'other' })];
    expect(await labels('DynamoDB', 'orders', 'Backups')).toEqual([
      'before-migration',
      'Load more…',
    ]);
    const folder = await find('Backups', 'DynamoDB', 'orders');
    expect(folder && row(folder).description).toBe('1+');
  });

  it('offer to make one where there is none', async () => {
    const { open, row } = await setUp();
    const [message] = await open('DynamoDB', 'orders', 'Backups');
    expect(message && row(message)).toMatchObject({
      label: 'No backups',
      command: { id: 'awsExports.createBackup' },
    });
  });

  it('hide no exports where they may not be listed', async () => {
    const { add, aws, clock, labels } = await setUp();
    add(reportOf('dynamodb-table', clock.now()));
    aws.faults.set('ListBackups', new ExportError('throttled'));
    expect(await labels('DynamoDB', 'orders')).toEqual(['Backups', 'Full']);
    expect(await labels('DynamoDB', 'orders', 'Backups')).toEqual(['AWS asks to slow down']);
  });

  it('are read again when one was made or deleted from here', async () => {
    const { aws, find, labels, changed, model, start } = await setUp();
    await labels('DynamoDB', 'orders', 'Backups');
    aws.backupList = [aBackup()];
    await start('dynamodb-backup');
    expect(changed).toContain(await find('Backups', 'DynamoDB', 'orders'));
    expect(await labels('DynamoDB', 'orders', 'Backups')).toEqual(['before-migration']);
    aws.backupList = [];
    model.tell({ about: 'backups', connection, table: 'orders' });
    expect(await labels('DynamoDB', 'orders', 'Backups')).toEqual(['No backups']);
  });

  it('are not counted any more once one was deleted, until they are read again', async () => {
    const { aws, find, labels, model, row } = await setUp();
    aws.backupList = [aBackup()];
    await labels('DynamoDB', 'Backups of all tables');
    const folder = await find('Backups of all tables', 'DynamoDB');
    expect(folder && row(folder).description).toBe('1');
    model.tell({ about: 'backups', connection, table: 'orders' });
    expect(folder && row(folder)).not.toHaveProperty('description');
  });

  it('are not read again for another table, nor before they were opened', async () => {
    const { aws, labels, model, start } = await setUp();
    await labels('DynamoDB', 'orders');
    await start('dynamodb-backup');
    model.tell({ about: 'backups', connection, table: 'orders' });
    expect(aws.count('ListBackups')).toBe(0);
    await labels('DynamoDB', 'orders', 'Backups');
    model.tell({ about: 'backups', connection, table: 'sessions' });
    await labels('DynamoDB', 'orders', 'Backups');
    expect(aws.count('ListBackups')).toBe(1);
  });

  it('that were made from here are no exports of the table', async () => {
    const { labels, start } = await setUp();
    await start('dynamodb-backup');
    expect(await labels('DynamoDB', 'orders')).toEqual([
      'Backups',
      'No exports in the last 90 days',
    ]);
  });
});

describe('snapshots and clusters', () => {
  it('are all shown, and those that cannot be exported are set back', async () => {
    const { open, row } = await setUp();
    const shown = [
      ...(await open('RDS and Aurora', 'DB snapshots')),
      ...(await open('RDS and Aurora', 'Aurora clusters')),
    ].map(row);
    expect(shown.map(({ label, isGreyed = false }) => `${label} ${String(isGreyed)}`)).toEqual([
      'shop-2026-11-20 false',
      'legacy true',
      'shop false',
      'graph true',
    ]);
  });

  it('say that there are none', async () => {
    const { labels } = await setUp();
    expect(await labels('RDS and Aurora', 'Cluster snapshots')).toEqual([
      'No cluster snapshots in eu-west-1',
    ]);
  });

  it('have their export tasks beneath, and running ones are watched from then on', async () => {
    const { add, clock, labels, ledger } = await setUp();
    add(reportOf('rds-database', clock.now(), { percent: 45 }));
    add(reportOf('rds-database', 5, { arn: 'x', source: { ...orders, arn: 'y' } }));
    const path = ['RDS and Aurora', 'DB snapshots', 'shop-2026-11-20'];
    expect(await labels(...path)).toEqual(['Full']);
    expect(ledger.jobs()).toMatchObject([{ kind: 'rds-database', state: 'running' }]);
  });

  it('say why there can be no exports of some', async () => {
    const { open, row } = await setUp();
    const [message] = await open('RDS and Aurora', 'DB snapshots', 'legacy');
    expect(message && row(message).accessibilityLabel).toBe(
      'No exports: oracle-ee cannot be exported',
    );
  });
});

describe('domains', () => {
  it('are filled in afterwards, and only while somebody looks', async () => {
    const { aws, find, model, open, row } = await setUp();
    await open('SimpleDB');
    expect(aws.count('DomainMetadata')).toBe(0);
    model.setVisible(true);
    await idle();
    const domain = await find('catalogue', 'SimpleDB');
    expect(domain && row(domain).description).toBe('1,204 items · 3.1 MB');
    expect(aws.count('DomainMetadata')).toBe(2);
  });

  it('that cannot be filled in hold up no tables', async () => {
    const { aws, find, model, open, row } = await setUp();
    aws.faults.set('DomainMetadata', new ExportError('network'));
    await open('SimpleDB');
    model.setVisible(true);
    await open('DynamoDB');
    await idle();
    const table = await find('orders', 'DynamoDB');
    expect(table && row(table).description).toBe('PITR on · 41.2 GB');
  });

  it('say that they were deleted meanwhile', async () => {
    const { aws, find, model, open, row } = await setUp();
    await open('SimpleDB');
    aws.faults.set('DomainMetadata', new ExportError('domain-not-found'));
    model.setVisible(true);
    await idle();
    const domain = await find('catalogue', 'SimpleDB');
    expect(domain && row(domain).description).toBe('deleted');
  });

  it('have their exports beneath, asked for by an ARN of this account', async () => {
    const { add, clock, labels, start } = await setUp();
    add(reportOf('simpledb-domain', clock.now() - 1000));
    expect(await labels('SimpleDB', 'catalogue')).toEqual(['Full']);
    expect(await labels('SimpleDB', 'sessions')).toEqual(['No exports in the last 3 months']);
    await start('simpledb-domain');
    expect(await labels('SimpleDB', 'catalogue')).toHaveLength(2);
  });
});
