import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { jobOf, reportOf } from '../../../test/fakes/jobs.ts';
import { aReport, aTable, connection } from '../../../test/fakes/samples.ts';
import type { Job, JobReport } from '../../core/jobs/job.ts';
import { endingOf } from './ending.ts';
import { Gathered } from './gathered.ts';

const job = (table: string, state: Job['state'], report: Partial<JobReport> = {}): Job => ({
  id: table,
  kind: 'dynamodb-table',
  connection,
  source: aTable(table),
  state,
  startedAt: 5,
  report: { ...aReport(aTable(table), 5, 't'), ...report },
});

describe('endingOf', () => {
  it('says how many items an export has, and leads to its files', () => {
    expect(endingOf([job('orders', 'completed', { itemCount: 1204 })])).toEqual({
      severity: 'information',
      message: 'Export of orders finished: 1,204 items.',
      actions: ['openManifest', 'copyS3Uri', 'showLog'],
    });
  });

  it('does not invent a number', () => {
    expect(endingOf([job('orders', 'completed')]).message).toBe('Export of orders finished.');
    expect(endingOf([job('orders', 'completed', { itemCount: 1 })]).message).toContain('1 item.');
  });

  it('says cause, code and what to do of a failure, and offers the form again', () => {
    const { actions, message, severity } = endingOf([
      job('orders', 'failed', { failure: { code: 'S3NoSuchBucket' } }),
    ]);
    expect(severity).toBe('error');
    expect(message).toBe(
      'Export of orders failed (S3NoSuchBucket): There is no bucket acme-exports. Choose an existing bucket, then export again.',
    );
    expect(actions).toEqual(['explainFailure', 'exportAgain', 'showLog']);
  });

  it('offers an incremental export again too', () => {
    const failed = job('orders', 'failed', { exportType: 'incremental' });
    expect(endingOf([failed]).actions).toEqual(['explainFailure', 'exportAgain', 'showLog']);
  });

  it('does not say a code twice', () => {
    const { message } = endingOf([job('orders', 'failed', { failure: { code: 'NewCode' } })]);
    expect(message.match(/NewCode/g)).toHaveLength(1);
  });

  it('says that an export which was being checked never started', () => {
    const { message } = endingOf([
      { ...job('orders', 'rejected'), refusal: { reason: 'recovery-off' } },
    ]);
    expect(message).toMatch(/^Export of orders was not started: .*point-in-time recovery/);
  });

  it('makes one message of several ends', () => {
    const two = [job('orders', 'completed'), job('sessions', 'completed')] as const;
    expect(endingOf(two)).toEqual({
      severity: 'information',
      message: '2 exports finished.',
      actions: ['showExports', 'showLog'],
    });
    expect(endingOf([...two, job('customers', 'failed')])).toMatchObject({
      severity: 'error',
      message: '2 exports finished, 1 export failed (customers).',
    });
  });
});

const skipped = JSON.stringify({ skippedTables: [{ tableName: 'shop.a', reason: 'TOO_WIDE' }] });

describe('endingOf other kinds', () => {
  it('says how many GB an RDS task extracted, and leads to its folder', () => {
    const report = reportOf('rds-database', 5, { extractedGb: 12 });
    expect(endingOf([jobOf('rds-database', 'completed', { report })])).toEqual({
      severity: 'information',
      message: 'Export of shop-2026-11-20 finished: 12 GB.',
      actions: ['showDetails', 'copyS3Uri', 'showLog'],
    });
  });

  it('warns of what a task skipped though it is complete', () => {
    const report = reportOf('rds-database', 5, { warning: skipped });
    const { message, severity } = endingOf([jobOf('rds-database', 'completed', { report })]);
    expect(severity).toBe('warning');
    expect(message).toMatch(/^Export of shop-2026-11-20 finished, with a warning: Skipped 1 table/);
    expect(message).toContain('shop.a');
  });

  it('says the cause of an RDS task in AWS’s words, which has no code', () => {
    const failure = { code: '', message: 'something new' };
    const report = reportOf('rds-database', 5, { failure });
    const { message } = endingOf([jobOf('rds-database', 'failed', { report })]);
    expect(message).toMatch(/^Export of shop-2026-11-20 failed: .*something new/);
  });

  it('says that a canceled export left something behind, which is no error', () => {
    expect(endingOf([jobOf('rds-database', 'canceled')])).toEqual({
      severity: 'information',
      message:
        'Export of shop-2026-11-20 was canceled. What it had written to Amazon S3 stays there.',
      actions: ['copyS3Uri', 'showDetails', 'showLog'],
    });
  });

  it('says that a backup is available, by its name', () => {
    const report = reportOf('dynamodb-backup', 5);
    expect(endingOf([jobOf('dynamodb-backup', 'completed', { report })])).toEqual({
      severity: 'information',
      message: 'Backup orders-20261121 of orders is available.',
      actions: ['showDetails', 'showLog'],
    });
  });

  it('offers a backup again that was not made, and names what was not allowed', () => {
    const refusal = { reason: 'access-denied' } as const;
    const { actions, message } = endingOf([jobOf('dynamodb-backup', 'rejected', { refusal })]);
    expect(message).toMatch(/^Backup of orders was not started: .*dynamodb:CreateBackup/);
    expect(actions).toEqual(['explainFailure', 'backUpAgain', 'showLog']);
  });

  it.each([
    ['rds-database', 'rds:StartExportTask'],
    ['simpledb-domain', 'sdb:StartDomainExport'],
  ] as const)('names the action that a %s needs', (kind, action) => {
    const refusal = { reason: 'access-denied' } as const;
    expect(endingOf([jobOf(kind, 'rejected', { refusal })]).message).toContain(action);
  });

  it('counts exports and backups apart, and says which failed, were canceled or warn', () => {
    const report = reportOf('rds-database', 5, { warning: skipped });
    const ended = endingOf([
      job('orders', 'completed'),
      jobOf('dynamodb-backup', 'completed'),
      jobOf('rds-database', 'canceled'),
      jobOf('rds-database', 'completed', { report }),
    ]);
    expect(ended).toEqual({
      severity: 'warning',
      message: '2 exports, 1 backup finished, 1 export canceled. With a warning: shop-2026-11-20.',
      actions: ['showExports', 'showLog'],
    });
  });
});

describe('Gathered', () => {
  it('hands over together what comes close together', async () => {
    const clock = new FakeClock();
    const handed: (readonly string[])[] = [];
    const gathered = new Gathered<string>(clock, 1500, (items) => handed.push(items));
    gathered.add('a');
    await clock.advance(1000);
    gathered.add('b');
    await clock.advance(500);
    gathered.add('c');
    await clock.advance(1500);
    expect(handed).toEqual([['a', 'b'], ['c']]);
    expect(clock.pending).toBe(0);
  });
});
