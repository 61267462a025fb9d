import { describe, expect, it } from 'vitest';
import { formatSpan } from '../format/moment.ts';
import type { JobReport, JobSummary } from '../jobs/job.ts';
import type { Table } from '../sources.ts';
import { describeReport, describeState, describeTable } from './describe.ts';

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
    kind: 'dynamodb-table',
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

describe('describeReport of an export task of RDS', () => {
  const task: JobReport = {
    kind: 'rds-database',
    arn: 'rds:eu-west-1:111122223333:task/shop-20261121',
    source: {
      service: 'rds',
      arn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:shop-nightly',
      name: 'shop-nightly',
    },
    state: 'running',
    status: 'IN_PROGRESS',
    exportType: 'full',
    startedAt: now - 8 * minute,
  };
  const ended: JobReport = { ...task, endedAt: now - 2 * hour, percent: 100, extractedGb: 1200 };
  const skipped = '{"skippedTables":["shop.public.orders"]}';

  it.each([
    [{ ...task, percent: 43, extractedGb: 12 }, 'running · 43 % · 12 GB · 8 min'],
    [{ ...task, percent: 7, extractedGb: 0 }, 'running · 7 % · 8 min'],
    [{ ...task, percent: 0, extractedGb: 0 }, 'running · 8 min'],
    [{ ...task, status: 'STARTING', percent: 0, extractedGb: 0 }, 'starting · 8 min'],
    [
      { ...task, state: 'canceling', status: 'CANCELING', percent: 43, extractedGb: 12 },
      'canceling · 43 % · 12 GB · 8 min',
    ],
    [{ ...ended, state: 'canceled', status: 'CANCELED' }, 'canceled · 2 h'],
    [{ ...ended, state: 'completed', status: 'COMPLETE' }, 'completed · 2 h · 1,200 GB'],
    [{ ...ended, state: 'completed', extractedGb: 0 }, 'completed · 2 h'],
    [
      { ...ended, state: 'completed', warning: skipped },
      'completed · 2 h · 1,200 GB · with a warning',
    ],
    [
      { ...ended, state: 'completed', warning: '{"skippedTables":[]}' },
      'completed · 2 h · 1,200 GB',
    ],
    [
      { ...ended, state: 'failed', status: 'FAILED', failure: { code: '', message: 'No.' } },
      'failed · 2 h',
    ],
  ] as const)('reads as a row of the tree', (report, expected) => {
    expect(describeReport(report, now)).toBe(expected);
  });

  it('takes what a list told with it, unless the state has moved on since', () => {
    const report = { ...task, percent: 43, extractedGb: 12 };
    expect(describeReport({ ...task, report }, now)).toBe('running · 43 % · 12 GB · 8 min');
    expect(describeReport({ ...task, state: 'completed', report }, now)).toBe('completed · 8 min');
  });
});

it.each([
  ['running', 'PENDING', 'pending'],
  ['running', 'in_progress', 'running'],
  ['running', 'CREATING', 'creating'],
  ['running', 'WAITING_FOR_CLONE', 'waiting for clone'],
  ['running', undefined, 'running'],
  ['completed', 'SUCCEEDED', 'completed'],
  ['completed', 'AVAILABLE', 'completed'],
] as const)('a job that is %s is shown with status %s as "%s"', (state, status, expected) => {
  const source = { service: 'simpledb', arn: 'arn', name: 'sessions' } as const;
  const report = {
    kind: 'simpledb-domain',
    arn: 'arn',
    source,
    state,
    exportType: 'full',
  } as const;
  expect(describeState({ ...report, ...(status && { status }) })).toBe(expected);
});

it('a backup is described by its size', () => {
  const report: JobReport = {
    kind: 'dynamodb-backup',
    arn: `${table.arn}/backup/01768386924000-0a1b2c3d`,
    source: { service: 'dynamodb', arn: table.arn, name: 'orders' },
    state: 'completed',
    exportType: 'backup',
    startedAt: now - 2 * hour,
    sizeBytes: 41_200_000_000,
  };
  expect(describeReport(report, now)).toBe('completed · 2 h · 41.2 GB');
});
