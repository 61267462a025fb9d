import { capitalized, formatCount, oneLine } from '../format/text.ts';
import { groupBy } from '../lib/groupBy.ts';
import { isRecord } from '../lib/json.ts';

/** One entry of a list in a WarningMessage; AWS documents only `reason`. */
interface Note {
  readonly name?: string;
  readonly reason?: string;
}

/** What the lists of a WarningMessage are about, in the singular and the plural. */
const skipped: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['skippedTables', ['table', 'tables']],
  ['skippedObjectives', ['part', 'parts']],
]);

/** Reasons that "Monitoring snapshot exports" and "Troubleshooting" name; AWS has no list. */
const reasons = {
  PERMISSIONS_DO_NOT_EXIST:
    'the master user may not read the tables; grant it all privileges on them, then export a new snapshot',
  FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE:
    'AWS could not list the tables of a database, which may be missing from the export',
} as const satisfies Readonly<Record<string, string>>;

/** A reason of a warning that is known here. */
export type WarningReason = keyof typeof reasons;

const isKnown = (reason: string): reason is WarningReason => Object.hasOwn(reasons, reason);

const mostNames = 5;

/**
 * The WarningMessage of an RDS export task for people: what was skipped and why, a sentence for
 * each reason. Undefined where it warns of nothing; a text of another form is shown as it is.
 */
export function explainWarning(warning: string | undefined): string | undefined {
  const sentences = listsOf(warning).flatMap(([list, value]) => sentencesOf(list, value));
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** The reasons of a WarningMessage that are known here, each once. */
export function warningReasons(warning: string | undefined): readonly WarningReason[] {
  const notes = listsOf(warning).flatMap(([list, value]) => notesOf(list, value));
  return [...new Set(notes.flatMap(({ reason = '' }) => (isKnown(reason) ? [reason] : [])))];
}

type List = readonly [name: string, value: unknown];

function listsOf(warning: string | undefined): readonly List[] {
  const content = readJson(warning?.trim() ?? '');
  return Object.entries(isRecord(content) ? content : { general: content });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function sentencesOf(list: string, value: unknown): readonly string[] {
  const byReason = [...groupBy(notesOf(list, value), ({ reason = '' }) => reason)];
  return byReason.map(([reason, group]) => sentenceOf(reason, group, skipped.get(list)));
}

function notesOf(list: string, value: unknown): readonly Note[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter(isTelling).map((item) => toNote(item, skipped.has(list)));
}

function isTelling(item: unknown): boolean {
  if (isRecord(item)) return Object.values(item).some(isTelling);
  return item !== null && item !== undefined && item !== '';
}

/** A bare text names what was skipped, or else is the reason; all texts of an entry name it. */
function toNote(item: unknown, names: boolean): Note {
  if (!isRecord(item)) return names ? { name: toText(item) } : { reason: toText(item) };
  const { reason, ...rest } = item;
  const name = Object.values(rest).filter(isTelling).map(toText).join('.');
  return { ...(name !== '' && { name }), ...(isTelling(reason) && { reason: toText(reason) }) };
}

function sentenceOf(
  reason: string,
  notes: readonly Note[],
  subject: readonly [one: string, many: string] | undefined,
): string {
  const names = notes.flatMap(({ name }) => name ?? []);
  const why = isKnown(reason) ? reasons[reason] : reason && `AWS says ${reason}`;
  if (subject === undefined) return `${capitalized(why || 'AWS warns')}${listed(names)}.`;
  const [one, many] = subject;
  const count = notes.length === 1 ? `1 ${one}` : `${formatCount(notes.length)} ${many}`;
  return `Skipped ${count}${listed(names)}${why && `: ${why}`}.`;
}

/** ` (a, b)`, nothing for none, and only the first of many. */
function listed(names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length - mostNames;
  const rest = more > 0 ? [`and ${formatCount(more)} more`] : [];
  return ` (${[...names.slice(0, mostNames), ...rest].join(', ')})`;
}

function toText(value: unknown): string {
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value));
}
