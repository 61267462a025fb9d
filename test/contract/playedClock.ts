import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, Disposable } from '../../src/core/ports.ts';
import type { DrivenClock } from '../aws/clock.ts';

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** Real milliseconds from one timer to the next: long enough for calls to get somewhere. */
const stride = 2;

/**
 * Our clock, set by the stand-in's. Hours go by in no time, but in the order of the timers, so that
 * whoever waits for one runs as often as in life.
 */
export class PlayedClock implements Clock {
  readonly #time: DrivenClock;
  readonly #timers = new Set<Timer>();

  constructor(time: DrivenClock) {
    this.#time = time;
  }

  now(): number {
    return this.#time.now();
  }

  after(delay: number, action: () => void): Disposable {
    const timer = { at: this.now() + delay, action };
    this.#timers.add(timer);
    return { dispose: () => void this.#timers.delete(timer) };
  }

  /** Goes from timer to timer until it is so. */
  async runUntil(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      this.#next();
      await pause(stride);
    }
  }

  #next(): void {
    const [timer] = [...this.#timers].sort((one, other) => one.at - other.at);
    if (timer === undefined) return;
    this.#timers.delete(timer);
    this.#time.advance(Math.max(0, timer.at - this.now()));
    timer.action();
  }
}
