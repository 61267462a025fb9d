import { parseCondition, parseProjection } from '../../grammar/condition.ts';
import {
  attributesIn,
  operatorCount,
  plainNamesIn,
  tokenise,
  type Reading,
  type Token,
} from '../../grammar/expression.ts';
import type { Finding } from '../../grammar/finding.ts';
import { utf8Length } from '../../grammar/keyPrefix.ts';
import { isReservedWord } from '../../grammar/reservedWords.ts';
import type { TableExportDraft, TableExportFacts } from '../tableExport.ts';
import { attributeOf, expressionNames, namesOf, type ExpressionField } from './filterParts.ts';
import { keyRuleFinding } from './keyRuleFinding.ts';

/** AWS's limits of each expression: "Filtering a table export". */
const maxExpressionBytes = 4096;
const maxOperators = 300;
export const maxNameBytes = 250;

/** What is wrong with the key condition, or that a filter has nothing in it. */
export function keyConditionFinding(
  draft: TableExportDraft,
  facts: TableExportFacts,
): Finding | undefined {
  if (!draft.filtered) return undefined;
  if (draft.keyCondition + draft.filterExpression + draft.projection === '') {
    const message =
      'Fill in a key condition, a filter or a projection, or turn the filter off to export everything.';
    return error('filter-empty', message);
  }
  return expressionFinding('keyCondition', draft) ?? keyRuleFinding(draft, facts.table.keys);
}

/** What is wrong with the filter; beside a key condition it may not name the key. */
export function filterExpressionFinding(
  draft: TableExportDraft,
  facts: TableExportFacts,
): Finding | undefined {
  if (!draft.filtered) return undefined;
  return expressionFinding('filterExpression', draft) ?? keyInFilterFinding(draft, facts);
}

/** What is wrong with the projection. */
export function projectionFinding(draft: TableExportDraft): Finding | undefined {
  return draft.filtered ? expressionFinding('projection', draft) : undefined;
}

/** Whether an expression is empty or can be read, apart from AWS's limits. */
export function isReadable(field: ExpressionField, draft: TableExportDraft): boolean {
  return draft[field] === '' || read(field, draft[field]).ok;
}

function read(field: ExpressionField, expression: string): Reading<unknown> {
  return field === 'projection' ? parseProjection(expression) : parseCondition(expression);
}

function expressionFinding(field: ExpressionField, draft: TableExportDraft): Finding | undefined {
  const expression = draft[field];
  if (expression === '') return undefined;
  const excess = utf8Length(expression) - maxExpressionBytes;
  if (excess > 0) {
    const message = `Shorten the ${expressionNames[field]} by ${excess === 1 ? '1 byte' : `${excess} bytes`}: AWS takes 4 KB.`;
    return error('expression-too-long', message);
  }
  const outcome = read(field, expression);
  if (!outcome.ok) {
    const message = `Correct the ${expressionNames[field]}: ${outcome.fault}.`;
    return error('expression-unreadable', message);
  }
  const tokens = tokenise(expression);
  if (!tokens.ok) return undefined;
  return namesFinding(tokens.value) ?? operatorsFinding(tokens.value);
}

function namesFinding(tokens: readonly Token[]): Finding | undefined {
  const names = plainNamesIn(tokens);
  const reserved = names.find(isReservedWord);
  if (reserved !== undefined) {
    const message = `Write #${reserved} instead of ${reserved} and define {"#${reserved}": "${reserved}"}: it is a reserved word of DynamoDB.`;
    return error('expression-reserved-word', message);
  }
  const long = names.find((name) => utf8Length(name) > maxNameBytes);
  if (long === undefined) return undefined;
  const message = `Correct ${long.slice(0, 20)}…: names of attributes have up to ${maxNameBytes} bytes.`;
  return error('expression-name-too-long', message);
}

function operatorsFinding(tokens: readonly Token[]): Finding | undefined {
  const count = operatorCount(tokens);
  if (count <= maxOperators) return undefined;
  const message = `Simplify this: it has ${count} operators and functions, and AWS takes ${maxOperators}.`;
  return error('expression-operators', message);
}

function keyInFilterFinding(
  draft: TableExportDraft,
  { table }: TableExportFacts,
): Finding | undefined {
  const tokens = tokenise(draft.filterExpression);
  if (draft.keyCondition === '' || !tokens.ok) return undefined;
  const names = namesOf(draft);
  const keys = table.keys.map(({ name }) => name);
  const used = attributesIn(tokens.value).map((part) => attributeOf(part, names));
  const key = used.find((attribute) => attribute !== undefined && keys.includes(attribute));
  if (key === undefined) return undefined;
  const message = `Move ${key} to the key condition: beside one, a filter may not name attributes of the key.`;
  return error('filter-names-key', message);
}

function error(code: string, message: string): Finding {
  return { severity: 'error', code, message };
}
