import { describe, expect, it } from 'vitest';
import { formatSpan } from '../format/moment.ts';
import type { JobReport, JobSummary } from '../jobs/job.ts';
import type { Table } from '../sources.ts';
import { describeReport, describeTable } from './describe.ts';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 21, 12);

const table: Table = {
  name: 'orders',
  arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  status: 'ACTIVE',
  tableClass: 'STANDARD',
  keys: [],
  indexes: [],
  deletionProtection: false,
};

describe('describeTable', () => {
  const on = { status: 'on', earliest: 0, latest: 0 } as const;

  it.each([
    [describeTable(table), ''],
    [describeTable({ ...table, sizeBytes: 41_200_000_000 }, on), 'PITR on · 41.2 GB'],
    [describeTable({ ...table, sizeBytes: 0 }, { status: 'off' }), 'PITR off · 0 B'],
    [describeTable({ ...table, status: 'CREATING' }), 'creating'],
  ])('is "%s"', (described, expected) => {
    expect(described).toBe(expected);
  });
});

describe('describeReport', () => {
  const undated: JobSummary = {
    arn: `${table.arn}/export/01768386924000-0a1b2c3d`,
    source: { service: 'dynamodb', arn: table.arn, name: 'orders' },
    state: 'completed',
    exportType: 'full',
  };
  const summary: JobSummary = { ...undated, startedAt: now - 3 * hour };
  const report: JobReport = { ...summary, bucket: 'acme-exports', endedAt: now - 2 * hour };
  const window = { from: now - 3 * hour, to: now - 2 * hour };
  const span = formatSpan(window.from, window.to);
  const failure = { code: 'S3AccessDenied' };

  it.each([
    [summary, 'completed · 3 h'],
    [undated, 'completed'],
    [{ ...report, itemCount: 1_204_311 }, 'completed · 2 h · 1,204,311 items'],
    [{ ...report, itemCount: 1 }, 'completed · 2 h · 1 item'],
    [{ ...summary, state: 'running', startedAt: now - 130 * minute }, 'running · 2 h 10 min'],
    [{ ...undated, state: 'running' }, 'running'],
    [{ ...report, state: 'failed', failure }, 'failed · 2 h · S3AccessDenied'],
    [{ ...summary, state: 'failed' }, 'failed · 3 h'],
    [{ ...report, window, itemCount: 2 }, `completed · 2 h · 2 items · ${span}`],
    [{ ...report, window, filtered: true }, `completed · 2 h · ${span} · filtered`],
    [
      { ...report, state: 'running', startedAt: now - minute, window, filtered: true },
      `running · 1 min · ${span} · filtered`,
    ],
  ] as const)('reads as a row of the tree', (given, expected) => {
    expect(describeReport(given, now)).toBe(expected);
  });
});
