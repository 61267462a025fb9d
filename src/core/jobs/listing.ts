import type { CancelSignal, ExportGateway } from '../ports.ts';
import type { JobSummary } from './job.ts';

/**
 * The exports of a source, newest first, until those that started before `since`. A page is asked
 * for only when the one before was used up, so leaving the loop early saves calls.
 */
export async function* exportsOf(
  gateway: ExportGateway,
  sourceArn: string,
  since: number,
  signal?: CancelSignal,
): AsyncGenerator<JobSummary, void> {
  let next: string | undefined;
  do {
    const page = await gateway.list(sourceArn, next, signal);
    yield* page.items;
    const oldest = page.items.at(-1)?.startedAt;
    if (oldest !== undefined && oldest < since) return;
    next = page.next;
  } while (next !== undefined);
}
