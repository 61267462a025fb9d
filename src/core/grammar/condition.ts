import { tokenise, type Reading, type Token } from './expression.ts';
import { readTokens, type Path, type TokenReader } from './tokenReader.ts';

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly alias: string }
  | { readonly kind: 'size'; readonly path: Path };

/** A condition as DynamoDB understands it; comparators and names of functions as AWS writes them. */
export type Condition =
  | {
      readonly kind: 'comparison';
      readonly operator: string;
      readonly operands: readonly Operand[];
    }
  | { readonly kind: 'between'; readonly operands: readonly Operand[] }
  | { readonly kind: 'in'; readonly operands: readonly Operand[] }
  | { readonly kind: 'function'; readonly name: string; readonly operands: readonly Operand[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition };

/** How many operands a function takes; their names are case-sensitive. */
const functions: ReadonlyMap<string, number> = new Map([
  ['attribute_exists', 1],
  ['attribute_not_exists', 1],
  ['attribute_type', 2],
  ['begins_with', 2],
  ['contains', 2],
]);

/** The most operands that DynamoDB takes after IN: "Expression parameters" of its quotas. */
const maxOptions = 100;

/** Far beyond what people write, and still no danger for the stack. */
const maxDepth = 100;

/** Reads a key condition or a filter. */
export function parseCondition(expression: string): Reading<Condition> {
  const tokens = tokenise(expression);
  if (!tokens.ok) return tokens;
  if (depthOf(tokens.value) > maxDepth) return { ok: false, fault: 'its brackets are too deep' };
  if (hasDoubleBrackets(tokens.value)) {
    return { ok: false, fault: 'AWS refuses brackets directly inside brackets' };
  }
  return readTokens(tokens.value, either);
}

/** Reads a projection: paths with commas between them. */
export function parseProjection(expression: string): Reading<readonly Path[]> {
  const tokens = tokenise(expression);
  if (!tokens.ok) return tokens;
  return readTokens(tokens.value, (reader) => list(reader, (one) => one.path()));
}

function depthOf(tokens: readonly Token[]): number {
  let [depth, deepest] = [0, 0];
  for (const { text } of tokens) {
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Brackets of functions and of IN need not be counted: they are no group. */
function hasDoubleBrackets(tokens: readonly Token[]): boolean {
  return tokens.some((_, index) => {
    const inner = tokens.slice(index + 1);
    if (!opensGroup(tokens, index) || inner[0]?.text !== '(') return false;
    return inner[closing(inner) + 1]?.text === ')';
  });
}

function opensGroup(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const isList = before?.kind === 'function' || before?.text.toUpperCase() === 'IN';
  return tokens[index]?.text === '(' && !isList;
}

function either(reader: TokenReader): Condition {
  return chain(reader, 'OR', both);
}

function both(reader: TokenReader): Condition {
  return chain(reader, 'AND', negated);
}

function chain(
  reader: TokenReader,
  word: 'AND' | 'OR',
  read: (reader: TokenReader) => Condition,
): Condition {
  const first = read(reader);
  const parts = [first];
  while (reader.take(word)) parts.push(read(reader));
  return parts.length === 1 ? first : { kind: word === 'AND' ? 'and' : 'or', parts };
}

function negated(reader: TokenReader): Condition {
  return reader.take('NOT') ? { kind: 'not', part: negated(reader) } : single(reader);
}

function single(reader: TokenReader): Condition {
  if (opensCondition(reader.rest())) {
    reader.expect('(');
    const inner = either(reader);
    reader.expect(')');
    return inner;
  }
  const token = reader.peek();
  if (token?.kind === 'function' && token.text !== 'size') return call(reader);
  return relation(reader, operand(reader));
}

/** Whether brackets hold a condition; those around an operand hold nothing that relates two. */
function opensCondition(tokens: readonly Token[]): boolean {
  return tokens[0]?.text === '(' && tokens.slice(0, closing(tokens)).some(isOfCondition);
}

/** The index of the bracket that closes the first one, or the end. */
function closing(tokens: readonly Token[]): number {
  let depth = 0;
  const found = tokens.findIndex(({ text }) => {
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    return depth === 0;
  });
  return found === -1 ? tokens.length : found;
}

function isOfCondition({ kind, text }: Token): boolean {
  return kind === 'comparator' || kind === 'keyword' || (kind === 'function' && text !== 'size');
}

function call(reader: TokenReader): Condition {
  const name = reader.peek()?.text ?? '';
  const count = functions.get(name);
  if (count === undefined) return reader.refuse('a function of DynamoDB');
  reader.takeKind('function');
  const operands = bracketed(reader);
  if (operands.length !== count)
    return reader.refuse(`${name} with ${operandsOf(count)} before this`);
  return { kind: 'function', name, operands };
}

const operandsOf = (count: number): string => (count === 1 ? '1 operand' : `${count} operands`);

function relation(reader: TokenReader, left: Operand): Condition {
  const operator = reader.takeKind('comparator');
  if (operator !== undefined) {
    return { kind: 'comparison', operator, operands: [left, operand(reader)] };
  }
  if (reader.take('BETWEEN')) {
    const low = operand(reader);
    reader.expect('AND');
    return { kind: 'between', operands: [left, low, operand(reader)] };
  }
  if (!reader.take('IN')) return reader.refuse('a comparison');
  const options = bracketed(reader);
  if (options.length > maxOptions)
    return reader.refuse(`IN with up to ${maxOptions} operands before this`);
  return { kind: 'in', operands: [left, ...options] };
}

function operand(reader: TokenReader): Operand {
  if (reader.take('(')) {
    const inner = operand(reader);
    reader.expect(')');
    return inner;
  }
  const alias = reader.takeKind('valueAlias');
  if (alias !== undefined) return { kind: 'value', alias };
  return reader.peek()?.text === 'size' ? sizeOf(reader) : { kind: 'path', path: reader.path() };
}

function sizeOf(reader: TokenReader): Operand {
  reader.takeKind('function');
  reader.expect('(');
  const path = reader.path();
  reader.expect(')');
  return { kind: 'size', path };
}

function bracketed(reader: TokenReader): readonly Operand[] {
  reader.expect('(');
  const operands = list(reader, operand);
  reader.expect(')');
  return operands;
}

function list<T>(reader: TokenReader, read: (reader: TokenReader) => T): readonly T[] {
  const items = [read(reader)];
  while (reader.take(',')) items.push(read(reader));
  return items;
}
