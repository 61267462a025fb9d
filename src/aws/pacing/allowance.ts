import type { Rate } from './rates.ts';

/** From a full stop to the full rate, milliseconds. */
const recovery = 60_000;

/** However often AWS refuses, this part of the rate is left. */
const least = 1 / 4;

/**
 * How many calls may leave now: a token bucket. It gives half as much once AWS has refused, and
 * then a little more every second, until it is back at its rate.
 */
export class Allowance {
  readonly #rate: Rate;
  readonly #now: () => number;
  #tokens: number;
  #perSecond: number;
  /** Up to when tokens were counted; lies ahead during a pause, in which none come. */
  #at: number;
  #slowedAt = -Infinity;

  /** `now` gives milliseconds that never go back. */
  constructor(rate: Rate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
    this.#tokens = rate.burst;
    this.#perSecond = rate.perSecond;
    this.#at = now();
  }

  /** Milliseconds until a call may leave so that `spare` others could leave right behind it. */
  wait(spare: number): number {
    this.#refill();
    const needed = Math.min(1 + spare, this.#rate.burst);
    const missing = Math.max(0, needed - this.#tokens);
    return Math.max(0, this.#at + (missing / this.#perSecond) * 1000 - this.#now());
  }

  take(): void {
    this.#tokens -= 1;
  }

  /**
   * A call that left at `leftAt` was refused: nothing leaves for `pause` milliseconds, then less
   * often. Calls that left together are refused together, which is one reason to slow down.
   */
  slowDown(leftAt: number, pause: number): void {
    this.#refill();
    const now = this.#now();
    this.#at = Math.max(this.#at, now + pause);
    if (leftAt <= this.#slowedAt) return;
    this.#slowedAt = now;
    this.#tokens = 0;
    this.#perSecond = Math.max(this.#perSecond / 2, this.#rate.perSecond * least);
  }

  #refill(): void {
    const { burst, perSecond } = this.#rate;
    const passed = Math.max(0, this.#now() - this.#at);
    this.#at += passed;
    this.#tokens = Math.min(burst, this.#tokens + (passed / 1000) * this.#perSecond);
    this.#perSecond = Math.min(perSecond, this.#perSecond + (passed / recovery) * perSecond);
  }
}
