import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { reportOf } from '../../../test/fakes/jobs.ts';
import { aReport, aRequest, connection, orders, where } from '../../../test/fakes/samples.ts';
import { aBackup } from '../../../test/fakes/things.ts';
import { ExportError } from '../../core/errors.ts';
import { openLedger } from '../../core/jobs/ledger.ts';
import { fromAddress, toAddress, type DocumentRef } from './documentRef.ts';
import { readDocument } from './readDocument.ts';

const arn = `${orders.arn}/export/01695353076000-a1b2c3d4`;
const details = { kind: 'details', connection, job: 'dynamodb-table', arn } as const;
const key = 'orders/AWSDynamoDB/01/manifest-summary.json';
const backup: DocumentRef = { kind: 'backup', connection, arn: aBackup().arn };
const title = 'Bucket policy of acme-exports';
const paste: DocumentRef = { kind: 'paste', title, language: 'json', text: '{}' };
const manifest: DocumentRef = { kind: 'manifest', connection, bucket: 'acme-exports', key };

async function setUp() {
  const clock = new FakeClock();
  const world = new FakeAws(clock);
  const ledger = await openLedger(new MemoryJournal(), clock, new QuietLog());
  return {
    clock,
    ledger,
    world,
    read: (ref: DocumentRef) => readDocument(ref, { clock, world, ledger }),
  };
}

describe('the address of a document', () => {
  it.each<DocumentRef>([details, backup, manifest, paste, { kind: 'request', jobId: 'token-1' }])(
    'holds all that it takes to read it again: %j',
    (ref) => {
      expect(fromAddress(toAddress(ref).query)).toEqual(ref);
    },
  );

  it('ends in a name that tells what the tab is, and in .json', () => {
    expect(toAddress(details).path).toBe('/orders-export-01695353076000-a1b2c3d4.json');
    expect(toAddress(manifest).path).toBe(`/acme-exports/${key}`);
    expect(toAddress(backup).path).toBe('/orders-backup-01795262405000-a1b2c3d4.json');
    const paths = (['rds-database', 'simpledb-domain'] as const).map((job) => {
      return toAddress({ kind: 'details', connection, job, arn: reportOf(job, 1).arn }).path;
    });
    expect(toAddress(paste).path).toBe(`/${title}.json`);
    expect(toAddress({ ...paste, language: 'shell' }).path).toBe(`/${title}.sh`);
    expect(paths[0]).toBe('/shop-20261121.json');
    expect(paths[1]).toMatch(/^\/catalogue-export-[\w-]+\.json$/);
  });

  it.each([
    '',
    'null',
    '{"kind":"manifest","bucket":"b","key":"k"}',
    '{"kind":"details","connection":{"profile":"p","region":"r"},"job":"ec2","arn":"a"}',
    '{"kind":"details","connection":{"profile":"p","region":"r"},"job":"toString","arn":"a"}',
    '{"kind":"request","jobId":7}',
    '{"kind":"paste","title":"t","language":"html","text":"<p>"}',
  ])('is none of ours when it says %j', (query) => {
    expect(fromAddress(query)).toBeUndefined();
  });
});

