import { describe, expect, it } from 'vitest';
import { aReport, aRequest, connection, orders } from '../../../test/fakes/samples.ts';
import type { Job } from './job.ts';
import { formatJournal, parseJournal } from './ledgerFormat.ts';

const report = aReport(orders, 1_000, 'token');
const running: Job = {
  ...{
    id: 'token',
    kind: 'dynamodb-table',
    connection,
    source: orders,
    state: 'running',
    startedAt: 1_000,
  },
  ...{ request: aRequest('token'), arn: report.arn, report },
};
const journal = (...jobs: readonly unknown[]) => JSON.stringify({ version: 2, jobs });

describe('parseJournal', () => {
  it('reads back what was written', () => {
    expect(parseJournal(formatJournal([running]))).toEqual({ jobs: [running] });
  });

  it('reads back window and filter of an export', () => {
    const filter = { ProjectionExpression: 'a', ExpressionAttributeValues: { ':a': { S: 'a' } } };
    const window = { from: 1, to: 2, viewType: 'NEW_IMAGE' };
    const job = { ...running, report: { ...report, window, filtered: true, filter } };
    expect(parseJournal(formatJournal([job]))).toEqual({ jobs: [job] });
  });

  it('reads back what AWS said of a refused start, and what older versions kept of it', () => {
    const job = { ...running, state: 'rejected' } as const;
    const jobs: readonly Job[] = [
      { ...job, refusal: { reason: 'unknown', code: 'X', message: 'So it is.', requestId: 'r' } },
      { ...job, refusal: { reason: 'validation', message: 'So it is.' } },
      { ...job, refusal: { reason: 'throttled' } },
      job,
    ];
    expect(parseJournal(formatJournal(jobs))).toEqual({ jobs });
  });

  it('keeps members that it does not know', () => {
    const text = journal({ ...running, colour: 'green', report: { ...report, tableId: 'x' } });

    const { jobs, damage } = parseJournal(text);

    expect(damage).toBeUndefined();
    expect(formatJournal(jobs)).toContain('green');
  });

  it.each([
    ['no JSON', '{"version":1,"jobs":[', 'it is not JSON'],
    ['an empty file', '', 'it is not JSON'],
    ['JSON of another form', '{"version":1}', 'it has another form'],
    ['no version', '{"jobs":[]}', 'it has another form'],
  ])('says what is wrong with %s', (_, text, damage) => {
    expect(parseJournal(text)).toEqual({ jobs: [], damage });
  });

  it('finds nothing wrong with what a newer version wrote, and reads nothing of it', () => {
    const text = JSON.stringify({ version: 3, jobs: [running] });
    expect(parseJournal(text)).toEqual({ jobs: [], isNewer: true });
  });

  it('reads back one that is not watched, whether AWS had confirmed it or not', () => {
    const { id, kind, connection: on, source, startedAt } = running;
    const job = { ...{ id, kind, source, startedAt }, connection: on, state: 'unwatched' } as const;
    const jobs: readonly Job[] = [
      { ...job, request: aRequest('token') },
      { ...job, arn: report.arn },
    ];
    expect(parseJournal(formatJournal(jobs))).toEqual({ jobs });
  });

  it.each([
    ['no id', { ...running, id: undefined }],
    ['an unknown state', { ...running, state: 'paused' }],
    ['a time that is none', { ...running, startedAt: 'yesterday' }],
    ['no Region', { ...running, connection: { profile: 'acme-data' } }],
    ['a running export without its ARN', { ...running, arn: undefined }],
    ['an unconfirmed one without its request', { ...running, state: 'unconfirmed', request: null }],
    ['an unknown kind', { ...running, kind: 'redshift' }],
    ['a request without a token', { ...running, request: { ...aRequest('t'), token: 1 } }],
    [
      'a request of another kind',
      { ...running, request: { ...aRequest('t'), kind: 'rds-database' } },
    ],
    ['a bucket that is none', { ...running, report: { ...report, bucket: 7 } }],
    ['a code that is none', { ...running, refusal: { reason: 'unknown', code: 7 } }],
    ['a window without an end', { ...running, report: { ...report, window: { from: 1 } } }],
    ['a filter that is none', { ...running, report: { ...report, filter: 'all' } }],
    ['no object at all', 'running'],
  ])('keeps the good entries beside one with %s', (_, bad) => {
    expect(parseJournal(journal(bad, running))).toEqual({
      jobs: [running],
      damage: '1 of 2 entries are damaged',
    });
  });
});

describe('a journal of version 1', () => {
  const { kind, ...old } = running;
  const { token, ...request } = aRequest('token');
  const { kind: ofReport, ...oldReport } = report;
  const text = (...jobs: readonly unknown[]) => JSON.stringify({ version: 1, jobs });

  it('is read as one of exports of tables', () => {
    expect(parseJournal(text({ ...old, request, report: oldReport }))).toEqual({ jobs: [running] });
  });

  it('also where an export was started elsewhere and never looked at', () => {
    const found = { ...old, request: undefined, report: undefined };
    expect(parseJournal(text(found)).jobs).toMatchObject([{ id: 'token', kind: 'dynamodb-table' }]);
  });

  it('keeps the good entries beside a damaged one', () => {
    const { jobs, damage } = parseJournal(text('nonsense', { ...old, request, report: oldReport }));
    expect(jobs).toEqual([running]);
    expect(damage).toBe('1 of 2 entries are damaged');
  });
});
