import type { Clock, Disposable } from '../../core/ports.ts';

/** Elapsed times in rows move on this often, in milliseconds; after a minute only minutes show. */
const pace = 15_000;

/** Calls `tick` again and again while it is active: rows are only kept up to date for a looker. */
export class Ticker implements Disposable {
  readonly #clock: Clock;
  readonly #tick: () => void;
  #next: Disposable | undefined;

  constructor(clock: Clock, tick: () => void) {
    this.#clock = clock;
    this.#tick = tick;
  }

  setActive(active: boolean): void {
    this.#next?.dispose();
    this.#next = active ? this.#clock.after(pace, () => this.#fire()) : undefined;
  }

  dispose(): void {
    this.setActive(false);
  }

  #fire(): void {
    this.setActive(true);
    this.#tick();
  }
}
