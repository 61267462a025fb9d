import type { AttributeValue, Item } from '../seed.ts';
import type { Path } from './condition.ts';
import { ExpressionError } from './expressionError.ts';
import type { Placeholders } from './placeholders.ts';
import { reservedWords } from './reservedWords.ts';
import type { Tokens } from './tokens.ts';

/** Reads a document path: names, `.` and a name in a map, `[0]` in a list. */
export function readPath(tokens: Tokens, placeholders: Placeholders): Path {
  const first = readName(tokens, placeholders);
  const rest: (string | number)[] = [];
  for (;;) {
    if (tokens.skip('.')) rest.push(readName(tokens, placeholders));
    else if (tokens.skip('[')) rest.push(readIndex(tokens));
    else return [first, ...rest];
  }
}

function readName(tokens: Tokens, placeholders: Placeholders): string {
  const { kind, text } = tokens.peek();
  if (kind !== 'word' && kind !== 'name') throw tokens.syntaxError();
  tokens.next();
  if (kind === 'name') return placeholders.name(text);
  if (!reservedWords.has(text.toUpperCase())) return text;
  throw new ExpressionError(`Attribute name is a reserved keyword; reserved keyword: ${text}`);
}

function readIndex(tokens: Tokens): number {
  if (tokens.peek().kind !== 'number') throw tokens.syntaxError();
  const index = Number(tokens.next().text);
  tokens.expect(']');
  return index;
}

/** The value at a path; undefined where the item has none there. */
export function valueAt(item: Item, [name, ...rest]: Path): AttributeValue | undefined {
  return rest.reduce<AttributeValue | undefined>(
    (value, part) => (value === undefined ? undefined : step(value, part)),
    item[name],
  );
}

function step(value: AttributeValue, part: string | number): AttributeValue | undefined {
  if (typeof part === 'string') return 'M' in value ? value.M[part] : undefined;
  return 'L' in value ? value.L[part] : undefined;
}
