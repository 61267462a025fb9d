import { describe, expect, it } from 'vitest';
import { manyTables } from './many.ts';

describe('an account with many tables', () => {
  it('has as many as were asked for, each with its own name', () => {
    const names = manyTables(10_000).tables.map(({ name }) => name);
    expect(new Set(names).size).toBe(10_000);
    expect([names[0], names[9_999]]).toEqual(['tenant-00001-events', 'tenant-10000-events']);
  });

  it('gives each table items of its own, the same at every call', () => {
    const [first, second] = manyTables(2).tables;
    expect(first?.items()).toHaveLength(20);
    expect(first?.items()).toEqual(first?.items());
    expect(first?.items()).not.toEqual(second?.items());
  });

  it('has tables with recovery on and off', () => {
    const { tables } = manyTables(30);
    expect(tables.filter((table) => table.recovery)).toHaveLength(20);
  });
});
