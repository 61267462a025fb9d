import type { CancelSignal, TableCatalog } from '../../core/ports.ts';
import { outcomeOf, reasonsOf } from './fillOutcome.ts';
import type { TableDetails, Thing } from './nodes.ts';
import type { WorkOutcome } from './pacedQueue.ts';

/** Reads what the row of a table says; what cannot be read again at once is left as it is. */
export async function fillTable(
  table: Thing<'table'>,
  tables: TableCatalog,
  signal: CancelSignal,
): Promise<WorkOutcome> {
  const { details, outcome } = await readDetails(tables, table.name, signal);
  table.known = details.missing ? details : { ...table.known, ...details };
  return outcome;
}

/** What could be read of a table, and whether it is worth asking about the next one. */
interface DetailsRead {
  readonly details: TableDetails;
  readonly outcome: WorkOutcome;
}

/** Reads state, size and point-in-time recovery. Never rejects: one may be allowed, one not. */
async function readDetails(
  tables: TableCatalog,
  name: string,
  signal: CancelSignal,
): Promise<DetailsRead> {
  const [table, recovery] = await Promise.allSettled([
    tables.describeTable(name, signal),
    tables.describeRecovery(name, signal),
  ]);
  const reasons = reasonsOf([table, recovery]);
  if (reasons.includes('table-not-found')) return { details: { missing: true }, outcome: 'done' };
  return {
    details: {
      ...(table.status === 'fulfilled' && { table: table.value }),
      ...(recovery.status === 'fulfilled' && { recovery: recovery.value }),
    },
    outcome: outcomeOf(reasons),
  };
}
