import { describe, expect, it } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatCount,
  formatElapsed,
  formatItems,
  oneLine,
} from './text.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [1540, '1.5 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1 MB'],
    [41_230_000_000, '41.2 GB'],
    [2_500_000_000_000, '2.5 TB'],
    [7e18, '7,000 PB'],
  ])('shows %d bytes as %s', (bytes, shown) => {
    expect(formatBytes(bytes)).toBe(shown);
  });
});

describe('formatCount', () => {
  it('sets thousands apart, in every locale alike', () => {
    expect(formatCount(1_204_311)).toBe('1,204,311');
  });
});

describe('formatItems', () => {
  it.each([
    [0, '0 items'],
    [1, '1 item'],
    [1_204_311, '1,204,311 items'],
  ])('%d is "%s"', (count, expected) => {
    expect(formatItems(count)).toBe(expected);
  });
});

describe('formatElapsed', () => {
  it.each([
    [-5 * second, '0 s'],
    [45 * second + 900, '45 s'],
    [minute, '1 min'],
    [hour, '1 h'],
    [day, '1 d'],
    [3 * minute + 59 * second, '3 min'],
    [2 * hour, '2 h'],
    [2 * hour + 10 * minute, '2 h 10 min'],
    [day + 2 * hour + 30 * minute, '1 d 2 h'],
  ])('shows %d ms as %s', (elapsed, shown) => {
    expect(formatElapsed(elapsed)).toBe(shown);
  });
});

describe('formatAge', () => {
  it.each([
    [-1, '< 1 min'],
    [59 * second, '< 1 min'],
    [minute, '1 min'],
    [3 * minute + 59 * second, '3 min'],
    [hour, '1 h'],
    [2 * hour + 59 * minute, '2 h'],
    [day, '1 d'],
    [31 * day - 1, '30 d'],
  ])('shows %d ms as %s', (age, shown) => {
    expect(formatAge(age)).toBe(shown);
  });
});

describe('oneLine', () => {
  it('keeps a short sentence as it is', () => {
    expect(oneLine('Invalid bucket.')).toBe('Invalid bucket.');
  });

  it('makes one line of several and drops what cannot be seen', () => {
    expect(oneLine(' a\r\n\tb\u2028c\u200b\u202ed\u001b[31m ')).toBe('a b cd [31m');
  });

  it('cuts what is longer than allowed and shows that it did', () => {
    expect(oneLine('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
    expect(oneLine('abcdef', 4)).toBe('abc…');
    expect(oneLine('ab cdef', 4)).toBe('ab…');
    expect(oneLine('abcd', 4)).toBe('abcd');
  });
});
