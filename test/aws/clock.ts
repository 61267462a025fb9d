/** The stand-in's time: it runs by itself, and tests and the demo can push it or make it run faster. */
export interface DrivenClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Jumps ahead by `ms`. */
  readonly advance: (ms: number) => void;
  /** Stand-in milliseconds per real millisecond; 0 stops the clock. */
  readonly setSpeed: (speed: number) => void;
}

/** A clock that starts at `start` (now, unless told) and runs `speed` times as fast as a real one. */
export function createClock(speed = 1, start = Date.now()): DrivenClock {
  let base = start;
  let since = performance.now();
  let rate = speed;
  const exact = (): number => base + (performance.now() - since) * rate;
  const rebase = (ahead: number): void => {
    base = exact() + ahead;
    since = performance.now();
  };
  return {
    now: () => Math.floor(exact()),
    advance: rebase,
    setSpeed(next) {
      rebase(0);
      rate = next;
    },
  };
}
