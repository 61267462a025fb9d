import { statusName } from '../format/names.ts';
import { formatSpan } from '../format/moment.ts';
import {
  formatAge,
  formatBytes,
  formatCount,
  formatElapsed,
  formatItems,
  formatPercent,
} from '../format/text.ts';
import { isUnderWay, type JobReport, type JobSummary } from '../jobs/job.ts';
import type { Recovery, Table } from '../sources.ts';
import { explainWarning } from './exportWarning.ts';
import { joined, maybe } from './parts.ts';

/** What matters of a table beside its name: `creating · PITR off`, `PITR on · 41.2 GB`. */
export function describeTable(table: Table, recovery?: Recovery): string {
  return joined([
    table.status === 'ACTIVE' ? undefined : statusName(table.status),
    recovery && recovery.status !== 'unknown' ? `PITR ${recovery.status}` : undefined,
    maybe(table.sizeBytes, formatBytes),
  ]);
}

/**
 * What became of a job by `now` (epoch milliseconds): `running · 43 % · 12 GB · 8 min`,
 * `completed · 2 h · 1,204,311 items`, `failed · 1 d · S3AccessDenied`, and for a part of a table
 * its window and `filtered`. Only a report knows items, code and part; without one the age counts
 * from the start.
 */
export function describeReport(given: JobSummary | JobReport, now: number): string {
  const report = wholeOf(given);
  const outcome = isUnderWay(report.state) ? progressOf(report, now) : endOf(report, now);
  return joined([describeState(report), ...outcome, ...partOf(report)]);
}

/**
 * The state in a word: AWS's own where it tells more than ours does, such as `starting` of an RDS
 * task, `pending` of a SimpleDB export and words that are new to us. Some servers write them small.
 */
export function describeState({ state, status }: JobReport): string {
  if (state !== 'running' || status === undefined) return state;
  return status.toUpperCase() === 'IN_PROGRESS' ? state : statusName(status);
}

/** Some lists tell as much as a look at the job does, unless their state has moved on since. */
function wholeOf(given: JobSummary | JobReport): JobReport {
  const report = 'report' in given ? given.report : undefined;
  return report?.state === given.state ? report : given;
}

type Parts = readonly (string | undefined)[];

/** RDS alone tells how far it is, and nothing but 0 while it starts. */
function progressOf({ percent, extractedGb, startedAt }: JobReport, now: number): Parts {
  const isMoving = percent !== undefined && (percent > 0 || (extractedGb ?? 0) > 0);
  return [
    isMoving ? formatPercent(percent) : undefined,
    isMoving ? sizeOf(extractedGb) : undefined,
    maybe(startedAt, (start) => formatElapsed(now - start)),
  ];
}

function endOf(report: JobReport, now: number): Parts {
  const age = maybe(report.endedAt ?? report.startedAt, (moment) => formatAge(now - moment));
  if (report.state !== 'completed') return [age, report.failure?.code];
  return [
    age,
    maybe(report.itemCount, formatItems),
    sizeOf(report.extractedGb) ?? maybe(report.sizeBytes, formatBytes),
    explainWarning(report.warning) === undefined ? undefined : 'with a warning',
  ];
}

/** RDS counts whole GB: 0 is no size, only less than one. */
function sizeOf(extractedGb: number | undefined): string | undefined {
  return extractedGb === undefined || extractedGb === 0
    ? undefined
    : `${formatCount(extractedGb)} GB`;
}

function partOf({ window, filtered }: JobReport): Parts {
  return [window && formatSpan(window.from, window.to), filtered === true ? 'filtered' : undefined];
}
