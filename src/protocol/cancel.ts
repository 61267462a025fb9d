import type { CancelSignal } from '../core/ports.ts';

/** A cancel signal together with the hand that raises it. */
export interface Cancel {
  readonly signal: CancelSignal;
  abort(): void;
}

/** AbortController for code that knows neither the DOM nor Node. */
export function createCancel(): Cancel {
  const listeners = new Set<() => void>();
  let aborted = false;
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener: (_type, listener) => void listeners.add(listener),
      removeEventListener: (_type, listener) => void listeners.delete(listener),
    },
    abort() {
      if (aborted) return;
      aborted = true;
      for (const listener of listeners) listener();
    },
  };
}
