import { describe, expect, it } from 'vitest';
import { openDesk } from '../../../test/fakes/commandDesk.ts';
import { requestOfKind, sources } from '../../../test/fakes/requests.ts';
import { connection, orders } from '../../../test/fakes/samples.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import { commands } from '../contributions.ts';
import { entryOfJob } from '../explorer/entries.ts';
import { exportNode } from '../explorer/nodeFactory.ts';
import { noFilter } from '../explorer/viewFilter.ts';

describe('commands on an export', () => {
  it('show what AWS says about it', async () => {
    const { documents, row, run } = await openDesk();
    const node = row('dynamodb-table');
    await run(commands.showExportDetails, node);
    expect(documents).toEqual([
      { kind: 'details', connection, job: 'dynamodb-table', arn: node.entry.arn },
    ]);
  });

  it('show the request of an export that AWS refused', async () => {
    const { documents, intend, run } = await openDesk();
    const job = await intend('dynamodb-table');
    await run(commands.showExportDetails, exportNode(entryOfJob(job), [connection]));
    expect(documents).toEqual([{ kind: 'request', jobId: 'token-1' }]);
  });

  it('open the manifest, asking AWS where it lies', async () => {
    const { documents, manifests, row, run } = await openDesk();
    manifests.add('orders/AWSDynamoDB/01/manifest-summary.json');
    await run(
      commands.openManifest,
      row('dynamodb-table', { manifestKey: 'orders/AWSDynamoDB/01/manifest-summary.json' }),
    );
    expect(documents).toMatchObject([{ kind: 'manifest', bucket: 'acme-exports' }]);
  });

  it('look for the manifest under the prefix too', async () => {
    const { documents, manifests, row, run } = await openDesk();
    manifests.add('orders/AWSDynamoDB/01/manifest-summary.json');
    await run(
      commands.openManifest,
      row('dynamodb-table', { manifestKey: 'AWSDynamoDB/01/manifest-summary.json' }),
    );
    expect(documents).toMatchObject([{ key: 'orders/AWSDynamoDB/01/manifest-summary.json' }]);
  });

  it('say that there is no manifest yet', async () => {
    const { documents, row, run, shell } = await openDesk();
    await run(commands.openManifest, row('dynamodb-table', { state: 'running' }));
    expect(documents).toEqual([]);
    expect(shell.said).toHaveLength(1);
  });

  it('pass on that a manifest is not there any more', async () => {
    const { row, run } = await openDesk();
    const node = row('dynamodb-table', { manifestKey: 'orders/gone.json' });
    await expect(run(commands.openManifest, node)).rejects.toMatchObject({
      reason: 'object-not-found',
    });
  });

  it('copy the folder that the export writes', async () => {
    const { row, run, shell } = await openDesk();
    const node = row('dynamodb-table');
    await run(commands.copyS3Uri, node);
    const id = node.entry.arn?.split('/').at(-1);
    expect(shell.copied).toEqual([`s3://acme-exports/orders/AWSDynamoDB/${id}/`]);
  });

  it('copy ARN and open the AWS Console of an export, not of its table', async () => {
    const { row, run, shell } = await openDesk();
    const node = row('dynamodb-table');
    await run(commands.copyArn, node);
    await run(commands.openInConsole, node);
    expect(shell.copied).toEqual([node.entry.arn]);
    expect(shell.opened[0]).toContain('streams');
  });

  it('say that an export which AWS has not confirmed has no ARN and no files', async () => {
    const { intend, run, shell } = await openDesk();
    const job = await intend('dynamodb-table');
    const node = exportNode(entryOfJob(job), [connection]);
    await run(commands.copyArn, node);
    await run(commands.copyS3Uri, node);
    expect(shell.copied).toEqual([]);
    expect(shell.said).toHaveLength(2);
  });

  it.each<KindId>(['dynamodb-table', 'rds-database', 'simpledb-domain'])(
    'fill the form with what was asked before: %s',
    async (kind) => {
      const { forms, intend, run } = await openDesk();
      const job = await intend(kind);
      await run(commands.exportAgain, exportNode(entryOfJob(job), [connection]));
      const again = requestOfKind(kind, 'token-1').input;
      expect(forms).toEqual([{ kind, connection, source: sources[kind], again }]);
    },
  );

  it('fill the form with what AWS says of an export that was started elsewhere', async () => {
    const { forms, row, run } = await openDesk();
    await run(
      commands.exportAgain,
      row('dynamodb-table', { encryption: 'KMS', kmsKeyId: 'key', format: 'ION' }),
    );
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
    const { forms, row, run } = await openDesk();
    const window = { from: 1000, to: 2000, viewType: 'NEW_IMAGE' };
    const filter = { ProjectionExpression: 'a' };
    const part = { exportType: 'incremental', window, filtered: true, filter } as const;
    await run(commands.exportAgain, row('dynamodb-table', part));
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
    const { forms, row, run } = await openDesk();
    await run(commands.exportAgain, row('dynamodb-table', { filtered: true }));
    expect(forms[0]?.again).toMatchObject({ FilterSpecification: {} });
    expect(forms[0]?.again).not.toHaveProperty('IncrementalExportSpecification');
  });

  it('copy the folder that an incremental export shares its data in', async () => {
    const { row, run, shell } = await openDesk();
    await run(commands.copyS3Uri, row('dynamodb-table', { exportType: 'incremental' }));
    expect(shell.copied).toEqual(['s3://acme-exports/orders/AWSDynamoDB/']);
  });

  it('offer only fitting exports when called from the palette', async () => {
    const { ask, row, run } = await openDesk();
    row('dynamodb-table');
    row('dynamodb-table', { arn: `${orders.arn}/export/02`, state: 'running' });
    await run(commands.openManifest);
    expect(ask.offered[0]?.map(({ description }) => description)).toEqual([
      'full · completed · < 1 min',
    ]);
  });
});

