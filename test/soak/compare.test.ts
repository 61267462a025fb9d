import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/core/jobs/job.ts';
import { requestOfKind, sources } from '../fakes/requests.ts';
import { connection } from './account.ts';
import { compareBooks, compareLaunches, type Asked, type Books } from './compare.ts';
import type { AwsRecord } from './records.ts';
import type { Came } from './window.ts';

const kind = 'dynamodb-table';
const started: Came = { came: 'started', jobId: 'click' };
const gone: Came = { came: 'gone' };

const record = (state: AwsRecord['state'] = 'completed', arn = 'arn:1'): AwsRecord => ({
  ...{ kind, state, arn, mark: 'click', startedAt: 0 },
});

const found: Job = {
  ...{ id: 'arn:1', kind, connection, source: sources[kind], startedAt: 0 },
  ...{ state: 'completed', arn: 'arn:1' },
};

const job = (changes: Partial<Job> = {}): Job => ({
  ...{ ...found, id: 'click', request: requestOfKind(kind, 'click') },
  ...changes,
});

/** A job that AWS has not answered for. */
const withoutArn = (state: Job['state'], id = 'click'): Job => ({
  ...{ id, kind, connection, source: sources[kind], startedAt: 0 },
  ...{ state, request: requestOfKind(kind, id) },
});

const asked = (...came: readonly Came[]): Asked => ({
  requests: [requestOfKind(kind, 'click')],
  came,
});

const sorts = (came: Came, books: Books): readonly string[] =>
  compareLaunches([asked(came)], books).map(({ sort }) => sort);

describe('a launch is in order', () => {
  it.each([
    ['when AWS and the ledger agree', started, [record()], [job()]],
    ['when AWS refused it', gone, [], [withoutArn('rejected')]],
    ['when its window went before it was written down', gone, [], []],
    ['when it failed at AWS, and here', started, [record('failed')], [job({ state: 'failed' })]],
  ] as const)('%s', (_, came, records, jobs) => {
    expect(sorts(came, { records, jobs })).toEqual([]);
  });

  it('when another click of the same came to its job', () => {
    const books = { records: [record()], jobs: [job()] };
    expect(compareLaunches([asked(started, started, gone)], books)).toEqual([]);
  });
});

describe('a launch is lost', () => {
  it.each([
    ['when AWS did it and the ledger has nothing of it', gone, [record()], []],
    ['when AWS did it and it counts as refused', gone, [record()], [withoutArn('rejected')]],
    [
      'when somebody was told that it started and AWS has nothing of it',
      started,
      [],
      [withoutArn('rejected')],
    ],
    [
      'when somebody was told of a job that is not there',
      started,
      [record()],
      [job({ id: 'another' })],
    ],
  ] as const)('%s', (_, came, records, jobs) => {
    expect(sorts(came, { records, jobs })).toEqual(['lost']);
  });

  it('when the ledger only found it in a list', () => {
    expect(sorts(gone, { records: [record()], jobs: [found] })).toEqual(['lost']);
  });
});

it('a launch is doubled when AWS did it twice for one click', () => {
  const records = [record(), record('completed', 'arn:2')];
  const doubled = sorts(started, { records, jobs: [job(), job({ id: 'b', arn: 'arn:2' })] });
  expect(doubled).toEqual(['doubled']);
});

describe('a state is wrong', () => {
  it.each([
    ['when AWS says another', [record('failed')], [job()]],
    ['when it still runs here', [record()], [job({ state: 'running' })]],
    ['when it was never settled', [], [withoutArn('unconfirmed')]],
  ] as const)('%s', (_, records, jobs) => {
    expect(sorts(gone, { records, jobs })).toEqual(['wrong state']);
  });
});

it('nobody is left without a word', () => {
  const books = { records: [record()], jobs: [job()] };
  expect(sorts({ came: 'silence' }, books)).toEqual(['wrong state']);
});

describe('the books as a whole', () => {
  const whole = (books: Books): readonly string[] =>
    compareBooks(books, new Set(['click'])).map(({ sort }) => sort);

  it('agree on what was done', () => {
    expect(whole({ records: [record()], jobs: [job(), withoutArn('rejected', 'b')] })).toEqual([]);
  });

  it('need not keep everything for ever', () => {
    expect(whole({ records: [record()], jobs: [] })).toEqual([]);
  });

  it('must not have one export twice', () => {
    const jobs = [job(), job({ id: 'arn:1' })];
    expect(whole({ records: [record()], jobs })).toEqual(['doubled']);
  });

  it('must not have what AWS has not', () => {
    expect(whole({ records: [], jobs: [job()] })).toEqual(['lost']);
  });

  it('must have the state that AWS has, also of old exports', () => {
    expect(whole({ records: [record('failed')], jobs: [job()] })).toEqual(['wrong state']);
  });

  it('tell of an export that nobody asked for', () => {
    const stranger = { ...record(), mark: 'nobody' };
    expect(whole({ records: [stranger], jobs: [] })).toEqual(['doubled']);
  });
});
