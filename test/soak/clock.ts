import type { Clock } from '../../src/core/ports.ts';

/** The clock of this machine, that much ahead of it, which jumps when it is told to. */
export interface LeapingClock extends Clock {
  /** Leaps by so many milliseconds; what was to happen by then happens at once. */
  leap(ms: number): void;
}

interface Alarm {
  readonly at: number;
  readonly ring: () => void;
  timer: NodeJS.Timeout;
}

/** A clock that is `ahead` milliseconds ahead of the real one and runs as fast. */
export function createLeapingClock(ahead: number): LeapingClock {
  const alarms = new Set<Alarm>();
  let lead = ahead;
  const now = (): number => Date.now() + lead;
  const set = (alarm: Alarm): void => {
    clearTimeout(alarm.timer);
    alarm.timer = setTimeout(alarm.ring, Math.max(0, alarm.at - now()));
  };
  return {
    now,
    after(delay, action) {
      const dispose = (): void => {
        clearTimeout(alarm.timer);
        alarms.delete(alarm);
      };
      const ring = (): void => {
        dispose();
        action();
      };
      const alarm: Alarm = { at: now() + delay, ring, timer: setTimeout(ring, delay) };
      alarms.add(alarm);
      return { dispose };
    },
    leap(ms) {
      lead += ms;
      alarms.forEach(set);
    },
  };
}
