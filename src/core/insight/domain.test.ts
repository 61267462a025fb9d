import { describe, expect, it } from 'vitest';
import type { Domain } from '../domains.ts';
import { formatMoment } from '../format/moment.ts';
import { describeDomain, domainRows } from './domain.ts';

const now = Date.UTC(2026, 10, 21, 12);
const domain: Domain = {
  name: 'sessions',
  itemCount: 1204,
  sizeBytes: 3_100_000,
  attributeNameCount: 12,
  attributeValueCount: 9000,
  countedAt: now,
};

it.each([
  [{ name: 'sessions' }, ''],
  [domain, '1,204 items · 3.1 MB'],
  [{ name: 'sessions', itemCount: 0, sizeBytes: 0 }, '0 items · 0 B'],
])('a domain reads as a row of the tree', (given, expected) => {
  expect(describeDomain(given)).toBe(expected);
});

describe('domainRows', () => {
  it('says all that is known', () => {
    expect(domainRows(domain).map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'Items: 1,204',
      'Size: 3.1 MB',
      'Attribute names: 12',
      'Attribute values: 9,000',
      `Counted: ${formatMoment(now)}`,
    ]);
  });

  it('leaves out what was not read', () => {
    expect(domainRows({ name: 'sessions' })).toEqual([]);
  });
});
