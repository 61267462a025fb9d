import { describe, expect, it } from 'vitest';
import { jobOf as aJob, reportOf } from '../../../test/fakes/jobs.ts';
import { allKinds, requestOfKind } from '../../../test/fakes/requests.ts';
import { aReport, aRequest, connection, orders } from '../../../test/fakes/samples.ts';
import type { Job, JobReport, JobSummary } from '../../core/jobs/job.ts';
import { entryOfJob, mergeEntries, unwatched } from './entries.ts';

const listed = (startedAt: number, changes: Partial<JobReport> = {}): JobSummary => ({
  ...aReport(orders, startedAt, `token-${startedAt}`),
  ...changes,
});
const jobOf = ({ arn, state, startedAt = 0 }: JobSummary, changes: Partial<Job> = {}): Job =>
  aJob('dynamodb-table', state, { id: `token-${startedAt}`, arn, startedAt, ...changes });

describe('entryOfJob', () => {
  it('has the type that AWS told, also of an export that was started elsewhere', () => {
    const report = { ...aReport(orders, 5, 'console'), exportType: 'incremental' };
    expect(entryOfJob(jobOf(report, { report })).exportType).toBe('incremental');
  });
});

describe('mergeEntries', () => {
  it('shows an export that both know once, under the id of its job', () => {
    const summary = listed(5);
    const entries = mergeEntries([{ connection, items: [summary] }], [jobOf(summary)]);
    expect(entries.map(({ id }) => id)).toEqual(['token-5']);
  });

  it('shows an export once that is listed while it is still being checked whether it started', () => {
    const at = 10_000_000;
    const asked: Job = {
      ...{ id: 'token-1', kind: 'dynamodb-table', connection, source: orders },
      ...{ state: 'unconfirmed', startedAt: at, request: aRequest('token-1') },
    };
    const earlier = listed(at - 600_000);
    const entries = mergeEntries([{ connection, items: [listed(at + 5), earlier] }], [asked]);
    expect(entries.map(({ id }) => id)).toEqual(['token-1', earlier.arn]);
  });

  it('shows a row once even if two pages brought it', () => {
    expect(mergeEntries([{ connection, items: [listed(5), listed(5)] }], [])).toHaveLength(1);
  });

  it('estimates the end of what runs from what earlier ones of its source took', () => {
    const running = { ...jobOf(listed(900)), report: aReport(orders, 900, 'running') };
    const took = (startedAt: number, duration: number): Job => {
      const report = aReport(orders, startedAt, `token-${startedAt}`);
      const endedAt = startedAt + duration;
      return { ...jobOf(report, { state: 'completed' }), report: { ...report, endedAt } };
    };
    const entries = mergeEntries(
      [{ connection, items: [] }],
      [running, took(100, 30), took(200, 50)],
    );
    expect(entries.map(({ estimatedEnd }) => estimatedEnd)).toEqual([940, undefined, undefined]);
  });

  it('believes a list that knows of the end before the watcher does', () => {
    const job = jobOf(listed(5));
    const [entry] = mergeEntries(
      [{ connection, items: [listed(5, { state: 'completed' })] }],
      [job],
    );
    expect(entry?.state).toBe('completed');
  });

  it('believes the ledger where a list is behind', () => {
    const [failed] = mergeEntries(
      [{ connection, items: [listed(5)] }],
      [jobOf(listed(5), { state: 'failed' })],
    );
    expect(failed?.state).toBe('failed');
    const canceling = jobOf(listed(5), { state: 'canceling' });
    expect(mergeEntries([{ connection, items: [listed(5)] }], [canceling])[0]?.state).toBe(
      'canceling',
    );
  });

  it('believes any list about a job that nobody watches any more', () => {
    const job = jobOf(listed(5), { state: 'unwatched' });
    expect(mergeEntries([{ connection, items: [listed(5)] }], [job])[0]?.state).toBe('running');
  });

  it('takes the report that is ahead, from the list or from the ledger', () => {
    const [old, late] = [{ percent: 10 }, { percent: 90, state: 'completed' }] as const;
    const report = (changes: Partial<JobReport>) => reportOf('rds-database', 5, changes);
    const { arn } = report({});
    const summary = (changes: Partial<JobReport>) => ({
      ...report(changes),
      report: report(changes),
    });
    const job = (state: 'running' | 'completed', changes: Partial<JobReport>) =>
      aJob('rds-database', state, { arn, report: report(changes) });
    const percents = [
      mergeEntries([{ connection, items: [summary(late)] }], [job('running', old)]),
      mergeEntries([{ connection, items: [summary(old)] }], [job('completed', late)]),
    ].map(([entry]) => entry?.report?.percent);
    expect(percents).toEqual([90, 90]);
  });

  it('puts the newest first, and those without a start last', () => {
    const { kind, source, state, exportType } = listed(1);
    const undated: JobSummary = { kind, arn: 'x', source, state, exportType };
    const entries = mergeEntries(
      [{ connection, items: [undated, listed(3), listed(9)] }],
      [jobOf(listed(6))],
    );
    expect(entries.map(({ startedAt }) => startedAt)).toEqual([9, 6, 3, undefined]);
  });

  it('shows of another connection only what may still run', () => {
    const elsewhere = { profile: 'dev', region: 'us-east-1' };
    const jobs = [
      jobOf(listed(1), { connection: elsewhere }),
      jobOf(listed(2), { connection: elsewhere, state: 'completed' }),
      jobOf(listed(3), { connection: elsewhere, state: 'unwatched' }),
    ];
    const shown = mergeEntries([{ connection, items: [] }], jobs);
    expect(shown.map(({ startedAt }) => startedAt)).toEqual([3, 1]);
  });
});

describe('the entry of a job', () => {
  it('has the type that was asked for while AWS has not answered', () => {
    const types = allKinds.map((kind) => {
      return entryOfJob(aJob(kind, 'launching', { request: requestOfKind(kind, 't') })).exportType;
    });
    expect(Object.fromEntries(allKinds.map((kind, index) => [kind, types[index]]))).toEqual({
      'dynamodb-table': 'full',
      'dynamodb-backup': 'backup',
      'rds-database': 'full',
      'simpledb-domain': 'full',
    });
  });

  it('knows a part from the whole by the request', () => {
    const request = aRequest('token-1', { ExportType: 'INCREMENTAL_EXPORT' });
    const job = jobOf(listed(1), { state: 'launching', request });
    expect(entryOfJob(job).exportType).toBe('incremental');
    const task = requestOfKind('rds-database', 't');
    const part = { ...task, input: { ...task.input, ExportOnly: ['shop'] } } as typeof task;
    expect(entryOfJob(aJob('rds-database', 'launching', { request: part })).exportType).toBe(
      'partial',
    );
  });
});

describe('unwatched', () => {
  it('names exports under way that the ledger does not know', () => {
    const summaries = [
      ...[listed(1), listed(2), listed(3, { state: 'completed' })],
      listed(4, { state: 'canceling' }),
    ];
    expect(unwatched(summaries, [jobOf(listed(1))])).toEqual([summaries[1], summaries[3]]);
  });

  it('waits while a launch of the same table is not settled: it may be the same export', () => {
    const launching = aJob('dynamodb-table', 'launching');
    expect(unwatched([listed(2)], [launching])).toEqual([]);
    // A backup of the table is something else.
    expect(unwatched([listed(2)], [aJob('dynamodb-backup', 'launching')])).toHaveLength(1);
  });
});
