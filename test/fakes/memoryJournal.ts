import type { JournalFile } from '../../src/core/jobs/journal.ts';

/** A journal without a disk; opening a second ledger on it is what a restart does. */
export class MemoryJournal implements JournalFile {
  readonly aside: string[] = [];
  writes = 0;
  /** Set to let every read or write fail with it. */
  failure: Error | undefined;
  text: string | undefined;

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
}
