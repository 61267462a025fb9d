import { describe, expect, it } from 'vitest';
import { PagedList } from './pagedList.ts';

const pages = (...all: readonly (readonly string[])[]) => {
  const asked: (string | undefined)[] = [];
  const list = new PagedList<string>((next) => {
    asked.push(next);
    const index = Number(next ?? 0);
    const more = index + 1 < all.length;
    return Promise.resolve({ items: all[index] ?? [], ...(more && { next: String(index + 1) }) });
  });
  return { asked, list };
};

describe('PagedList', () => {
  it('asks once for the first page, however many wait for it', async () => {
    const { asked, list } = pages(['a']);
    const [one, two] = await Promise.all([list.load(), list.load()]);
    expect(one).toEqual(['a']);
    expect(two).toEqual(['a']);
    expect(asked).toEqual([undefined]);
  });

  it('appends the next page, once, and then has no more', async () => {
    const { asked, list } = pages(['a'], ['b']);
    await list.load();
    expect(list.hasMore).toBe(true);
    await Promise.all([list.more(), list.more()]);
    expect(await list.load()).toEqual(['a', 'b']);
    expect(list.hasMore).toBe(false);
    await list.more();
    expect(asked).toEqual([undefined, '1']);
  });

  it('asks again after a first page that failed', async () => {
    let fails = true;
    const list = new PagedList(() =>
      fails ? Promise.reject(new Error('no')) : Promise.resolve({ items: [1] }),
    );
    await expect(list.load()).rejects.toThrow('no');
    fails = false;
    expect(await list.load()).toEqual([1]);
  });

  it('keeps what it has when a later page fails, and can ask again', async () => {
    let fails = true;
    const list = new PagedList<number>((next) => {
      if (next === undefined) return Promise.resolve({ items: [1], next: 'x' });
      return fails ? Promise.reject(new Error('no')) : Promise.resolve({ items: [2] });
    });
    await list.load();
    await expect(list.more()).rejects.toThrow('no');
    fails = false;
    await list.more();
    expect(list.items).toEqual([1, 2]);
  });
});
