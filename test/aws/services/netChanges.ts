import { digest } from '../digest.ts';
import type { Change, Item } from '../seed.ts';
import type { Table } from '../world.ts';

/** What became of one item in a window, whatever happened to it in between. */
export interface NetChange {
  readonly keys: Item;
  /** Of the last write, in microseconds since the epoch. */
  readonly writtenAtMicros: string;
  /** As it was before the window; absent where it did not exist. */
  readonly oldImage?: Item;
  /** As it was at the end of the window; absent where it was gone. */
  readonly newImage?: Item;
}

/** The first and the last write to an item in a window. */
interface Span {
  readonly first: Change;
  readonly last: Change;
}

/**
 * One change for each item that was written to from `from` until before `to`, epoch milliseconds, in
 * the order of their last writes; none for items that came and went within the window.
 */
export function netChanges(table: Table, from: number, to: number): readonly NetChange[] {
  const { seed, seededAt } = table;
  const writes = seed.changes?.(seededAt - from, seededAt - to) ?? [];
  const spans = new Map<string, Span>();
  for (const change of [...writes].sort((one, other) => other.ago - one.ago)) {
    const id = JSON.stringify(keysOf(table, change));
    const first = spans.get(id)?.first ?? change;
    spans.delete(id);
    spans.set(id, { first, last: change });
  }
  return [...spans.values()].flatMap((span) => toNetChange(table, span) ?? []);
}

function toNetChange(table: Table, { first, last }: Span): NetChange | undefined {
  const { oldImage } = first;
  const { newImage } = last;
  if (!oldImage && !newImage) return undefined;
  return {
    keys: keysOf(table, last),
    writtenAtMicros: toMicros(table, last),
    ...(oldImage && { oldImage }),
    ...(newImage && { newImage }),
  };
}

function keysOf({ seed }: Table, { newImage, oldImage }: Change): Item {
  const image = newImage ?? oldImage ?? {};
  return Object.fromEntries(
    seed.keys.flatMap(({ name }) => {
      const value = image[name];
      return value ? [[name, value]] : [];
    }),
  );
}

/** Seeds count in milliseconds; the last three digits are made up, but always the same. */
function toMicros(table: Table, change: Change): string {
  const seed = `${JSON.stringify(keysOf(table, change))} ${change.ago}`;
  const micros = parseInt(digest(seed).slice(0, 8), 16) % 1000;
  return `${table.seededAt - change.ago}${String(micros).padStart(3, '0')}`;
}
