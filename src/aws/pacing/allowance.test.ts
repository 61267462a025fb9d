import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { Allowance } from './allowance.ts';

function setUp(burst = 3, perSecond = 2) {
  const clock = new FakeClock();
  const allowance = new Allowance({ burst, perSecond }, () => clock.now());
  /** Takes as many as may leave now. */
  const drain = (): number => {
    let count = 0;
    for (; allowance.wait(0) === 0; count += 1) allowance.take();
    return count;
  };
  return { clock, allowance, drain };
}

describe('an allowance', () => {
  it('lets a burst leave at once, then its rate', async () => {
    const { clock, allowance, drain } = setUp();
    expect(drain()).toBe(3);
    expect(allowance.wait(0)).toBe(500);
    await clock.advance(2_000);
    expect(drain()).toBe(3);
    await clock.advance(500);
    expect(drain()).toBe(1);
  });

  it('tells how long it takes until places are spare', () => {
    const { allowance } = setUp();
    expect(allowance.wait(2)).toBe(0);
    allowance.take();
    expect(allowance.wait(2)).toBe(500);
  });

  it('never asks for more spare places than it has', () => {
    const { allowance } = setUp(1);
    expect(allowance.wait(1)).toBe(0);
  });
});

describe('an allowance after a refusal', () => {
  it('starts again with nothing, at half its rate', () => {
    const { clock, allowance } = setUp();
    allowance.slowDown(clock.now(), 0);
    expect(allowance.wait(0)).toBe(1_000);
  });

  it('slows down once for calls that left together, and again for one that left later', async () => {
    const { clock, allowance } = setUp();
    const left = clock.now();
    await clock.advance(20);
    for (let count = 0; count < 5; count += 1) allowance.slowDown(left, 0);
    expect(allowance.wait(0)).toBe(1_000);
    await clock.advance(1_000);
    allowance.slowDown(clock.now(), 0);
    expect(allowance.wait(0)).toBeGreaterThan(1_900);
  });

  it('goes on at a quarter of its rate, however often AWS refuses', async () => {
    const { clock, allowance } = setUp();
    for (let count = 0; count < 50; count += 1) {
      await clock.advance(1);
      allowance.slowDown(clock.now(), 0);
    }
    expect(allowance.wait(0)).toBeLessThanOrEqual(2_000);
  });

  it('lets nothing leave for as long as AWS asks, and no burst afterwards', async () => {
    const { clock, allowance, drain } = setUp();
    allowance.slowDown(clock.now(), 30_000);
    await clock.advance(30_000);
    expect(drain()).toBe(0);
    await clock.advance(1_000);
    expect(drain()).toBe(1);
  });

  it('keeps the longest pause of all that are asked for', () => {
    const { clock, allowance } = setUp();
    allowance.slowDown(clock.now(), 5_000);
    allowance.slowDown(clock.now(), 20_000);
    allowance.slowDown(clock.now(), 0);
    expect(allowance.wait(0)).toBe(21_000);
  });

  it('is back at its rate after a minute, and not much sooner', async () => {
    const { clock, allowance, drain } = setUp();
    allowance.slowDown(clock.now(), 0);
    await clock.advance(15_000);
    drain();
    expect(allowance.wait(0)).toBeGreaterThan(500);
    await clock.advance(45_000);
    drain();
    expect(allowance.wait(0)).toBe(500);
  });
});
