import type { CancelSignal, Disposable } from '../ports.ts';

/** A signal of core's own, which has no AbortController, with the hand that raises it. */
export class Cancellation implements CancelSignal {
  readonly #listeners = new Set<() => void>();
  #aborted = false;

  get aborted(): boolean {
    return this.#aborted;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** Is raised with another signal, too, until that is let go of. */
  follow(signal: CancelSignal): Disposable {
    const cancel = (): void => this.cancel();
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel);
    return { dispose: () => signal.removeEventListener('abort', cancel) };
  }

  /** Tells each listener, once. */
  cancel(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}
