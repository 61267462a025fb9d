import { describe, expect, it } from 'vitest';
import { generate, Random } from './random.ts';

describe('chance that repeats itself', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const draw = (seed: string) => generate(seed, 5, (random) => random.int(0, 1_000_000));
    expect(draw('orders')).toEqual(draw('orders'));
    expect(draw('orders')).not.toEqual(draw('customers'));
  });

  it('reaches both ends of a range and nothing beyond', () => {
    const drawn = new Set(generate('dice', 500, (random) => random.int(1, 6)));
    expect([...drawn].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('makes UUIDs of version 4', () => {
    expect(new Random('id').uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
