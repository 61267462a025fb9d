import { describe, expect, it } from 'vitest';
import { entryOf, jobOf, reportOf } from '../../../test/fakes/jobs.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { tableNode } from '../../../test/fakes/things.ts';
import { formatSpan } from '../../core/format/moment.ts';
import type { JobReport, JobState } from '../../core/jobs/job.ts';
import type { KindId } from '../../core/kinds/kind.ts';
import { entryOfJob, type ExportEntry } from './entries.ts';
import { exportNode } from './nodeFactory.ts';
import { toRow } from './rows.ts';

const now = Date.UTC(2026, 10, 21, 12);
const since = now - 180_000;

const row = (kind: KindId, changes: Partial<ExportEntry> = {}) =>
  toRow(exportNode(entryOf(kind, since, changes), [connection]), now);

/** The row of a job of which AWS says this. */
const told = (kind: KindId, changes: Partial<JobReport>) => {
  const report = reportOf(kind, since, changes);
  return row(kind, { state: report.state, exportType: report.exportType, report });
};

describe('the row of an export of a table', () => {
  it.each<[JobState, string]>([
    ['running', 'export running watched files arn console'],
    ['completed', 'export completed manifest again files arn console'],
    ['failed', 'export failed again ailing mendable files arn console'],
  ])('offers for a %s one what the menus look for', (state, contextValue) => {
    expect(row('dynamodb-table', { state }).contextValue).toBe(contextValue);
  });

  it('offers no ARN, console, files or manifest of an export that AWS refused', () => {
    const job = jobOf('dynamodb-table', 'rejected', { startedAt: since });
    const { contextValue, description } = toRow(exportNode(entryOfJob(job), [connection]), now);
    expect(contextValue).toBe('export rejected again ailing mendable');
    expect(description).toBe('full · refused · 3 min');
  });

  it('estimates the rest where it can, only while it runs, and calls it an estimate', () => {
    const estimated = { estimatedEnd: now + 720_000 };
    expect(row('dynamodb-table', { state: 'running', ...estimated })).toMatchObject({
      description: 'full · running · 3 min · about 12 min left (estimate)',
      accessibilityLabel: expect.stringContaining('about 12 min left (estimate)') as string,
    });
    expect(row('dynamodb-table', { state: 'running', estimatedEnd: now - 1 }).description).toBe(
      'full · running · 3 min',
    );
    expect(row('dynamodb-table', { state: 'completed', ...estimated }).description).toBe(
      'full · completed · 3 min',
    );
  });

  it('says completed as soon as a list says so, though the report still says running', () => {
    const report = reportOf('dynamodb-table', since);
    const { description } = row('dynamodb-table', { state: 'completed', report });
    expect(description).toBe('full · completed · 3 min');
  });

  it('offers an incremental export again too, but none of a type that is new to us', () => {
    const flags = (exportType: string) => row('dynamodb-table', { exportType }).contextValue;
    expect(flags('incremental')).toContain('again');
    expect(flags('DELTA_EXPORT')).not.toContain('again');
  });

  it('says the window of an incremental export, and that one is filtered', () => {
    const window = { from: now - 7_200_000, to: now - 3_600_000 };
    const { description } = told('dynamodb-table', {
      ...{ state: 'completed', exportType: 'incremental', window, filtered: true },
    });
    const span = formatSpan(window.from, window.to);
    expect(description).toBe(`incremental · completed · 3 min · ${span} · filtered`);
  });

  it('says where an export of another connection is', () => {
    const elsewhere = { profile: 'dev', region: 'us-east-1' };
    const { description } = row('dynamodb-table', { state: 'running', connection: elsewhere });
    expect(description).toBe('full · running · 3 min · dev · us-east-1');
  });

  it('is called by its type under its table', () => {
    const node = exportNode(entryOf('dynamodb-table', since), [connection], tableNode());
    expect(toRow(node, now)).toMatchObject({ label: 'Full', description: 'completed · 3 min' });
  });

  it('says of one that was given up that nobody watches it any more', () => {
    expect(row('dynamodb-table', { state: 'unwatched' }).description).toBe(
      'full · not watched any more · 3 min',
    );
  });
});

describe('the row of an RDS task', () => {
  it('says the service, and how far it is', () => {
    const progress = { status: 'IN_PROGRESS', percent: 45, extractedGb: 12 };
    expect(told('rds-database', progress)).toMatchObject({
      label: 'shop-2026-11-20',
      description: 'RDS · running · 45 % · 12 GB · 3 min',
      accessibilityLabel: 'shop-2026-11-20, RDS export, running, 45 %, 12 GB, 3 min',
    });
  });

  it('can be canceled while it runs, has a name and no ARN, and no manifest', () => {
    const flags = (state: JobState) => row('rds-database', { state }).contextValue;
    expect(flags('running')).toBe('export running cancelable watched files named console');
    expect(flags('canceling')).toBe('export canceling watched files named console');
    expect(flags('canceled')).toBe('export canceled again files named console');
    expect(flags('completed')).toBe('export completed again files named console');
  });

  it('warns in word and icon when it is complete and something was skipped', () => {
    const warning = JSON.stringify({ skippedTables: [{ tableName: 'a', reason: 'x' }] });
    expect(told('rds-database', { state: 'completed', warning })).toMatchObject({
      description: 'RDS · completed · 3 min · with a warning',
      icon: { id: 'warning' },
    });
    const nothing = JSON.stringify({ skippedTables: [], general: [] });
    expect(told('rds-database', { state: 'completed', warning: nothing }).icon?.id).toBe('pass');
  });

  it('says that only a part was asked for', () => {
    expect(told('rds-database', { exportType: 'partial' }).description).toContain('RDS partial');
  });
});

describe('the row of an export of a domain', () => {
  it('says the service and AWS’s word for the state', () => {
    expect(told('simpledb-domain', {}).description).toBe('SimpleDB · pending · 3 min');
  });

  it('has a manifest and an ARN, but no page in the AWS Console', () => {
    expect(row('simpledb-domain').contextValue).toBe('export completed manifest again files arn');
  });
});

describe('the row of a backup that was made from here', () => {
  it('says that it is one, and how large', () => {
    expect(told('dynamodb-backup', { state: 'completed', sizeBytes: 1_000_000 })).toMatchObject({
      label: 'orders',
      description: 'backup · completed · 3 min · 1 MB',
      accessibilityLabel: 'orders, backup, completed, 3 min, 1 MB',
    });
  });

  it('offers what fits a backup and nothing of an export', () => {
    const flags = (state: JobState) => row('dynamodb-backup', { state }).contextValue;
    expect(flags('running')).toBe('backup running watched arn console');
    expect(flags('completed')).toBe('backup completed backupable deletable arn console');
  });
});

describe('states', () => {
  it('are told by icons of different shapes, not by colour alone', () => {
    const states: readonly JobState[] = [
      ...(['running', 'canceling', 'completed', 'failed', 'canceled'] as const),
      ...(['rejected', 'unconfirmed', 'unwatched'] as const),
    ];
    const icons = states.map((state) => row('rds-database', { state }).icon?.id);
    expect(new Set(icons).size).toBe(states.length);
  });
});
