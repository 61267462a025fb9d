import type { Connection } from '../../core/connection.ts';
import type { Ledger } from '../../core/jobs/ledger.ts';
import type { JobSummary } from '../../core/jobs/job.ts';
import { unwatched } from './entries.ts';

/** Hands the running exports that a list brought up to the ledger, so that they are watched. */
export async function adoptRunning(
  ledger: Pick<Ledger, 'adopt' | 'jobs'>,
  connection: Connection,
  summaries: readonly JobSummary[],
): Promise<void> {
  for (const summary of unwatched(summaries, ledger.jobs())) {
    await ledger.adopt(connection, summary);
  }
}