describe('readDocument', () => {
  it('shows what AWS says about an export, in AWS’s own names', async () => {
    const { clock, read, world } = await setUp();
    const report = { ...aReport(orders, clock.now(), 'token-1'), prefix: 'orders' };
    world.gateway.add(report);
    world.gateway.end(report.arn, { state: 'failed', failure: { code: 'S3NoSuchBucket' } });
    expect(JSON.parse(await read({ ...details, arn: report.arn }))).toEqual({
      ExportArn: report.arn,
      ExportStatus: 'FAILED',
      ExportType: 'FULL_EXPORT',
      TableArn: orders.arn,
      StartTime: '2026-11-21T12:00:00.000Z',
      EndTime: '2026-11-21T12:00:00.000Z',
      FailureCode: 'S3NoSuchBucket',
      S3Bucket: 'acme-exports',
      S3Prefix: 'orders',
      ClientToken: 'token-1',
    });
  });

  it('shows window and filter in AWS’s own names too', async () => {
    const { clock, read, world } = await setUp();
    const filter = { ProjectionExpression: 'a' };
    const window = { from: 1000, to: 2000, viewType: 'NEW_IMAGE' };
    const part = { exportType: 'incremental', window, filtered: true, filter } as const;
    const report = { ...aReport(orders, clock.now(), 'token-1'), ...part };
    world.gateway.add(report);
    expect(JSON.parse(await read({ ...details, arn: report.arn }))).toMatchObject({
      ExportType: 'INCREMENTAL_EXPORT',
      IncrementalExportSpecification: {
        ExportFromTime: '1970-01-01T00:00:01.000Z',
        ExportToTime: '1970-01-01T00:00:02.000Z',
        ExportViewType: 'NEW_IMAGE',
      },
      FilterSpecification: filter,
    });
  });

  it.each(['rds-database', 'simpledb-domain'] as const)(
    'shows word for word what AWS says about an export: %s',
    async (job) => {
      const { clock, read, world } = await setUp();
      const answer = { ExportTaskIdentifier: 'a', PercentProgress: 45 };
      const report = reportOf(job, clock.now(), { answer });
      world.gateways[job].add(report);
      const ref = { kind: 'details', connection, job, arn: report.arn } as const;
      expect(JSON.parse(await read(ref))).toEqual(answer);
    },
  );

  it('shows word for word what AWS says about a backup', async () => {
    const { read, world } = await setUp();
    world.backupList = [aBackup()];
    expect(JSON.parse(await read(backup))).toMatchObject({
      BackupDetails: { BackupName: 'before-migration' },
    });
  });

  it('shows what is kept of an export that AWS has forgotten, and says so', async () => {
    const { clock, ledger, read } = await setUp();
    const { job } = await ledger.intend({ request: aRequest('token-1'), ...where });
    const report = { ...aReport(orders, clock.now(), 'token-1'), itemCount: 3 };
    await ledger.accept(job.id, { ...report, state: 'completed' });
    const text: unknown = JSON.parse(await read({ ...details, arn: report.arn }));
    expect(text).toMatchObject({
      ExportArn: report.arn,
      ExportStatus: 'COMPLETED',
      ItemCount: 3,
      Request: { TableArn: orders.arn },
    });
    expect(Object.entries(text as object)[0]).toEqual([
      'Note',
      'AWS keeps what it knows of an export for 90 days. AWS does not know this any more. This is what was known of it last.',
    ]);
  });

  it('shows what is kept of a backup that was deleted', async () => {
    const { clock, ledger, read } = await setUp();
    const report = reportOf('dynamodb-backup', clock.now());
    await ledger.adopt(connection, { ...report, report });
    const text = await read({ kind: 'backup', connection, arn: report.arn });
    expect(JSON.parse(text)).toMatchObject({ arn: report.arn });
    expect(text).toContain('AWS forgets a backup when it is deleted.');
  });

  it('passes on that AWS knows no such export where nothing is kept of it', async () => {
    const { read } = await setUp();
    await expect(read(details)).rejects.toMatchObject({ reason: 'export-not-found' });
  });

  it('shows a text to paste as it is', async () => {
    const { read } = await setUp();
    expect(await read(paste)).toBe('{}');
  });

  it('shows what was asked for where AWS does not know the export', async () => {
    const { ledger, read } = await setUp();
    const { job } = await ledger.intend({ request: aRequest('token-1'), ...where });
    await ledger.reject(job.id, new ExportError('limit-exceeded', { awsMessage: 'Slow down.' }));
    const shown: unknown = JSON.parse(await read({ kind: 'request', jobId: 'token-1' }));
    expect(shown).toMatchObject({
      state: 'rejected',
      request: { TableArn: orders.arn, ClientToken: 'token-1' },
    });
    expect(shown).toHaveProperty('refusal', { reason: 'limit-exceeded' });
  });

  it('shows a manifest with line breaks', async () => {
    const { read, world } = await setUp();
    world.objectsByKey.set(`acme-exports/${key}`, `{"exportArn":"${arn}","itemCount":3}`);
    expect(await read(manifest)).toBe(`{\n  "exportArn": "${arn}",\n  "itemCount": 3\n}\n`);
  });

  it('shows the summary of a domain with line breaks too', async () => {
    const { read, world } = await setUp();
    world.objectsByKey.set(`acme-exports/${key}`, '{"itemsCount":3}');
    expect(await read(manifest)).toBe('{\n  "itemsCount": 3\n}\n');
  });

  it('shows what is no manifest as it lies there', async () => {
    const { read, world } = await setUp();
    world.objectsByKey.set(`acme-exports/${key}`, '<html>');
    expect(await read(manifest)).toBe('<html>');
  });

  it('passes on that an object is not there', async () => {
    const { read } = await setUp();
    await expect(read(manifest)).rejects.toMatchObject({ reason: 'object-not-found' });
  });
});
