import type { Clock, Disposable } from '../../src/core/ports.ts';

interface Timer {
  at: number;
  readonly action: () => void;
}

/** A clock that moves only when told to. */
export class FakeClock implements Clock {
  readonly #timers = new Set<Timer>();
  #now: number;

  constructor(now: number = Date.UTC(2026, 10, 21, 12)) {
    this.#now = now;
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, action: () => void): Disposable {
    const timer = { at: this.#now + delay, action };
    this.#timers.add(timer);
    return { dispose: () => void this.#timers.delete(timer) };
  }

  /** Lets `ms` go by: every timer that falls due runs in its turn, and all that follows from it. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await idle();
    for (let timer = this.#next(end); timer !== undefined; timer = this.#next(end)) {
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, timer.at);
      timer.action();
      await idle();
    }
    this.#now = end;
  }

  /** Puts the clock to another time without a timer running: what a person does to a computer. */
  put(now: number): void {
    this.#now = now;
  }

  /** The computer sleeps for `ms`: the time goes on and every timer stands still. */
  sleep(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers) timer.at += ms;
  }

  #next(end: number): Timer | undefined {
    const due = [...this.#timers].filter(({ at }) => at <= end);
    return due.sort((a, b) => a.at - b.at)[0];
  }
}

/** Resolves when every promise that can go on without the clock has gone on. */
export const idle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
