import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { FakeAsk, FakeMemory, FakeShell } from '../../../test/fakes/fakeEditor.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { aReport, aRequest, connection, orders, where } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import { openLedger } from '../../core/jobs/ledger.ts';
import type { JobReport } from '../../core/jobs/job.ts';
import { Connections } from '../connection/connections.ts';
import { commands, type CommandId } from '../contributions.ts';
import type { DocumentRef } from '../documents/documentRef.ts';
import { entryOfJob, entryOfSummary } from '../explorer/entries.ts';
import { ExportsModel } from '../explorer/exportsModel.ts';
import {
  connectionNode,
  errorNode,
  exportNode,
  messageNode,
  moreNodes,
  serviceNode,
  tableNode,
} from '../explorer/nodeFactory.ts';
import { PagedList } from '../explorer/pagedList.ts';
import type { FormSubject } from '../forms/formSession.ts';
import { ExportActions } from './exportActions.ts';
import { createHandlers } from './handlers.ts';
import { TableActions } from './tableActions.ts';

const nothing = () => () => Promise.resolve({ items: [] });
const table = tableNode(serviceNode(connectionNode(connection), nothing), 'orders', nothing);

/** All commands over AWS, the ledger, the person and the editor in memory. */
async function setUp() {
  const clock = new FakeClock();
  const world = new FakeAws(clock);
  world.add('orders');
  world.add('sessions');
  const ledger = await openLedger(new MemoryJournal(), clock, new QuietLog());
  const memories = { here: new FakeMemory(), everywhere: new FakeMemory() };
  const connections = new Connections({ world, ...memories, env: {} });
  const [ask, shell] = [new FakeAsk(), new FakeShell()];
  const done: string[] = [];
  const forms: FormSubject[] = [];
  const documents: DocumentRef[] = [];
  const read = new Set<string>();
  const deps = {
    ...{ ask, clock, connections, ledger, shell, world },
    forms: {
      open: (subject: FormSubject) => {
        forms.push(subject);
        return Promise.resolve();
      },
    },
    documents: {
      open: async (ref: DocumentRef) => {
        if (ref.kind === 'manifest' && !read.has(ref.key)) {
          throw new ExportError('object-not-found', { resource: ref.key });
        }
        await Promise.resolve(documents.push(ref));
      },
    },
    onTableChanged: (_: unknown, name: string) => void done.push(`changed ${name}`),
    sources: { refresh: () => void done.push('sources') },
    watcher: {
      lookNow: () => {
        done.push('watcher');
        return Promise.resolve();
      },
    },
  };
  const exports = new ExportsModel({ world, connections, ledger, clock });
  exports.onDidChange(() => done.push('exports'));
  const handlers = createHandlers({
    ...deps,
    exports,
    tableActions: new TableActions(deps),
    exportActions: new ExportActions(deps),
  });
  /** A completed export that AWS knows, as a row. */
  const row = (changes: Partial<JobReport> = {}) => {
    const report: JobReport = {
      ...aReport(orders, clock.now(), 'token-1'),
      state: 'completed',
      prefix: 'orders',
      ...changes,
    };
    world.gateway.add(report);
    return exportNode(entryOfSummary(connection, report), connection);
  };
  const run = (id: CommandId, arg?: unknown) => handlers[id](arg);
  return { ask, connections, documents, done, forms, ledger, read, row, run, shell, world };
}

