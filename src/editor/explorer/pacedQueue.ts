import type { Clock, Disposable } from '../../core/ports.ts';

/** What became of one piece of work: `later` puts it back, `stop` holds it and all that waits. */
export type WorkOutcome = 'done' | 'later' | 'stop';

export interface Pace {
  /** Pieces of work under way at the same time. */
  readonly concurrency: number;
  /** Pieces of work begun within any second. */
  readonly perSecond: number;
  /** Milliseconds of rest after a piece was put back. */
  readonly rest: number;
}

/** Works through its items in order and at a pace, and only while it is active. */
export class PacedQueue<T> {
  readonly #clock: Clock;
  readonly #pace: Pace;
  readonly #work: (item: T, signal: AbortSignal) => Promise<WorkOutcome>;
  #waiting: readonly T[] = [];
  /** Put by until somebody says that it is worth going on. */
  #held: readonly T[] = [];
  #starts: readonly number[] = [];
  #underWay = 0;
  #restUntil = 0;
  #active = false;
  #cancel = new AbortController();
  #timer: Disposable | undefined;

  constructor(
    clock: Clock,
    pace: Pace,
    work: (item: T, signal: AbortSignal) => Promise<WorkOutcome>,
  ) {
    this.#clock = clock;
    this.#pace = pace;
    this.#work = work;
  }

  add(items: readonly T[]): void {
    this.#waiting = [...this.#waiting, ...items];
    this.#pump();
  }

  setActive(active: boolean): void {
    this.#active = active;
    this.#pump();
  }

  /** Goes on with what was held. */
  resume(): void {
    const held = this.#held;
    this.#held = [];
    this.add(held);
  }

  /** Forgets what waits and cancels what is under way. */
  clear(): void {
    this.#waiting = [];
    this.#held = [];
    this.#cancel.abort();
    this.#cancel = new AbortController();
  }

  dispose(): void {
    this.#active = false;
    this.clear();
    this.#timer?.dispose();
  }

  #pump(): void {
    this.#timer?.dispose();
    while (this.#active && this.#underWay < this.#pace.concurrency) {
      const [item, ...rest] = this.#waiting;
      if (item === undefined) return;
      const wait = this.#waitingTime();
      if (wait > 0) {
        this.#timer = this.#clock.after(wait, () => this.#pump());
        return;
      }
      this.#waiting = rest;
      void this.#run(item);
    }
  }

  /** Milliseconds until the next piece may begin. */
  #waitingTime(): number {
    const now = this.#clock.now();
    this.#starts = this.#starts.filter((start) => now - start < 1000);
    const paced = this.#starts.length < this.#pace.perSecond ? 0 : (this.#starts[0] ?? now) + 1000;
    return Math.max(paced, this.#restUntil) - now;
  }

  async #run(item: T): Promise<void> {
    const { signal } = this.#cancel;
    this.#starts = [...this.#starts, this.#clock.now()];
    this.#underWay += 1;
    const outcome = await this.#work(item, signal).catch((): WorkOutcome => 'done');
    this.#underWay -= 1;
    if (!signal.aborted) this.#settle(item, outcome);
    this.#pump();
  }

  #settle(item: T, outcome: WorkOutcome): void {
    if (outcome === 'stop') {
      this.#held = [...this.#held, item, ...this.#waiting];
      this.#waiting = [];
    }
    if (outcome !== 'later') return;
    this.#waiting = [...this.#waiting, item];
    this.#restUntil = this.#clock.now() + this.#pace.rest;
  }
}
