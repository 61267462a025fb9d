import { describe, expect, it } from 'vitest';
import { aReport, aTable, connection, orders } from '../../../test/fakes/samples.ts';
import type { Job, JobReport } from '../jobs/job.ts';
import { PastRuns } from '../jobs/pastRuns.ts';
import { estimatedEnd, remainingText } from './estimate.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 21, 12);

const jobOf = (startedAt: number, changes: Partial<JobReport> = {}): Job => {
  const report = { ...aReport(orders, startedAt, `of ${startedAt}`), ...changes };
  const { arn, kind, source, state } = report;
  return { id: arn, arn, kind, connection, source, state, startedAt, report };
};

const earlier = (took: number, changes: Partial<JobReport> = {}): Job => {
  const startedAt = now - 48 * hour - took;
  return jobOf(startedAt, { state: 'completed', endedAt: startedAt + took, ...changes });
};

/** What is said of an export that started so long ago, after such earlier ones. */
function said(elapsed: number, jobs: readonly Job[], running: Partial<JobReport> = {}) {
  return remainingText(estimatedEnd(jobOf(now - elapsed, running), new PastRuns(jobs)), now);
}

describe('the estimate from earlier exports of the source', () => {
  it.each([
    ['the one in the middle of three', [10, 20, 300], 8, 'about 12 min left (estimate)'],
    ['the mean of two', [10, 30], 8, 'about 12 min left (estimate)'],
    ['the mean of the two in the middle', [1, 10, 30, 900], 8, 'about 12 min left (estimate)'],
    ['hours', [180, 180], 30, 'about 2 h 30 min left (estimate)'],
    ['less than a minute', [20, 20], 19.5, 'less than 1 min left (estimate)'],
  ])('goes by %s', (_, minutes, elapsed, text) => {
    const jobs = minutes.map((took) => earlier(took * minute));
    expect(said(elapsed * minute, jobs)).toBe(text);
  });

  it('is silent once it is overdue', () => {
    const jobs = [earlier(20 * minute), earlier(20 * minute)];
    expect(said(20 * minute, jobs)).toBeUndefined();
    expect(said(3 * hour, jobs)).toBeUndefined();
  });

  it('is not made of one export', () => {
    expect(said(minute, [earlier(20 * minute)])).toBeUndefined();
  });

  it.each([
    ['failed', earlier(20 * minute, { state: 'failed' })],
    ['was of another table', { ...earlier(20 * minute), source: aTable('sessions') }],
    ['was of another type', earlier(20 * minute, { exportType: 'incremental' })],
    ['ended at a time that nobody knows', jobOf(now - 48 * hour, { state: 'completed' })],
  ])('does not count one that %s', (_, other) => {
    expect(said(minute, [earlier(20 * minute), other, other])).toBeUndefined();
  });

  it('goes by the newest ten', () => {
    const jobs = [20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 900, 900, 900];
    expect(
      said(
        8 * minute,
        jobs.map((took) => earlier(took * minute)),
      ),
    ).toContain('12 min');
  });

  it.each(['canceling', 'completed', 'failed'] as const)(
    'says nothing of one that is %s',
    (state) => {
      const jobs = [earlier(20 * minute), earlier(20 * minute)];
      expect(said(8 * minute, jobs, { state })).toBeUndefined();
    },
  );
});

describe('the estimate from what RDS tells', () => {
  const task = (
    percent: number,
    status: string,
    changedAt: number | undefined,
    age = hour,
  ): Job => {
    const job = jobOf(now - age, { kind: 'rds-database', percent, status });
    return changedAt === undefined ? job : { ...job, changedAt };
  };
  const saidOf = (job: Job, jobs: readonly Job[] = []) =>
    remainingText(estimatedEnd(job, new PastRuns(jobs)), now);

  it('goes on as the export did so far', () => {
    expect(saidOf(task(75, 'IN_PROGRESS', now))).toBe('about 20 min left (estimate)');
  });

  it('becomes less between two looks, never more', () => {
    expect(saidOf(task(75, 'IN_PROGRESS', now - 6 * minute))).toBe('about 12 min left (estimate)');
  });

  it.each([
    ['while it starts', task(50, 'STARTING', now)],
    ['while it starts, in small letters', task(50, 'starting', now)],
    ['at 0 %', task(0, 'IN_PROGRESS', now)],
    ['at 1 %, which may be anything', task(1, 'IN_PROGRESS', now)],
    ['at 100 %, when only AWS knows what is left', task(100, 'IN_PROGRESS', now)],
    ['where it is not known when that was', task(50, 'IN_PROGRESS', undefined)],
    ['where it started in the future, by our clock', task(50, 'IN_PROGRESS', now, -hour)],
  ])('says nothing %s', (_, job) => {
    expect(saidOf(job)).toBeUndefined();
  });

  it('comes before what earlier ones took', () => {
    const others = [earlier(9 * hour), earlier(9 * hour)].map((job): Job => {
      return { ...job, kind: 'rds-database' };
    });
    expect(saidOf(task(75, 'IN_PROGRESS', now), others)).toContain('20 min');
    expect(saidOf(task(0, 'STARTING', now), others)).toContain('8 h');
  });
});
