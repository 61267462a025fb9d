import { statusName } from '../format/names.ts';
import { formatSpan } from '../format/moment.ts';
import { formatAge, formatBytes, formatCount, formatElapsed } from '../format/text.ts';
import type { JobReport, JobSummary } from '../jobs/job.ts';
import type { Recovery, Table } from '../sources.ts';

/** What matters of a table beside its name: `creating · PITR off`, `PITR on · 41.2 GB`. */
export function describeTable(table: Table, recovery?: Recovery): string {
  return joined([
    table.status === 'ACTIVE' ? undefined : statusName(table.status),
    recovery && recovery.status !== 'unknown' ? `PITR ${recovery.status}` : undefined,
    table.sizeBytes === undefined ? undefined : formatBytes(table.sizeBytes),
  ]);
}

/**
 * What became of an export by `now` (epoch milliseconds): `running · 3 min`,
 * `completed · 2 h · 1,204,311 items`, `failed · 1 d · S3AccessDenied`, and for a part of a table
 * its window and `filtered`. Only a whole report knows items, code and part; without one the age
 * counts from the start.
 */
export function describeReport(report: JobSummary | JobReport, now: number): string {
  const { state, startedAt } = report;
  const whole = 'bucket' in report ? report : undefined;
  const since = (moment: number | undefined, format: (milliseconds: number) => string) =>
    moment === undefined ? undefined : format(now - moment);
  if (state === 'running')
    return joined([state, since(startedAt, formatElapsed), ...partOf(whole)]);
  return joined([
    state,
    since(whole?.endedAt ?? startedAt, formatAge),
    state === 'completed' ? itemsOf(whole) : whole?.failure?.code,
    ...partOf(whole),
  ]);
}

function partOf(report: JobReport | undefined): readonly (string | undefined)[] {
  const window = report?.window;
  return [
    window && formatSpan(window.from, window.to),
    report?.filtered === true ? 'filtered' : undefined,
  ];
}

function itemsOf(report: JobReport | undefined): string | undefined {
  if (report?.itemCount === undefined) return undefined;
  return report.itemCount === 1 ? '1 item' : `${formatCount(report.itemCount)} items`;
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}
