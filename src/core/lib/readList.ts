import type { Page } from '../page.ts';

/** Lists that decide something are read far, but no list is read for ever. */
const usualPages = 10;

/** What was read of a list. */
export interface Reading<T> {
  readonly items: readonly T[];
  /** False for a list so long that its rest was not read. */
  readonly isWhole: boolean;
}

/** All of a list of usual length, ten pages unless told. Throws what `page` throws. */
export async function readList<T>(
  page: (next?: string) => Promise<Page<T>>,
  mostPages = usualPages,
): Promise<Reading<T>> {
  const items: T[] = [];
  let next: string | undefined;
  for (let count = 0; count < mostPages; count += 1) {
    const answer = await page(next);
    items.push(...answer.items);
    next = answer.next;
    if (next === undefined) return { items, isWhole: true };
  }
  return { items, isWhole: false };
}
