import { describe, expect, it } from 'vitest';
import { formatMoney, formatPrice } from './money.ts';

describe('formatMoney', () => {
  it.each([
    [0, 'less than $0.01'],
    [0.0099, 'less than $0.01'],
    [0.01, '$0.01'],
    [4.12, '$4.12'],
    [999.994, '$999.99'],
    [999.996, '$1,000'],
    [12_345.6, '$12,346'],
  ])('writes %d as %s', (amount, text) => {
    expect(formatMoney(amount, 'USD')).toBe(text);
  });

  it('names other currencies', () => {
    expect(formatMoney(4, 'CNY')).toBe('CN¥4.00');
    expect(formatMoney(4, 'EUR')).toBe('EUR 4.00');
  });
});

describe('formatPrice', () => {
  it.each([
    [0.1, '$0.10'],
    [0.1083, '$0.1083'],
    [0.012, '$0.012'],
    [2, '$2.00'],
  ])('keeps the digits of %d: %s', (price, text) => {
    expect(formatPrice(price, 'USD')).toBe(text);
  });
});
