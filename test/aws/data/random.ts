/** Chance that repeats itself: the same seed gives the same numbers on every machine (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = hash(seed);
  }

  /** At least 0 and below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True in `share` of the cases, from 0 to 1. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.int(0, values.length - 1)] ?? values[0];
  }

  /** Some of the values, at least one, each once, in their own order. */
  some<T>(values: readonly [T, ...T[]]): readonly T[] {
    const first = this.pick(values);
    return values.filter((value) => value === first || this.chance(0.35));
  }

  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.int(0, 15).toString(16)).join('');
  }

  uuid(): string {
    const variant = this.pick(['8', '9', 'a', 'b']);
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-${variant}${this.hex(3)}-${this.hex(12)}`;
  }
}

/** `count` things made one after the other; the same at every call with the same seed. */
export function generate<T>(
  seed: string,
  count: number,
  make: (random: Random, index: number) => T,
): readonly T[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => make(random, index));
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  return Array.from(text).reduce(
    (state, character) => Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  );
}
