import { ExportError, isExportError } from '../errors.ts';
import { attempt, type Attempt } from '../lib/attempt.ts';
import { Cancellation } from '../lib/cancellation.ts';
import type { CancelSignal, Clock } from '../ports.ts';

/** How long what was seen is still taken for true, in milliseconds. */
const lifetime = 60_000;

interface Look {
  readonly cancellation: Cancellation;
  readonly outcome: Promise<Attempt<unknown>>;
  /** Who waits for it now. */
  waiting: number;
  /** Epoch milliseconds; absent while it is under way. */
  endedAt?: number;
}

/** How a look is made by way of a memory, under a name that has its arguments in it. */
export type Recall = <T>(
  name: readonly unknown[],
  look: (signal: CancelSignal) => Promise<T>,
  signal?: CancelSignal,
) => Promise<T>;

/** Keeps what looks saw. */
export class Memory {
  readonly #looks = new Map<string, Look>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * What `look` sees: one look for all who name it the same. It is cancelled when the last of those
   * who wait for it has given up. Throws what it throws, and `cancelled` for a caller that gave up.
   */
  readonly recall: Recall = async <T>(
    name: readonly unknown[],
    look: (signal: CancelSignal) => Promise<T>,
    signal?: CancelSignal,
  ): Promise<T> => {
    if (signal?.aborted === true) throw new ExportError('cancelled');
    this.#forgetOld();
    const key = JSON.stringify(name);
    const shared = this.#looks.get(key) ?? this.#begin(key, look);
    const outcome = await this.#wait(key, shared, signal);
    if (!outcome.ok) throw outcome.error;
    // The name has the arguments in it, so that a look of this name gives what `look` does.
    return outcome.value as T;
  };

  #begin(key: string, look: (signal: CancelSignal) => Promise<unknown>): Look {
    const cancellation = new Cancellation();
    const begun: Look = { cancellation, outcome: attempt(() => look(cancellation)), waiting: 0 };
    this.#looks.set(key, begun);
    void begun.outcome.then((outcome) => {
      begun.endedAt = this.#clock.now();
      if (!isWorthKeeping(outcome)) this.#forget(key, begun);
    });
    return begun;
  }

  async #wait(key: string, look: Look, signal?: CancelSignal): Promise<Attempt<unknown>> {
    look.waiting += 1;
    const { outcome, stop } = givenUp(signal);
    try {
      return await Promise.race([look.outcome, outcome]);
    } finally {
      stop();
      look.waiting -= 1;
      if (look.waiting === 0 && look.endedAt === undefined) this.#cancel(key, look);
    }
  }

  #cancel(key: string, look: Look): void {
    this.#forget(key, look);
    look.cancellation.cancel();
  }

  #forget(key: string, look: Look): void {
    if (this.#looks.get(key) === look) this.#looks.delete(key);
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const [key, { endedAt }] of this.#looks) {
      // A clock that was put back must not make an old look last.
      if (endedAt !== undefined && Math.abs(now - endedAt) >= lifetime) this.#looks.delete(key);
    }
  }
}

/** A denial is as lasting as an answer; what else went wrong may be over by the next look. */
function isWorthKeeping(outcome: Attempt<unknown>): boolean {
  return outcome.ok || (isExportError(outcome.error) && outcome.error.reason === 'access-denied');
}

/** Ends as `cancelled` when the signal aborts, and never without; `stop` lets go of the signal. */
function givenUp(signal: CancelSignal | undefined): {
  readonly outcome: Promise<Attempt<never>>;
  readonly stop: () => void;
} {
  let giveUp = (): void => undefined;
  const outcome = new Promise<Attempt<never>>((resolve) => {
    giveUp = () => {
      resolve({ ok: false, error: new ExportError('cancelled') });
    };
  });
  signal?.addEventListener('abort', giveUp);
  return { outcome, stop: () => signal?.removeEventListener('abort', giveUp) };
}
