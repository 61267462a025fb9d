/** What keys come to in a terminal that nothing but us listens to. */
export interface Typed {
  /** What to show: the keys themselves, and what takes them back. */
  readonly echo: string;
  /** What was entered, with its line end. */
  readonly lines: readonly string[];
  /** Whether Ctrl+C was among them. */
  readonly isInterrupted: boolean;
}

const interrupt = '\u0003';
const erase = '\u007f';
const oneBack = '\b \b';

/** Gathers keys into lines, as a terminal does for the programs that run in it. */
export class TypedLines {
  #line = '';

  /** Takes keys as the editor sends them: one, or as many as were pasted. */
  take(keys: string): Typed {
    // Arrows and the like move nothing here.
    if (keys.startsWith('\u001b')) return { echo: '', lines: [], isInterrupted: false };
    const lines: string[] = [];
    let echo = '';
    for (const key of keys) {
      if (key === interrupt) return { echo: '^C\r\n', lines: [], isInterrupted: true };
      if (key === '\r') lines.push(this.#enter());
      echo += key === '\r' ? '\r\n' : this.#echoOf(key);
    }
    return { echo, lines, isInterrupted: false };
  }

  #enter(): string {
    const line = `${this.#line}\n`;
    this.#line = '';
    return line;
  }

  #echoOf(key: string): string {
    if (key === erase) {
      const before = this.#line;
      this.#line = before.slice(0, -1);
      return before === '' ? '' : oneBack;
    }
    if (key < ' ') return '';
    this.#line += key;
    return key;
  }
}
