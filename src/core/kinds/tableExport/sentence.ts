import { exportFormatName, viewTypeName } from '../../format/names.ts';
import { formatMoment } from '../../format/moment.ts';
import { exportRoot } from '../../grammar/s3.ts';
import { destination } from '../shared/destination.ts';
import { encrypted } from '../shared/encryption.ts';
import type { TableExportDraft, TableExportFacts, TableExportField } from '../tableExport.ts';
import { checkDraft } from './check.ts';
import { resolveWindow } from './exportWindow.ts';
import { filterSentences } from './filterSentences.ts';

/**
 * What a tidy draft will do, in one sentence and those of its filter, or what it still needs for
 * that.
 */
export function toSentence(draft: TableExportDraft, facts: TableExportFacts): string {
  const error = checkDraft(draft, facts).find(({ severity }) => severity === 'error');
  if (error === undefined) return outcome(draft, facts);
  return neededFor[error.code] ?? needed[error.field];
}

function outcome(draft: TableExportDraft, facts: TableExportFacts): string {
  const first = [
    ...(draft.exportType === 'full' ? state(draft, facts) : changes(draft, facts)),
    `as ${exportFormatName(draft.format)}`,
    `to ${destination(draft, exportRoot)}`,
    `${encrypted(draft)}.`,
  ].join(', ');
  return [first, ...filterSentences(draft)].join(' ');
}

function state(draft: TableExportDraft, { table }: TableExportFacts): readonly string[] {
  const what = draft.filtered ? 'a part' : 'all';
  return [`Exports ${what} of ${table.name} ${asOf(draft)}`];
}

function changes(draft: TableExportDraft, facts: TableExportFacts): readonly string[] {
  const what = draft.filtered ? 'a part of the changes' : 'all changes';
  const window = resolveWindow(draft, facts);
  const span = window
    ? ` from ${formatMoment(window.from)} (inclusive) to ${formatMoment(window.to)} (exclusive)`
    : '';
  return [`Exports ${what} to ${facts.table.name}${span}`, `with ${viewTypeName(draft.viewType)}`];
}

function asOf({ timeMode, moment }: TableExportDraft): string {
  return timeMode === 'latest' || moment === null
    ? 'as it is at the latest moment that AWS can restore'
    : `as it was at ${formatMoment(moment)}`;
}

const needed: Readonly<Record<TableExportField, string>> = {
  table: 'This table cannot be exported now.',
  bucket: 'Correct the bucket to see where the export goes.',
  bucketOwner: 'Correct the bucket owner to see where the export goes.',
  prefix: 'Correct the prefix to see where the export goes.',
  format: 'Choose a format to see what is exported.',
  moment: 'Choose a moment that AWS can restore to see what is exported.',
  window: 'Choose a window of time to see which changes are exported.',
  from: 'Correct the beginning of the window to see which changes are exported.',
  to: 'Correct the end of the window to see which changes are exported.',
  keyCondition: 'Correct the key condition to see what is exported.',
  filterExpression: 'Correct the filter to see what is exported.',
  projection: 'Correct the projection to see what is exported.',
  attributeNames: 'Correct the names of attributes to see what is exported.',
  attributeValues: 'Correct the values to see what is exported.',
  encryption: 'Choose an encryption to see how the export is encrypted.',
  kmsKeyId: 'Correct the KMS key to see how the export is encrypted.',
  clientToken: 'Correct the client token, which keeps the export from starting twice.',
};

/** Causes that have a way out of their own. */
const neededFor: Readonly<Record<string, string>> = {
  'recovery-off': 'Turn on point-in-time recovery to export this table.',
  'window-no-history': 'Wait until there are 15 minutes of changes, or make a full export.',
  'window-too-soon': 'Wait until there are 15 minutes of changes since the last export.',
  'window-gap': 'Make a full export: the changes since the last export are out of reach.',
  'filter-empty': 'Fill in the filter, or turn it off, to see what is exported.',
  'bucket-missing': 'Choose a bucket to see where the export goes.',
};