describe('commands on an RDS task', () => {
  const folder = 's3://acme-exports/orders/shop-20261121/';

  it('show what AWS says about it', async () => {
    const { documents, row, run } = await openDesk();
    const node = row('rds-database');
    await run(commands.showExportDetails, node);
    expect(documents).toMatchObject([{ kind: 'details', job: 'rds-database' }]);
  });

  it('copy its folder and its identifier, which stands for an ARN', async () => {
    const { row, run, shell } = await openDesk();
    const node = row('rds-database');
    await run(commands.copyS3Uri, node);
    await run(commands.copyName, node);
    expect(shell.copied).toEqual([folder, 'shop-20261121']);
    await run(commands.copyArn, node);
    expect(shell.copied).toHaveLength(2);
    expect(shell.said.at(-1)).toBe('This export has no ARN.');
  });

  it('open the AWS Console at the task', async () => {
    const { row, run, shell } = await openDesk();
    await run(commands.openInConsole, row('rds-database'));
    expect(shell.opened[0]).toContain('#export-task:id=shop-20261121');
  });

  it('fill the form with what AWS says of one that was started elsewhere', async () => {
    const { forms, row, run } = await openDesk();
    await run(commands.exportAgain, row('rds-database', { exportOnly: ['shop.public'] }));
    expect(forms).toMatchObject([
      { kind: 'rds-database', again: { S3Prefix: 'orders', ExportOnly: ['shop.public'] } },
    ]);
  });

  it('cancel it once the person knows what stays, and have it watched to its end', async () => {
    const { ask, ledger, row, run, world } = await openDesk();
    const node = row('rds-database', { state: 'running' });
    await run(commands.cancelExport, node);
    const [question] = ask.questions;
    expect(question?.detail).toContain('Account: 111122223333');
    expect(question?.detail).toContain(`written to ${folder} stays there`);
    expect(question?.refusal).toBe('Keep Running');
    expect(world.gateways['rds-database'].exports()[0]?.state).toBe('canceling');
    expect(ledger.jobs()).toMatchObject([{ arn: node.entry.arn, state: 'canceling' }]);
  });

  it('do not cancel it when the person does not agree', async () => {
    const { ask, row, run, world } = await openDesk();
    ask.consents = false;
    await run(commands.cancelExport, row('rds-database', { state: 'running' }));
    expect(world.gateways['rds-database'].count('cancel')).toBe(0);
  });

  it('pass on that it had ended meanwhile', async () => {
    const { row, run, world } = await openDesk();
    const node = row('rds-database', { state: 'running' });
    world.gateways['rds-database'].end(node.entry.arn ?? '');
    await expect(run(commands.cancelExport, node)).rejects.toMatchObject({
      reason: 'export-ended',
    });
  });

  it('offer only what can be canceled when called from the palette', async () => {
    const { ask, row, run } = await openDesk();
    row('dynamodb-table', { state: 'running' });
    row('rds-database', { state: 'running' });
    row('rds-database', { arn: 'rds:eu-west-1:111122223333:task/done' });
    await run(commands.cancelExport);
    expect(ask.offered[0]?.map(({ label }) => label)).toEqual(['shop-2026-11-20']);
  });
});

