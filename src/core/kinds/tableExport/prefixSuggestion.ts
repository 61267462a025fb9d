import { formatLocalDate } from '../../format/moment.ts';
import type { TableExportDraft, TableExportFacts } from '../tableExport.ts';
import { resolveWindow, timeOf, type WindowChoice } from './exportWindow.ts';

/**
 * A prefix of its own for the export: the day for a full one, the window for an incremental one, as
 * AWS puts the files of all incremental exports under one prefix into the same `data` folder.
 */
export function suggestedPrefix(
  choice: WindowChoice & Pick<TableExportDraft, 'exportType'>,
  facts: TableExportFacts,
): string {
  const { name } = facts.table;
  if (choice.exportType === 'full') return `${name}/${formatLocalDate(timeOf(facts))}`;
  const window = resolveWindow(choice, facts);
  const folder = `${name}/incremental`;
  return window === undefined ? folder : `${folder}/${stamp(window.from)}--${stamp(window.to)}`;
}

/** Whether a prefix can only be one that was suggested for this table, at whatever time. */
export function wasSuggested(prefix: string, { table }: TableExportFacts): boolean {
  if (!prefix.startsWith(`${table.name}/`)) return false;
  return suggestion.test(prefix.slice(table.name.length + 1));
}

const suggestion = /^(?:\d{4}-\d\d-\d\d|incremental(?:\/\d{8}T\d{6}Z--\d{8}T\d{6}Z)?)$/;

/** ISO 8601 in UTC without characters that need care in S3 keys, such as `20261121T115500Z`. */
function stamp(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
