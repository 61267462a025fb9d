import type { JournalFile } from '../../src/core/jobs/journal.ts';
import { Emitter } from '../../src/core/lib/emitter.ts';
import { Queue } from '../../src/core/lib/queue.ts';
import type { Disposable } from '../../src/core/ports.ts';

/** A journal without a disk; another ledger on it is what a restart or a second window does. */
export class MemoryJournal implements JournalFile {
  readonly aside: string[] = [];
  writes = 0;
  /** Set to let every read or write fail with it. */
  failure: Error | undefined;
  text: string | undefined;
  readonly #turns = new Queue();
  readonly #claims = new Set<string>();
  readonly #told = new Emitter<undefined>();

  constructor(text?: string) {
    this.text = text;
  }

  async read(): Promise<string | undefined> {
    await Promise.resolve();
    if (this.failure !== undefined) throw this.failure;
    return this.text;
  }

  async write(text: string): Promise<void> {
    await Promise.resolve();
    if (this.failure !== undefined) throw this.failure;
    this.text = text;
    this.writes += 1;
  }

  async setAside(): Promise<string | undefined> {
    await Promise.resolve();
    if (this.text === undefined) return undefined;
    this.aside.push(this.text);
    this.text = undefined;
    return `jobs.json.damaged-${this.aside.length}`;
  }

  exclusively<T>(action: () => Promise<T>): Promise<T> {
    return this.#turns.run(action);
  }

  async claim(key: string): Promise<boolean> {
    await Promise.resolve();
    const isFirst = !this.#claims.has(key);
    this.#claims.add(key);
    return isFirst;
  }

  async tidyUp(): Promise<void> {
    // Nothing is ever left behind.
  }

  watch(listener: () => void): Disposable {
    return this.#told.event(listener);
  }

  /** Lets every window know that the file has changed, as the editor does a while after it has. */
  tell(): void {
    this.#told.fire(undefined);
  }
}
