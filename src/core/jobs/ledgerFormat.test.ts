import { describe, expect, it } from 'vitest';
import { aReport, aRequest, connection, orders } from '../../../test/fakes/samples.ts';
import type { Job } from './job.ts';
import { formatJournal, parseJournal } from './ledgerFormat.ts';

const report = aReport(orders, 1_000, 'token');
const running: Job = {
  ...{ id: 'token', connection, source: orders, state: 'running', startedAt: 1_000 },
  ...{ request: aRequest('token'), arn: report.arn, report },
};
const journal = (...jobs: readonly unknown[]) => JSON.stringify({ version: 1, jobs });

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
    ['the future', '{"version":2,"jobs":[]}', 'a newer version of this extension wrote it'],
  ])('says what is wrong with %s', (_, text, damage) => {
    expect(parseJournal(text)).toEqual({ jobs: [], damage });
  });

  it.each([
    ['no id', { ...running, id: undefined }],
    ['an unknown state', { ...running, state: 'paused' }],
    ['a time that is none', { ...running, startedAt: 'yesterday' }],
    ['no Region', { ...running, connection: { profile: 'acme-data' } }],
    ['a running export without its ARN', { ...running, arn: undefined }],
    ['an unconfirmed one without its request', { ...running, state: 'unconfirmed', request: null }],
    ['a report without a bucket', { ...running, report: { ...report, bucket: undefined } }],
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
