import { isExportError, type ErrorReason } from '../../core/errors.ts';
import type { CancelSignal, TableCatalog } from '../../core/ports.ts';
import type { TableDetails } from './nodes.ts';
import type { WorkOutcome } from './pacedQueue.ts';

/** What could be read of a table, and whether it is worth asking about the next one. */
export interface DetailsRead {
  readonly details: TableDetails;
  readonly outcome: WorkOutcome;
}

/** Reads state, size and point-in-time recovery. Never rejects: one may be allowed, one not. */
export async function readDetails(
  tables: TableCatalog,
  name: string,
  signal: CancelSignal,
): Promise<DetailsRead> {
  const [table, recovery] = await Promise.allSettled([
    tables.describeTable(name, signal),
    tables.describeRecovery(name, signal),
  ]);
  const reasons = [table, recovery].flatMap(reasonOf);
  if (reasons.includes('table-not-found')) return { details: { missing: true }, outcome: 'done' };
  return {
    details: {
      ...(table.status === 'fulfilled' && { table: table.value }),
      ...(recovery.status === 'fulfilled' && { recovery: recovery.value }),
    },
    outcome: outcomeOf(reasons),
  };
}

/** Reasons that every other table would meet as well. */
const hopeless: ReadonlySet<ErrorReason> = new Set([
  'cancelled',
  'credentials-expired',
  'credentials-missing',
  'network',
  'not-json',
  'timeout',
  'tls',
]);

function outcomeOf(reasons: readonly ErrorReason[]): WorkOutcome {
  if (reasons.some((reason) => hopeless.has(reason))) return 'stop';
  return reasons.includes('throttled') ? 'later' : 'done';
}

function reasonOf(result: PromiseSettledResult<unknown>): readonly ErrorReason[] {
  if (result.status === 'fulfilled') return [];
  return [isExportError(result.reason) ? result.reason.reason : 'unknown'];
}
