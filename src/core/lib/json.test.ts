import { describe, expect, it } from 'vitest';
import { isRecord, sameJson } from './json.ts';

describe('sameJson', () => {
  it('does not mind the order of keys, at any depth', () => {
    expect(sameJson({ a: 1, b: { c: 2, d: [3] } }, { b: { d: [3], c: 2 }, a: 1 })).toBe(true);
  });

  it('takes an undefined member as an absent one', () => {
    expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: '1' }, { a: 1 }],
  ])('tells %j from %j', (a, b) => {
    expect(sameJson(a, b)).toBe(false);
  });
});

describe('isRecord', () => {
  it.each([[null], [[]], ['text'], [undefined]])('is false for %j', (value) => {
    expect(isRecord(value)).toBe(false);
  });
});
