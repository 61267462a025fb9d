import type { Clock } from '../core/ports.ts';

/** Milliseconds that only ever grow, whatever becomes of the computer's date. */
export const steadyClock: Clock = {
  now: () => performance.now(),
  after: (delay, action) => {
    const timer = setTimeout(action, delay);
    return { dispose: () => clearTimeout(timer) };
  },
};
