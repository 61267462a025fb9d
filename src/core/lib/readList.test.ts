import { expect, it } from 'vitest';
import { readList } from './readList.ts';

/** A list of as many pages, with the number of the page as its item. */
const pages = (count: number) => (next?: string) => {
  const page = Number(next ?? 1);
  const more = page < count ? { next: String(page + 1) } : {};
  return Promise.resolve({ items: [page], ...more });
};

it('reads all pages of a list of usual length', async () => {
  expect(await readList(pages(3))).toEqual({ items: [1, 2, 3], isWhole: true });
});

it('says where it left off a list without end', async () => {
  const { items, isWhole } = await readList(pages(Infinity));
  expect([items.length, isWhole]).toEqual([10, false]);
});

it('reads as far as it is told', async () => {
  const { items, isWhole } = await readList(pages(16), 16);
  expect([items.length, isWhole]).toEqual([16, true]);
});
