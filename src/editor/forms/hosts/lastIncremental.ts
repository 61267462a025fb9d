import type { JobSummary } from '../../../core/jobs/job.ts';
import { exportsOf } from '../../../core/jobs/listing.ts';
import type { CancelSignal, ExportGateway } from '../../../core/ports.ts';

/** A newer export can be of an older window, so a few are looked at; each costs a call. */
const candidates = 4;

/**
 * Where the newest completed incremental export of a table ended (exclusive), epoch milliseconds;
 * null where AWS lists none: it does so for 90 days. Throws ExportError.
 */
export async function lastIncrementalTo(
  gateway: ExportGateway,
  tableArn: string,
  signal?: CancelSignal,
): Promise<number | null> {
  const newest = await newestIncrementals(gateway, tableArn, signal);
  const reports = await Promise.all(newest.map(({ arn }) => gateway.describe(arn, signal)));
  const ends = reports.flatMap(({ window }) => (window === undefined ? [] : [window.to]));
  return ends.length === 0 ? null : Math.max(...ends);
}

async function newestIncrementals(
  gateway: ExportGateway,
  tableArn: string,
  signal: CancelSignal | undefined,
): Promise<readonly JobSummary[]> {
  const found: JobSummary[] = [];
  for await (const summary of exportsOf(gateway, tableArn, 0, signal)) {
    if (summary.exportType !== 'incremental' || summary.state !== 'completed') continue;
    found.push(summary);
    if (found.length === candidates) break;
  }
  return found;
}
