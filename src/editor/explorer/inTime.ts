import type { Clock } from '../../core/ports.ts';

/** Milliseconds that rows are waited for before something stands in their place. */
const patience = 1_500;

/** What a promise that never rejects comes to; undefined where that takes too long. */
export function inTime<T>(clock: Clock, promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = clock.after(patience, () => resolve(undefined));
    void promise.then((value) => {
      timer.dispose();
      resolve(value);
    });
  });
}
