import { misplaced, type Reading, type Token, type TokenKind } from './expression.ts';

/** A path to an attribute as typed: names, aliases and indexes, such as `['a', '#b', '[0]']`. */
export type Path = readonly string[];

class Unreadable extends Error {}

/** Goes through tokens from the left; what does not fit ends the reading. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#position];
  }

  /** The tokens from the next one on. */
  rest(): readonly Token[] {
    return this.#tokens.slice(this.#position);
  }

  /** The next token if it is this one, in whatever case; otherwise it stays. */
  take(text: string): boolean {
    const found = this.peek()?.text.toUpperCase() === text;
    if (found) this.#position += 1;
    return found;
  }

  expect(text: string): void {
    if (!this.take(text)) this.refuse(text);
  }

  /** The text of the next token if it is of one of these kinds. */
  takeKind(...kinds: readonly TokenKind[]): string | undefined {
    const token = this.peek();
    if (token === undefined || !kinds.includes(token.kind)) return undefined;
    this.#position += 1;
    return token.text;
  }

  path(): Path {
    const parts = [this.takeKind('name', 'nameAlias') ?? this.refuse('an attribute')];
    for (;;) {
      const index = this.takeKind('index');
      if (index !== undefined) parts.push(index);
      else if (this.take('.'))
        parts.push(this.takeKind('name', 'nameAlias') ?? this.refuse('a name'));
      else return parts;
    }
  }

  end(): void {
    if (this.peek() !== undefined) this.refuse('the end');
  }

  /** Ends the reading: something else was expected here. */
  refuse(expected: string): never {
    const token = this.peek();
    const what = `${expected} is expected`;
    throw new Unreadable(
      token === undefined ? `${what} at its end` : `${misplaced(token.text, token.at)}, ${what}`,
    );
  }
}

/** What `read` makes of all tokens, or why it cannot. */
export function readTokens<T>(
  tokens: readonly Token[],
  read: (reader: TokenReader) => T,
): Reading<T> {
  const reader = new TokenReader(tokens);
  try {
    const value = read(reader);
    reader.end();
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, fault: error.message };
    throw error;
  }
}
