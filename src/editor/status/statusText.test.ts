import { describe, expect, it } from 'vitest';
import { jobOf, reportOf } from '../../../test/fakes/jobs.ts';
import { aReport, aTable, connection } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import type { Job } from '../../core/jobs/job.ts';
import { statusText, type Watching } from './statusText.ts';

const now = Date.UTC(2026, 10, 21, 12);
const job = (table: string, state: Job['state'], minutes: number): Job => ({
  id: table,
  kind: 'dynamodb-table',
  connection,
  source: aTable(table),
  state,
  startedAt: now - minutes * 60_000,
});

const well: Watching = { problem: undefined, problemOf: () => undefined };
/** Watching, but for the jobs of these tables. */
const ill = (problem: ExportError, ...tables: readonly string[]): Watching => ({
  problem,
  problemOf: ({ source }) => (tables.includes(source.name) ? problem : undefined),
});

/** An export of a table that took so many minutes. */
const ended = (table: string, minutes: number): Job => {
  const startedAt = now - (60 + minutes) * 60_000;
  const { arn, ...report } = aReport(aTable(table), startedAt, `${table} ${minutes}`);
  const endedAt = startedAt + minutes * 60_000;
  return {
    ...{ ...job(table, 'completed', 60 + minutes), id: arn, arn },
    report: { ...report, arn, state: 'completed', endedAt },
  };
};

describe('statusText', () => {
  it('says nothing when nothing runs', () => {
    expect(statusText([job('orders', 'completed', 3)], well, now)).toBeUndefined();
    expect(statusText([], ill(new ExportError('network')), now)).toBeUndefined();
  });

  it('counts what runs and says for how long, without a percentage', () => {
    const jobs = [job('orders', 'running', 3), job('sessions', 'launching', 0)];
    expect(statusText(jobs, well, now)).toEqual({
      text: '$(sync~spin) 2 exports · 3 min',
      accessibilityLabel: '2 exports running, 3 min',
      lines: [
        'orders · running · 3 min · acme-data · eu-west-1',
        'sessions · starting · 0 s · acme-data · eu-west-1',
      ],
    });
    expect(statusText([job('orders', 'running', 3)], well, now)?.text).toContain('1 export ·');
  });

  it('says how far an RDS task is, and counts backups apart', () => {
    const report = reportOf('rds-database', now, { percent: 45 });
    const jobs = [
      jobOf('rds-database', 'running', { report, startedAt: now - 180_000 }),
      jobOf('rds-database', 'canceling', { startedAt: now }),
      jobOf('dynamodb-backup', 'running', { startedAt: now }),
    ];
    expect(statusText(jobs, well, now)).toMatchObject({
      text: '$(sync~spin) 2 exports, 1 backup · 3 min',
      lines: [
        'shop-2026-11-20 · running · 45 % · 3 min · acme-data · eu-west-1',
        'shop-2026-11-20 · canceling · 0 s · acme-data · eu-west-1',
        'orders · running · 0 s · acme-data · eu-west-1',
      ],
    });
  });

  it('estimates the rest from the earlier ones of a table, and calls it an estimate', () => {
    const { arn, ...report } = aReport(aTable('orders'), now - 180_000, 'running');
    const running = { ...job('orders', 'running', 3), arn, report: { ...report, arn } };
    const jobs = [running, ended('orders', 14), ended('orders', 16), ended('sessions', 90)];
    expect(statusText(jobs, well, now)?.lines).toEqual([
      'orders · running · 3 min · about 12 min left (estimate) · acme-data · eu-west-1',
    ]);
  });

  it('says that watching is paused, why, and that the exports go on', () => {
    const problem = new ExportError('credentials-expired', {
      profile: 'acme-data',
      signInWay: 'sso',
    });
    const status = statusText([job('orders', 'running', 3)], ill(problem, 'orders'), now);
    expect(status?.text).toBe('$(warning) 1 export · not watched · Sign in again (acme-data)');
    expect(status?.note).toMatch(
      /^Watching is paused until profile acme-data is signed in again; the exports themselves go on\. /,
    );
    expect(status?.note).toContain('aws sso login --profile acme-data');
    expect(status?.accessibilityLabel).toContain('until profile acme-data is signed in again');
  });

  it('signs in with a click where that is what the watching waits for', () => {
    const connected = { profile: 'acme-data', region: 'eu-west-1' };
    const of = (problem: ExportError) =>
      statusText([job('orders', 'running', 3)], ill(problem, 'orders'), now);
    const expired = new ExportError('credentials-expired', { ...connected, signInWay: 'sso' });
    expect(of(expired)?.note).toMatch(/Click to sign in\.$/);
    expect(of(expired)?.signIn).toEqual({
      connection: connected,
      signIn: { way: 'sso', profile: 'acme-data' },
    });
    const network = of(new ExportError('network', connected));
    expect(network).not.toHaveProperty('signIn');
    expect(network?.note).not.toContain('sign in');
  });

  it('says of how many, where others are watched', () => {
    const jobs = [job('orders', 'running', 3), job('sessions', 'running', 3)];
    const status = statusText(jobs, ill(new ExportError('network'), 'sessions'), now);
    expect(status?.text).toBe('$(warning) 2 exports · 1 not watched · AWS could not be reached');
  });
});
