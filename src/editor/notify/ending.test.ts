import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { aReport, aTable, connection } from '../../../test/fakes/samples.ts';
import type { Job, JobReport } from '../../core/jobs/job.ts';
import { endingOf } from './ending.ts';
import { Gathered } from './gathered.ts';

const job = (table: string, state: Job['state'], report: Partial<JobReport> = {}): Job => ({
  id: table,
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
    expect(actions).toEqual(['exportAgain', 'showDetails', 'showLog']);
  });

  it('does not offer an incremental export again as a full one', () => {
    const failed = job('orders', 'failed', { exportType: 'incremental' });
    expect(endingOf([failed]).actions).toEqual(['showDetails', 'showLog']);
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
