import type { Lane } from '../../core/ports.ts';

/** Turns of the person in a row before one in the background, where both wait. */
const ahead = 4;

/** Who waits, in the order of their turns: the person first, without starving the background. */
export class Turns<T> {
  readonly #lanes: Readonly<Record<Lane, T[]>> = { person: [], background: [] };
  /** Turns of the person since the last one in the background. */
  #inRow = 0;

  /** Whose turn it is; undefined when nobody waits. */
  get next(): Lane | undefined {
    const { person, background } = this.#lanes;
    if (background.length > 0 && (person.length === 0 || this.#inRow >= ahead)) return 'background';
    return person.length > 0 ? 'person' : undefined;
  }

  waits(lane: Lane): boolean {
    return this.#lanes[lane].length > 0;
  }

  /** Puts it behind all others of its lane, or before them where it had a turn already. */
  add(item: T, lane: Lane, again: boolean): void {
    if (again) this.#lanes[lane].unshift(item);
    else this.#lanes[lane].push(item);
  }

  /** Takes out whoever is first in the lane. */
  take(lane: Lane): T | undefined {
    this.#inRow = lane === 'person' && this.waits('background') ? this.#inRow + 1 : 0;
    return this.#lanes[lane].shift();
  }

  remove(item: T): void {
    for (const lane of Object.values(this.#lanes)) {
      const index = lane.indexOf(item);
      if (index >= 0) lane.splice(index, 1);
    }
  }
}
