import { isExportError } from '../../core/errors.ts';
import { isOfCredentials } from '../../core/insight/credentialCauses.ts';
import { attempt, type Attempt } from '../../core/lib/attempt.ts';
import type { Clock } from '../../core/ports.ts';
import { inTime } from './inTime.ts';

/**
 * One reading of rows and what came of it, which holds until it is tried again: a view is painted
 * often, and what was refused would be asked for each time. Rows that take long hold up no others.
 */
export class Reading {
  readonly #ended: Promise<Attempt<unknown>>;
  #outcome: Attempt<unknown> | undefined;
  #isLate = false;

  constructor(read: () => Promise<unknown>) {
    this.#ended = attempt(read).then((outcome) => (this.#outcome = outcome));
  }

  /** Whether it is still under way. */
  get isOpen(): boolean {
    return this.#outcome === undefined;
  }

  /** Whether it failed for want of credentials. */
  get wantsCredentials(): boolean {
    return this.#outcome?.ok === false && isWantOfCredentials(this.#outcome.error);
  }

  /** What came of it; undefined where that takes long, and then `onLate` is called at the end. */
  async outcome(clock: Clock, onLate: () => void): Promise<Attempt<unknown> | undefined> {
    if (this.#isLate || !this.isOpen) return this.#outcome;
    const outcome = await inTime(clock, this.#ended);
    if (outcome === undefined) this.#tellLater(onLate);
    return outcome;
  }

  /** Once, however many have waited. */
  #tellLater(onLate: () => void): void {
    if (this.#isLate) return;
    this.#isLate = true;
    void this.#ended.then(onLate);
  }
}

/** Whether other credentials would have helped. */
export function isWantOfCredentials(error: unknown): boolean {
  return isExportError(error) && isOfCredentials(error.reason);
}
