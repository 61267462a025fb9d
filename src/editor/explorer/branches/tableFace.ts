import { tableConsoleUrl } from '../../../core/grammar/console.ts';
import { describeTable } from '../../../core/insight/describe.ts';
import { explainError } from '../../../core/insight/explain.ts';
import { tableRows } from '../../../core/insight/rows.ts';
import type { AwsAccess, CancelSignal } from '../../../core/ports.ts';
import type { Subject, TableDetails, Thing } from '../nodes.ts';
import type { Tooltip } from '../tooltip.ts';
import type { Face } from './branch.ts';

/** How tables look. */
export const tableFace: Face<'table'> = {
  service: 'dynamodb',
  row: ({ name, known }) => {
    const { table, recovery, missing } = known;
    const description = missing ? 'deleted' : table && describeTable(table, recovery);
    return {
      label: name,
      ...(description !== undefined && { description }),
      icon: { id: 'table' },
      contextValue: tableFlags(known),
      expands: 'collapsed',
      accessibilityLabel: [`${name}, table`, ...(description?.split(' · ') ?? [])].join(', '),
    };
  },
  tooltip,
  arn: async ({ name, known }: Subject<'table'>, { tables }) =>
    known.table?.arn ?? (await tables.describeTable(name)).arn,
  consoleUrl: tableConsoleUrl,
};

/** What a table can be asked for, as the menus name it; what is not known yet is offered. */
function tableFlags({ table, recovery, missing }: TableDetails): string {
  if (missing) return 'table named';
  const exportable = table === undefined || exportableStatuses.has(table.status);
  const flags = ['table', ...(exportable ? ['exportable', 'backupable'] : [])];
  if (recovery?.status === 'on') flags.push('recoveryOn');
  if (recovery?.status === 'off') flags.push('recoveryOff');
  return [...flags, 'named', 'arn', 'console'].join(' ');
}

/** A table is exported from its continuous backups, which a change of its settings leaves be. */
const exportableStatuses: ReadonlySet<string> = new Set(['ACTIVE', 'UPDATING']);

async function tooltip(
  { name }: Thing<'table'>,
  { tables }: AwsAccess,
  signal: CancelSignal,
): Promise<Tooltip> {
  const [table, recovery] = await Promise.allSettled([
    tables.describeTable(name, signal),
    tables.describeRecovery(name, signal),
  ]);
  if (table.status === 'rejected') throw table.reason;
  if (recovery.status === 'fulfilled') {
    return { title: name, facts: tableRows(table.value, recovery.value) };
  }
  const { message } = explainError(recovery.reason, 'read its point-in-time recovery');
  return { title: name, facts: tableRows(table.value), note: message };
}
