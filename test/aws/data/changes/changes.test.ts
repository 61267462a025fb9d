import { describe, expect, it } from 'vitest';
import type { Change, Item, TableSeed } from '../../seed.ts';
import { tables } from '../tables.ts';
import { day, hour, minute } from '../time.ts';

const changing = tables.filter((table) => table.changes !== undefined);
const cases = changing.map((table) => [table.name, table] as const);

function changesOf(table: TableSeed, from: number, to: number): readonly Change[] {
  const changes = table.changes?.(from, to) ?? [];
  return changes.toSorted((one, other) => other.ago - one.ago);
}

function keyOf({ keys }: TableSeed, { oldImage, newImage }: Change): string {
  const image = newImage ?? oldImage ?? {};
  return JSON.stringify(keys.map(({ name }) => image[name]));
}

function kindOf({ oldImage, newImage }: Change): 'insert' | 'update' | 'delete' {
  if (!oldImage) return 'insert';
  return newImage ? 'update' : 'delete';
}

describe('the history of the demo tables', () => {
  it('is there for several tables', () => {
    expect(changing.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['orders', 'customers', 'sessions', 'payments', 'inventory']),
    );
  });

  it.each(cases)('is the same at every call, and whole however it is cut: %s', (_name, table) => {
    const whole = changesOf(table, 7 * hour, -hour);
    const parts = [changesOf(table, 7 * hour, 2 * hour), changesOf(table, 2 * hour, -hour)].flat();
    expect(whole).toEqual(changesOf(table, 7 * hour, -hour));
    expect(parts).toEqual(whole);
    expect(whole.every(({ ago }) => Number.isInteger(ago))).toBe(true);
  });

  it.each(cases)('goes on from each image to the next: %s', (_name, table) => {
    const last = new Map<string, Item | undefined>();
    for (const change of changesOf(table, 4 * day, -day)) {
      const key = keyOf(table, change);
      if (last.has(key)) expect(change.oldImage).toEqual(last.get(key));
      expect(change.newImage ?? change.oldImage).toBeDefined();
      expect(change.newImage).not.toEqual(change.oldImage);
      last.set(key, change.newImage);
    }
    expect(last.size).toBeGreaterThan(20);
  });

  it.each(cases)('has the keys and the look of its items: %s', (_name, table) => {
    const known = new Set(table.items().flatMap((item) => Object.keys(item)));
    for (const { newImage } of changesOf(table, day, 0)) {
      const names = Object.keys(newImage ?? {});
      if (newImage)
        expect(table.keys.every(({ name, type }) => type in (newImage[name] ?? {}))).toBe(true);
      expect(names.filter((name) => !known.has(name)).length).toBeLessThanOrEqual(1);
    }
  });

  it('leaves the items that the tables have as they are at the start', () => {
    for (const table of changing) {
      const items = new Map(
        table.items().map((item) => [keyOf(table, { ago: 0, newImage: item }), item]),
      );
      const latest = new Map(
        changesOf(table, 5 * day, 0).map((one) => [keyOf(table, one), one.newImage]),
      );
      for (const [key, image] of latest) {
        if (items.has(key)) expect(image).toEqual(items.get(key));
      }
    }
  });

  it('has new, changed and deleted orders in every hour', () => {
    const orders = changing.find(({ name }) => name === 'orders');
    for (let from = 3 * day; orders && from > -day; from -= 7 * minute) {
      const kinds = new Set(changesOf(orders, from, from - hour).map(kindOf));
      expect(kinds).toEqual(new Set(['insert', 'update', 'delete']));
    }
    expect(orders).toBeDefined();
  });
});