describe('commands on a table', () => {
  it('open the form of the table that was clicked', async () => {
    const { forms, run } = await setUp();
    await run(commands.exportTable, table);
    expect(forms).toEqual([{ connection, source: orders }]);
  });

  it('are about the table that a word stands under', async () => {
    const { ask, done, run } = await setUp();
    await run(commands.turnOnRecovery, messageNode({ label: 'It is off' }, table));
    expect(ask.offered).toEqual([]);
    expect(done).toContain('changed orders');
  });

  it('ask for the table when called from the palette', async () => {
    const { ask, forms, run } = await setUp();
    ask.picks = ['sessions'];
    await run(commands.exportTable);
    expect(ask.offered[0]?.map(({ label }) => label)).toEqual(['orders', 'sessions']);
    expect(forms.map(({ source }) => source.name)).toEqual(['sessions']);
  });

  it('ask for the profile first where none was chosen', async () => {
    const { ask, connections, forms, run, world } = await setUp();
    world.profileList = [
      { name: 'a', region: 'eu-west-1', kind: 'SSO' },
      { name: 'b', region: 'eu-west-1', kind: 'SSO' },
    ];
    ask.picks = ['b', 'orders'];
    await run(commands.exportTable);
    expect(connections.current?.profile).toBe('b');
    expect(forms).toHaveLength(1);
  });

  it('take a typed name where the table is not in the list', async () => {
    const { ask, forms, run, world } = await setUp();
    world.tablePageSize = 1;
    ask.picks = ['sessions'];
    await run(commands.exportTable);
    expect(forms.map(({ source }) => source.name)).toEqual(['sessions']);
  });

  it.each([undefined, null, 7, {}, { kind: 'tables' }, { kind: 'export' }])(
    'ask rather than trust the argument %j',
    async (arg) => {
      const { ask, forms, run } = await setUp();
      await run(commands.copyName, arg);
      expect(ask.offered).toHaveLength(1);
      expect(forms).toEqual([]);
    },
  );

  it('turn recovery on once the person agreed', async () => {
    const { ask, done, run, world } = await setUp();
    ask.consents = false;
    await run(commands.turnOnRecovery, table);
    expect(world.count('UpdateContinuousBackups')).toBe(0);
    ask.consents = true;
    await run(commands.turnOnRecovery, table);
    expect(world.count('UpdateContinuousBackups')).toBe(1);
    expect(done).toEqual(['changed orders']);
  });

  it('copy name and ARN, and open the AWS Console', async () => {
    const { run, shell } = await setUp();
    await run(commands.copyName, table);
    await run(commands.copyArn, table);
    await run(commands.openInConsole, table);
    expect(shell.copied).toEqual(['orders', orders.arn]);
    expect(shell.opened[0]).toMatch(/^https:\/\/eu-west-1\.console\.aws\.amazon\.com\/dynamodbv2/);
  });
});

