import type { LeaseFile } from '../../src/core/jobs/lease.ts';

/** A lease without a disk, for windows that share it. */
export class MemoryLease implements LeaseFile {
  text: string | undefined;
  /** Set to let every look and change fail with it. */
  failure: Error | undefined;
  reads = 0;

  async read(): Promise<string | undefined> {
    await Promise.resolve();
    this.reads += 1;
    if (this.failure !== undefined) throw this.failure;
    return this.text;
  }

  async replace(seen: string | undefined, text: string): Promise<string | undefined> {
    await Promise.resolve();
    if (this.failure !== undefined) throw this.failure;
    if (this.text === seen) this.text = text;
    return this.text;
  }

  remove(isOurs: (text: string | undefined) => boolean): void {
    if (isOurs(this.text)) this.text = undefined;
  }
}
