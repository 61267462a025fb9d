import { connectionKey, connectionName } from '../../core/connection.ts';
import { explainError } from '../../core/insight/explain.ts';
import { commands } from '../contributions.ts';
import type { ExportLists } from './exportLists.ts';
import { errorNode, messageNode } from './nodeFactory.ts';
import type { ErrorNode, Node } from './nodes.ts';

type Retry = (lists: ExportLists) => void;

/**
 * Why exports are missing. Where several connections are in sight, each that failed has one row
 * with its name; where there is one, each of its services has.
 */
export function failureRows(all: readonly ExportLists[], retry: Retry): readonly Node[] {
  const [only, ...others] = all;
  if (only !== undefined && others.length === 0) return rowsOf(only, retry);
  return all.flatMap((lists) => together(rowsOf(lists, retry), lists));
}

function rowsOf(lists: ExportLists, retry: Retry): readonly ErrorNode[] {
  const { connection, failures } = lists;
  return failures.map(({ error, doing }, index) => {
    const row = errorNode({ error, doing, connection }, undefined, () => retry(lists));
    return { ...row, id: `${row.id}${index}` };
  });
}

/** One row says it all: the first failure in short, and each of them in a sentence. */
function together(
  [first, ...others]: readonly ErrorNode[],
  { connection, failures }: ExportLists,
): readonly ErrorNode[] {
  if (first === undefined) return [];
  const messages = failures.map(({ error, doing }) => explainError(error, doing).message);
  const headline = others.length === 0 ? first.headline : `${first.headline}, and more`;
  return [
    {
      ...first,
      id: `#error ${connectionKey(connection)}`,
      headline,
      explained: { ...first.explained, message: messages.join(' ') },
      isNamed: true,
    },
  ];
}

/** What is still being read when others have been shown. */
export function pendingRows(all: readonly ExportLists[]): readonly Node[] {
  const names = all
    .filter(({ isLoading }) => isLoading)
    .map(({ connection }) => connectionName(connection));
  if (names.length === 0) return [];
  return [messageNode({ label: 'Reading…', description: names.join(', '), isBusy: true })];
}

/** Nobody should think that there are no exports where there is a filter. */
export function hiddenRows(all: number, shown: number): readonly Node[] {
  if (shown > 0 || all === 0) return [];
  const label = all === 1 ? 'The filter hides 1 export' : `The filter hides ${all} exports`;
  return [messageNode({ label, description: 'clear it', command: commands.clearExportFilter })];
}

export const noExports = messageNode({
  label: 'No exports in the last 90 days',
  description: 'right-click a table, snapshot or domain to start one',
});
