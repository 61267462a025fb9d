import { describe, expect, it } from 'vitest';
import { aReport, aRequest, aTable, connection } from '../../../test/fakes/samples.ts';
import type { Job, JobReport, JobSummary } from '../../core/jobs/job.ts';
import { entryOfJob, mergeEntries, unwatched } from './entries.ts';

const orders = aTable('orders');
const listed = (startedAt: number, changes: Partial<JobReport> = {}): JobSummary => ({
  ...aReport(orders, startedAt, `token-${startedAt}`),
  ...changes,
});
const jobOf = (summary: JobSummary, changes: Partial<Job> = {}): Job => ({
  id: `token-${summary.startedAt}`,
  connection,
  source: orders,
  state: summary.state,
  startedAt: summary.startedAt ?? 0,
  arn: summary.arn,
  ...changes,
});

describe('mergeEntries', () => {
  it('shows an export that both know once, under the id of its job', () => {
    const summary = listed(5);
    const entries = mergeEntries(connection, [summary], [jobOf(summary)]);
    expect(entries.map(({ id }) => id)).toEqual(['token-5']);
  });

  it('shows a row once even if two pages brought it', () => {
    expect(mergeEntries(connection, [listed(5), listed(5)], [])).toHaveLength(1);
  });

  it('believes a list that knows of the end before the watcher does', () => {
    const job = jobOf(listed(5));
    const [entry] = mergeEntries(connection, [listed(5, { state: 'completed' })], [job]);
    expect(entry?.state).toBe('completed');
  });

  it('believes the ledger where a list is behind', () => {
    const summary = listed(5);
    const [entry] = mergeEntries(connection, [summary], [jobOf(summary, { state: 'failed' })]);
    expect(entry?.state).toBe('failed');
  });

  it('puts the newest first, and those without a start last', () => {
    const undated = { arn: 'x', source: orders, state: 'completed', exportType: 'full' } as const;
    const entries = mergeEntries(connection, [undated, listed(3), listed(9)], [jobOf(listed(6))]);
    expect(entries.map(({ startedAt }) => startedAt)).toEqual([9, 6, 3, undefined]);
  });

  it('shows of another connection only what still runs', () => {
    const elsewhere = { profile: 'dev', region: 'us-east-1' };
    const jobs = [
      jobOf(listed(1), { connection: elsewhere }),
      jobOf(listed(2), { connection: elsewhere, state: 'completed' }),
    ];
    expect(mergeEntries(connection, [], jobs).map(({ startedAt }) => startedAt)).toEqual([1]);
  });
});

describe('the entry of a job', () => {
  it('has the type that was asked for while AWS has not answered', () => {
    const request = aRequest('token-1', { ExportType: 'INCREMENTAL_EXPORT' });
    const job = jobOf(listed(1), { state: 'launching', request });
    expect(entryOfJob(job).exportType).toBe('incremental');
    expect(entryOfJob(jobOf(listed(1))).exportType).toBe('full');
  });
});

describe('unwatched', () => {
  it('names running exports that the ledger does not know', () => {
    const summaries = [listed(1), listed(2), listed(3, { state: 'completed' })];
    expect(unwatched(summaries, [jobOf(listed(1))])).toEqual([summaries[1]]);
  });

  it('waits while a launch of the same table is not settled: it may be the same export', () => {
    const launching: Job = {
      id: 'token-1',
      connection,
      source: orders,
      state: 'launching',
      startedAt: 1,
    };
    expect(unwatched([listed(2)], [launching])).toEqual([]);
  });
});