describe('commands on an export', () => {
  it('show what AWS says about it', async () => {
    const { documents, row, run } = await setUp();
    const node = row();
    await run(commands.showExportDetails, node);
    expect(documents).toEqual([
      { kind: 'details', connection, service: 'dynamodb', arn: node.entry.arn },
    ]);
  });

  it('show the request of an export that AWS refused', async () => {
    const { documents, ledger, run } = await setUp();
    const job = await ledger.intend({ request: aRequest('token-1'), ...where });
    await run(commands.showExportDetails, exportNode(entryOfJob(job), connection));
    expect(documents).toEqual([{ kind: 'request', jobId: 'token-1' }]);
  });

  it('open the manifest, asking AWS where it lies', async () => {
    const { documents, read, row, run } = await setUp();
    read.add('orders/AWSDynamoDB/01/manifest-summary.json');
    await run(
      commands.openManifest,
      row({ manifestKey: 'orders/AWSDynamoDB/01/manifest-summary.json' }),
    );
    expect(documents).toMatchObject([{ kind: 'manifest', bucket: 'acme-exports' }]);
  });

  it('look for the manifest under the prefix too', async () => {
    const { documents, read, row, run } = await setUp();
    read.add('orders/AWSDynamoDB/01/manifest-summary.json');
    await run(commands.openManifest, row({ manifestKey: 'AWSDynamoDB/01/manifest-summary.json' }));
    expect(documents).toMatchObject([{ key: 'orders/AWSDynamoDB/01/manifest-summary.json' }]);
  });

  it('say that there is no manifest yet', async () => {
    const { documents, row, run, shell } = await setUp();
    await run(commands.openManifest, row({ state: 'running' }));
    expect(documents).toEqual([]);
    expect(shell.said).toHaveLength(1);
  });

  it('pass on that a manifest is not there any more', async () => {
    const { row, run } = await setUp();
    const node = row({ manifestKey: 'orders/gone.json' });
    await expect(run(commands.openManifest, node)).rejects.toMatchObject({
      reason: 'object-not-found',
    });
  });

  it('copy the folder that the export writes', async () => {
    const { row, run, shell } = await setUp();
    const node = row();
    await run(commands.copyS3Uri, node);
    const id = node.entry.arn?.split('/').at(-1);
    expect(shell.copied).toEqual([`s3://acme-exports/orders/AWSDynamoDB/${id}/`]);
  });

  it('copy ARN and open the AWS Console of an export, not of its table', async () => {
    const { row, run, shell } = await setUp();
    const node = row();
    await run(commands.copyArn, node);
    await run(commands.openInConsole, node);
    expect(shell.copied).toEqual([node.entry.arn]);
    expect(shell.opened[0]).toContain('streams');
  });

  it('say that an export which AWS has not confirmed has no ARN and no files', async () => {
    const { ledger, run, shell } = await setUp();
    const job = await ledger.intend({ request: aRequest('token-1'), ...where });
    const node = exportNode(entryOfJob(job), connection);
    await run(commands.copyArn, node);
    await run(commands.copyS3Uri, node);
    expect(shell.copied).toEqual([]);
    expect(shell.said).toHaveLength(2);
  });

  it('fill the form with what was asked before', async () => {
    const { forms, ledger, run } = await setUp();
    const request = aRequest('token-1', { S3Prefix: 'a' });
    const job = await ledger.intend({ request, ...where });
    await run(commands.exportAgain, exportNode(entryOfJob(job), connection));
    expect(forms).toEqual([{ connection, source: orders, again: request.input }]);
  });

  it('fill the form with what AWS says of an export that was started elsewhere', async () => {
    const { forms, row, run } = await setUp();
    await run(commands.exportAgain, row({ encryption: 'KMS', kmsKeyId: 'key', format: 'ION' }));
    expect(forms[0]?.again).toMatchObject({
      TableArn: orders.arn,
      S3Bucket: 'acme-exports',
      S3Prefix: 'orders',
      S3SseAlgorithm: 'KMS',
      S3SseKmsKeyId: 'key',
      ExportFormat: 'ION',
    });
    expect(forms[0]?.again).not.toHaveProperty('ExportTime');
  });

  it('fill the form with window, images and filter of an export that was started elsewhere', async () => {
    const { forms, row, run } = await setUp();
    const window = { from: 1000, to: 2000, viewType: 'NEW_IMAGE' };
    const filter = { ProjectionExpression: 'a' };
    const part = { exportType: 'incremental', window, filtered: true, filter } as const;
    await run(commands.exportAgain, row(part));
    expect(forms[0]?.again).toMatchObject({
      ExportType: 'INCREMENTAL_EXPORT',
      IncrementalExportSpecification: {
        ExportFromTime: '1970-01-01T00:00:01.000Z',
        ExportToTime: '1970-01-01T00:00:02.000Z',
        ExportViewType: 'NEW_IMAGE',
      },
      FilterSpecification: filter,
    });
  });

  it('fill the form with an empty filter where AWS does not tell what it was', async () => {
    const { forms, row, run } = await setUp();
    await run(commands.exportAgain, row({ filtered: true }));
    expect(forms[0]?.again?.FilterSpecification).toEqual({});
    expect(forms[0]?.again).not.toHaveProperty('IncrementalExportSpecification');
  });

  it('copy the folder that an incremental export shares its data in', async () => {
    const { row, run, shell } = await setUp();
    await run(commands.copyS3Uri, row({ exportType: 'incremental' }));
    expect(shell.copied).toEqual(['s3://acme-exports/orders/AWSDynamoDB/']);
  });

  it('offer only fitting exports when called from the palette', async () => {
    const { ask, row, run } = await setUp();
    row();
    row({ arn: `${orders.arn}/export/02`, state: 'running' });
    await run(commands.openManifest);
    expect(ask.offered[0]?.map(({ description }) => description)).toEqual([
      'full · completed · < 1 min',
    ]);
  });
});

describe('commands on the views', () => {
  it('refresh everything', async () => {
    const { done, run } = await setUp();
    await run(commands.refresh);
    expect(done).toEqual(['sources', 'exports', 'watcher']);
  });

  it('try only the row again that failed', async () => {
    const { done, run } = await setUp();
    const node = errorNode(new ExportError('network'), 'list', undefined, () => done.push('row'));
    await run(commands.refresh, node);
    expect(done).toEqual(['row']);
  });

  it('load the next page', async () => {
    const { run } = await setUp();
    const list = new PagedList<number>((next) =>
      Promise.resolve(next === undefined ? { items: [1], next: 'x' } : { items: [2] }),
    );
    await list.load();
    await run(commands.loadMore, moreNodes(list, undefined, () => undefined)[0]);
    expect(list.items).toEqual([1, 2]);
  });

  it('show the log, and let profile and Region be chosen', async () => {
    const { ask, connections, run, shell } = await setUp();
    await run(commands.showLog);
    expect(shell.shown).toEqual(['log']);
    ask.picks = ['acme-data'];
    await run(commands.chooseProfile);
    ask.picks = ['us-east-1'];
    await run(commands.chooseRegion);
    expect(connections.current).toEqual({ profile: 'acme-data', region: 'us-east-1' });
  });
});