describe('to stop watching', () => {
  it('leaves an export in the list, as one that is not watched', async () => {
    const { ask, intend, ledger, run } = await openDesk();
    const job = await intend('dynamodb-table');
    await ledger.unconfirm(job.id);
    await run(commands.stopWatching, exportNode(entryOfJob(job), [connection]));
    expect(ask.questions[0]).toMatchObject({
      message: 'Stop watching the export of orders?',
      refusal: 'Keep Watching',
    });
    expect(ledger.jobs()).toMatchObject([{ id: job.id, state: 'unwatched' }]);
  });

  it('takes consent', async () => {
    const { ask, intend, ledger, run } = await openDesk();
    const job = await intend('dynamodb-table');
    ask.consents = false;
    await run(commands.stopWatching, exportNode(entryOfJob(job), [connection]));
    expect(ledger.get(job.id)?.state).toBe('launching');
  });

  it('says so where nobody watches it anyway', async () => {
    const { ask, row, run, shell } = await openDesk();
    await run(commands.stopWatching, row('dynamodb-table', { state: 'running' }));
    expect(ask.questions).toEqual([]);
    expect(shell.said).toEqual(['This export is not watched.']);
  });
});

describe('commands on an export of a domain', () => {
  it('copy its folder and open its manifest', async () => {
    const { documents, manifests, row, run, shell } = await openDesk();
    const node = row('simpledb-domain');
    const id = node.entry.arn?.split('/').at(-1);
    const folder = `orders/AWSSimpleDB/${id}/catalogue/`;
    manifests.add(`${folder}manifest-summary.json`);
    await run(commands.copyS3Uri, node);
    await run(commands.openManifest, node);
    expect(shell.copied).toEqual([`s3://acme-exports/${folder}`]);
    expect(documents).toMatchObject([{ kind: 'manifest', key: `${folder}manifest-summary.json` }]);
  });

  it('say that there is no manifest yet, and no page in the AWS Console', async () => {
    const { row, run, shell } = await openDesk();
    const node = row('simpledb-domain', { state: 'running' });
    await run(commands.openManifest, node);
    await run(commands.openInConsole, node);
    expect(shell.opened).toEqual([]);
    expect(shell.said).toHaveLength(2);
  });
});

describe('commands on the filter', () => {
  it('offer services, states and sources, with what is chosen already', async () => {
    const { ask, filter, row, run } = await openDesk();
    await filter.set({ ...noFilter, services: ['rds'], sources: ['dynamodb/gone'] });
    row('rds-database');
    await run(commands.changeExportFilter);
    const labels = ask.offered[0]?.map(({ label, picked }) => `${label}${picked ? ' ✓' : ''}`);
    expect(labels).toEqual([
      ...['DynamoDB', 'RDS and Aurora ✓', 'SimpleDB'],
      ...['Running', 'Completed', 'Failed or refused', 'Canceled', 'Not watched any more'],
      ...['gone ✓', 'shop-2026-11-20'],
    ]);
  });

  it('take what was chosen, and forget it when told', async () => {
    const { ask, filter, row, run } = await openDesk();
    row('rds-database');
    ask.picksMany = ['DynamoDB', 'Completed', 'shop-2026-11-20'];
    await run(commands.filterExports);
    expect(filter.current).toEqual({
      connections: [],
      services: ['dynamodb'],
      states: ['completed'],
      sources: ['rds/shop-2026-11-20'],
    });
    ask.picksMany = undefined;
    await run(commands.filterExports);
    expect(filter.current.services).toEqual(['dynamodb']);
    await run(commands.clearExportFilter);
    expect(filter.current).toEqual(noFilter);
  });
});
