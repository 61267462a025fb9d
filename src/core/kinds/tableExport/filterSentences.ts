import { oneLine } from '../../format/text.ts';
import { tokenise, type Token } from '../../grammar/expression.ts';
import type { AttributeJson, TableExportDraft } from '../tableExport.ts';
import { namesOf, valuesOf } from './filterParts.ts';

/**
 * What a filter leaves of an export, and which part of it lowers the bill: AWS reads only what the
 * key condition selects, and filters and projects after reading ("Filtering a table export").
 */
export function filterSentences(draft: TableExportDraft): readonly string[] {
  if (!draft.filtered) return [];
  const { keyCondition, filterExpression, projection } = draft;
  const say = (expression: string): string => inWords(expression, draft);
  const parts = [
    ...(keyCondition === '' ? [] : [`reads only items with ${say(keyCondition)}`]),
    ...(filterExpression === '' ? [] : [`writes only items with ${say(filterExpression)}`]),
    ...(projection === '' ? [] : [`writes only the attributes ${say(projection)}`]),
  ];
  return [`AWS ${listed(parts)}.`, billSentence(draft)];
}

/** Which part of a filter lowers the bill. */
export function billSentence(draft: TableExportDraft): string {
  const whole = draft.exportType === 'full' ? 'the whole table' : 'all changes in the window';
  if (draft.keyCondition === '') {
    return `This does not lower the bill: without a key condition AWS reads ${whole}.`;
  }
  const isOnly = draft.filterExpression === '' && draft.projection === '';
  return isOnly ? 'The key condition lowers the bill.' : 'Only the key condition lowers the bill.';
}

/** The expression on one line, with what its placeholders stand for. */
function inWords(expression: string, draft: TableExportDraft): string {
  const tokens = tokenise(expression);
  if (!tokens.ok) return oneLine(expression, 120);
  const [names, values] = [namesOf(draft), valuesOf(draft)];
  const meaning = ({ kind, text }: Token): string => {
    if (kind === 'nameAlias') return names[text] ?? text;
    return kind === 'valueAlias' ? valueText(values[text], text) : text;
  };
  let [words, end] = ['', 0];
  for (const token of tokens.value) {
    words += expression.slice(end, token.at) + meaning(token);
    end = token.at + token.text.length;
  }
  return oneLine(words, 120);
}

function valueText(value: AttributeJson | undefined, placeholder: string): string {
  if (value === undefined) return placeholder;
  const [type, content] = Object.entries(value)[0] ?? [];
  if (type === 'N' && typeof content === 'string') return content;
  return type === 'NULL' ? 'null' : JSON.stringify(content);
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
