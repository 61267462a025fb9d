import type { Clock, Disposable } from '../../core/ports.ts';

/** Hands over what comes within `pause` milliseconds of the first item at once. */
export class Gathered<T> implements Disposable {
  readonly #clock: Clock;
  readonly #pause: number;
  readonly #handOver: (items: readonly [T, ...T[]]) => void;
  #items: readonly T[] = [];
  #timer: Disposable | undefined;

  constructor(clock: Clock, pause: number, handOver: (items: readonly [T, ...T[]]) => void) {
    this.#clock = clock;
    this.#pause = pause;
    this.#handOver = handOver;
  }

  add(item: T): void {
    this.#items = [...this.#items, item];
    this.#timer ??= this.#clock.after(this.#pause, () => this.#flush());
  }

  dispose(): void {
    this.#timer?.dispose();
  }

  #flush(): void {
    const [first, ...others] = this.#items;
    this.#items = [];
    this.#timer = undefined;
    if (first !== undefined) this.#handOver([first, ...others]);
  }
}
