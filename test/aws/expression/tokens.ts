import { ExpressionError } from './expressionError.ts';

/** A piece of an expression; `name` is a `#name`, `value` a `:value`, `word` anything that reads like one. */
export interface Token {
  readonly kind: 'name' | 'value' | 'word' | 'number' | 'symbol' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const kinds = ['name', 'value', 'word', 'number', 'symbol'] as const;
const piece =
  /(?<name>#\w+)|(?<value>:\w+)|(?<word>[A-Za-z_]\w*)|(?<number>\d+)|(?<symbol><>|<=|>=|[=<>()[\].,])/y;

/** Reads an expression token by token, and knows how AWS tells of a token in the wrong place. */
export class Tokens {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenise(text);
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#position + ahead] ?? endOf(this.#text);
  }

  next(): Token {
    const token = this.peek();
    this.#position += 1;
    return token;
  }

  /** Whether the next token is this symbol or keyword; keywords have no case. */
  isNext(text: string): boolean {
    const token = this.peek();
    if (token.kind === 'word') return token.text.toUpperCase() === text;
    return token.kind === 'symbol' && token.text === text;
  }

  /** Steps over a symbol or keyword, if it is the next token. */
  skip(text: string): boolean {
    const found = this.isNext(text);
    if (found) this.#position += 1;
    return found;
  }

  expect(text: string): void {
    if (!this.skip(text)) throw this.syntaxError();
  }

  expectEnd(): void {
    if (this.peek().kind !== 'end') throw this.syntaxError();
  }

  /** For the next token, which should not be there. */
  syntaxError(): ExpressionError {
    const { kind, text } = this.peek();
    const start = this.#tokens[this.#position - 1]?.start ?? 0;
    const near = this.#text.slice(start, this.peek(1).end);
    return syntaxError(kind === 'end' ? '<EOF>' : text, near);
  }
}

function syntaxError(token: string, near: string): ExpressionError {
  return new ExpressionError(`Syntax error; token: "${token}", near: "${near}"`);
}

function endOf(text: string): Token {
  const end = text.trimEnd().length;
  return { kind: 'end', text: '', start: end, end };
}

function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = skipSpace(text, 0);
  while (position < text.length) {
    const token = tokenAt(text, position);
    if (!token) throw strayCharacter(text, tokens, position);
    tokens.push(token);
    position = skipSpace(text, token.end);
  }
  return tokens;
}

function strayCharacter(text: string, before: readonly Token[], position: number): ExpressionError {
  const near = text.slice(before.at(-1)?.start ?? 0, position + 1);
  return syntaxError(text.charAt(position), near);
}

function tokenAt(text: string, start: number): Token | undefined {
  piece.lastIndex = start;
  const found = piece.exec(text);
  const kind = kinds.find((one) => found?.groups?.[one] !== undefined);
  if (!found || !kind) return undefined;
  return { kind, text: found[0], start, end: start + found[0].length };
}

function skipSpace(text: string, start: number): number {
  return start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
}
