/**
 * DynamoDB's expressions in pieces: "Syntax for filter and condition expressions" and "Expression
 * attribute names (aliases)" of the developer guide.
 */
export type TokenKind =
  'keyword' | 'function' | 'name' | 'nameAlias' | 'valueAlias' | 'comparator' | 'index' | 'mark';

export interface Token {
  readonly kind: TokenKind;
  /** As typed; `index` with its brackets. */
  readonly text: string;
  /** Where it begins, counted from 0. */
  readonly at: number;
}

/** What came of reading an expression; `fault` completes "… cannot be read: …". */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string };

// A name before a bracket is a function's; whatever nothing else fits is taken as `other`.
const lexeme =
  /(?<keyword>\b(?:AND|OR|NOT|BETWEEN|IN)\b)|(?<function>[a-z]\w*(?=\s*\())|(?<name>[a-z]\w*)|(?<nameAlias>#\w+)|(?<valueAlias>:\w+)|(?<comparator><>|<=|>=|=|<|>)|(?<index>\[\s*\d+\s*\])|(?<mark>[(),.])|(?<other>\S)/gi;

/** Cuts an expression into tokens, or names the first character that has no meaning in it. */
export function tokenise(expression: string): Reading<readonly Token[]> {
  const tokens: Token[] = [];
  for (const match of expression.matchAll(lexeme)) {
    const [text] = match;
    const groups: Readonly<Record<string, string | undefined>> = match.groups ?? {};
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined) ?? 'other';
    if (kind === 'other') return { ok: false, fault: misplaced(text, match.index) };
    tokens.push({ kind: kind as TokenKind, text, at: match.index });
  }
  return { ok: true, value: tokens };
}

/** Says where a piece does not fit, by characters as people count them. */
export function misplaced(text: string, at: number): string {
  return `${text} is out of place at character ${at + 1}`;
}

/** The operators and functions that AWS counts; the AND inside a BETWEEN belongs to it. */
export function operatorCount(tokens: readonly Token[]): number {
  const operators = tokens.filter(({ kind }) => operatorKinds.has(kind)).length;
  return operators - tokens.filter(({ text }) => /^between$/i.test(text)).length;
}

const operatorKinds: ReadonlySet<TokenKind> = new Set(['keyword', 'function', 'comparator']);

/** The placeholders that are used, each once. */
export function aliasesIn(
  tokens: readonly Token[],
  kind: 'nameAlias' | 'valueAlias',
): readonly string[] {
  return [...new Set(tokens.filter((token) => token.kind === kind).map(({ text }) => text))];
}

/** The attributes of the item itself, as names or aliases, each once: `a` and `#c` of `a.b[0], #c.d`. */
export function attributesIn(tokens: readonly Token[]): readonly string[] {
  const roots = tokens.filter(({ kind }, index) => isName(kind) && tokens[index - 1]?.text !== '.');
  return [...new Set(roots.map(({ text }) => text))];
}

/** The names that are written out, nested ones too, each once: none of them may be reserved. */
export function plainNamesIn(tokens: readonly Token[]): readonly string[] {
  return [...new Set(tokens.filter(({ kind }) => kind === 'name').map(({ text }) => text))];
}

const isName = (kind: TokenKind): boolean => kind === 'name' || kind === 'nameAlias';
