import { describe, expect, it } from 'vitest';
import { compareDecimals } from './decimal.ts';

describe('numbers of DynamoDB', () => {
  it.each([
    ['1', '2', -1],
    ['2', '10', -1],
    ['-2', '1', -1],
    ['-2', '-10', 1],
    ['0.1', '0.09', 1],
    ['1.50', '15e-1', 0],
    ['-0', '0', 0],
    ['1e125', '9e-130', 1],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345679', -1],
  ])('%s and %s are ordered by their amount, to the last digit', (left, right, order) => {
    expect(compareDecimals(left, right)).toBe(order);
  });
});
