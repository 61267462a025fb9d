import type { Job, JobReport, JobState } from '../../src/core/jobs/job.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import type { ExportEntry } from '../../src/editor/explorer/entries.ts';
import { firstReport } from './firstReport.ts';
import { requestOfKind, sources } from './requests.ts';
import { connection } from './samples.ts';

/** What AWS says of a job of this kind that began at `startedAt`, epoch milliseconds. */
export function reportOf(
  kind: KindId,
  startedAt: number,
  changes: Partial<JobReport> = {},
): JobReport {
  return { ...firstReport(requestOfKind(kind, 'token-1'), startedAt), ...changes };
}

/** A job of this kind as the ledger keeps it, which began at `startedAt`. */
export function jobOf(kind: KindId, state: JobState, changes: Partial<Job> = {}): Job {
  const { startedAt = 0 } = changes;
  return {
    ...{ id: 'token-1', kind, connection, source: sources[kind], state, startedAt },
    ...changes,
  };
}

/** A completed job of this kind as the views show it, which began at `startedAt`. */
export function entryOf(
  kind: KindId,
  startedAt: number,
  changes: Partial<ExportEntry> = {},
): ExportEntry {
  const { arn, exportType, source } = reportOf(kind, startedAt);
  return {
    ...{ id: 'token-1', kind, connection, source, exportType, arn, startedAt },
    state: 'completed',
    ...changes,
  };
}
