import type { Clock } from '../core/ports.ts';

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delay, action) => {
    const timer = setTimeout(action, delay);
    return { dispose: () => clearTimeout(timer) };
  },
};
