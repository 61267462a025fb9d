import { attributeFault, attributeSize } from '../../grammar/attributeJson.ts';
import { aliasesIn, tokenise } from '../../grammar/expression.ts';
import type { Finding } from '../../grammar/finding.ts';
import { utf8Length } from '../../grammar/keyPrefix.ts';
import type { TableExportDraft } from '../tableExport.ts';
import { isReadable, maxNameBytes } from './expressionFinding.ts';
import { expressionNames, readObject, type ExpressionField } from './filterParts.ts';

/** AWS's limit of one value: "Filtering a table export". */
const maxValueBytes = 2 * 1024 * 1024;

/** What is wrong with ExpressionAttributeNames; AWS refuses undefined and unused ones alike. */
export function attributeNamesFinding(draft: TableExportDraft): Finding | undefined {
  if (!draft.filtered) return undefined;
  const names = readObject(draft.attributeNames);
  if (names === undefined) {
    return error('names-unreadable', 'Write the names as JSON, such as {"#s": "status"}.');
  }
  for (const [placeholder, name] of Object.entries(names)) {
    const finding = nameFinding(placeholder, name);
    if (finding !== undefined) return finding;
  }
  return usageFinding(draft, 'nameAlias', Object.keys(names));
}

/** What is wrong with ExpressionAttributeValues; AWS refuses undefined and unused ones alike. */
export function attributeValuesFinding(draft: TableExportDraft): Finding | undefined {
  if (!draft.filtered) return undefined;
  const values = readObject(draft.attributeValues);
  if (values === undefined) {
    return error('values-unreadable', 'Write the values as JSON, such as {":a": {"S": "text"}}.');
  }
  for (const [placeholder, value] of Object.entries(values)) {
    const finding = valueFinding(placeholder, value);
    if (finding !== undefined) return finding;
  }
  return usageFinding(draft, 'valueAlias', Object.keys(values));
}

function nameFinding(placeholder: string, name: unknown): Finding | undefined {
  if (!/^#\w+$/.test(placeholder)) {
    const message = `Write "${short(placeholder)}" as # with letters, digits and _ after it.`;
    return error('names-placeholder', message);
  }
  if (typeof name !== 'string' || name === '') {
    const message = `Give ${short(placeholder)} the name of an attribute, in quotes.`;
    return error('names-not-text', message);
  }
  if (utf8Length(name) <= maxNameBytes) return undefined;
  const message = `Correct ${short(placeholder)}: names of attributes have up to ${maxNameBytes} bytes.`;
  return error('names-too-long', message);
}

function valueFinding(placeholder: string, value: unknown): Finding | undefined {
  if (!/^:\w+$/.test(placeholder)) {
    const message = `Write "${short(placeholder)}" as : with letters, digits and _ after it.`;
    return error('values-placeholder', message);
  }
  const fault = attributeFault(value);
  if (fault !== undefined) return error('values-type', `Correct ${short(placeholder)}: ${fault}.`);
  if (attributeSize(value) <= maxValueBytes) return undefined;
  return error(
    'values-too-large',
    `Shorten ${short(placeholder)}: AWS takes values of up to 2 MB.`,
  );
}

function usageFinding(
  draft: TableExportDraft,
  kind: 'nameAlias' | 'valueAlias',
  defined: readonly string[],
): Finding | undefined {
  const used = placeholdersOf(draft, kind);
  const missing = used.find(({ placeholder }) => !defined.includes(placeholder));
  const prefix = kind === 'nameAlias' ? 'names' : 'values';
  if (missing !== undefined) {
    const { placeholder, field } = missing;
    const example = kind === 'nameAlias' ? '"attribute"' : '{"S": "text"}';
    const message = `Define ${placeholder}, such as {"${placeholder}": ${example}}: the ${expressionNames[field]} uses it.`;
    return error(`${prefix}-undefined`, message);
  }
  const unused = defined.find((one) => !used.some(({ placeholder }) => placeholder === one));
  if (unused === undefined || !areAllReadable(draft)) return undefined;
  const message = `Remove ${short(unused)}: no expression uses it, and AWS refuses what is not used.`;
  return error(`${prefix}-unused`, message);
}

interface Usage {
  readonly field: ExpressionField;
  readonly placeholder: string;
}

function placeholdersOf(
  draft: TableExportDraft,
  kind: 'nameAlias' | 'valueAlias',
): readonly Usage[] {
  return fields.flatMap((field) => {
    const tokens = tokenise(draft[field]);
    if (!tokens.ok) return [];
    return aliasesIn(tokens.value, kind).map((placeholder) => ({ field, placeholder }));
  });
}

/** In an expression that cannot be read, any placeholder may be meant. */
function areAllReadable(draft: TableExportDraft): boolean {
  return fields.every((field) => isReadable(field, draft));
}

const fields: readonly ExpressionField[] = ['keyCondition', 'filterExpression', 'projection'];

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function error(code: string, message: string): Finding {
  return { severity: 'error', code, message };
}
