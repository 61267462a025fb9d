import type { Clock, Disposable } from '../../core/ports.ts';
import type { Node } from './nodes.ts';

/** One change or several at once; undefined means all rows. */
export type Change = Node | Node[] | undefined;

/**
 * The least time between two changes, milliseconds. The editor waits 200 ms for another one before
 * it draws, and anew with each: rows that are filled in one by one would keep it from drawing.
 */
const pause = 500;

/** Passes the first change on at once, and what comes soon after it together. */
export class PacedChanges implements Disposable {
  readonly #clock: Clock;
  readonly #pass: (change: Change) => void;
  #waiting = new Set<Node | undefined>();
  #timer: Disposable | undefined;

  constructor(clock: Clock, pass: (change: Change) => void) {
    this.#clock = clock;
    this.#pass = pass;
  }

  add(node: Node | undefined): void {
    this.#waiting.add(node);
    if (this.#timer === undefined) this.#flush();
  }

  dispose(): void {
    this.#timer?.dispose();
  }

  #flush(): void {
    this.#timer = undefined;
    const nodes = [...this.#waiting];
    if (nodes.length === 0) return;
    this.#waiting = new Set();
    this.#timer = this.#clock.after(pause, () => this.#flush());
    this.#pass(together(nodes));
  }
}

function together(nodes: readonly (Node | undefined)[]): Change {
  const known = nodes.filter((node) => node !== undefined);
  if (known.length < nodes.length) return undefined;
  return known.length === 1 ? known[0] : known;
}
