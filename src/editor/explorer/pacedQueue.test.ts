import { describe, expect, it } from 'vitest';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { PacedQueue, type WorkOutcome } from './pacedQueue.ts';

const pace = { concurrency: 4, perSecond: 8, rest: 5000 };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

function setUp(outcome: (item: number) => Promise<WorkOutcome> = () => Promise.resolve('done')) {
  const clock = new FakeClock();
  const begun: { readonly item: number; readonly at: number; readonly signal: AbortSignal }[] = [];
  const queue = new PacedQueue<number>(clock, pace, (item, signal) => {
    begun.push({ item, at: clock.now(), signal });
    return outcome(item);
  });
  return { clock, begun, queue };
}

describe('PacedQueue', () => {
  it('begins nothing before somebody looks', async () => {
    const { begun, clock, queue } = setUp();
    queue.add(numbers(3));
    await clock.advance(5000);
    expect(begun).toEqual([]);
    queue.setActive(true);
    await idle();
    expect(begun.map(({ item }) => item)).toEqual([0, 1, 2]);
  });

  it('begins no more than eight pieces in any second', async () => {
    const { begun, clock, queue } = setUp();
    queue.setActive(true);
    queue.add(numbers(20));
    await clock.advance(999);
    expect(begun).toHaveLength(8);
    await clock.advance(1);
    expect(begun).toHaveLength(16);
    await clock.advance(1000);
    expect(begun).toHaveLength(20);
    for (const { at } of begun) {
      const within = begun.filter((other) => other.at >= at && other.at < at + 1000);
      expect(within.length).toBeLessThanOrEqual(8);
    }
  });

  it('has no more than four pieces under way', async () => {
    const finish: (() => void)[] = [];
    const { begun, queue } = setUp(
      () => new Promise((resolve) => finish.push(() => resolve('done'))),
    );
    queue.setActive(true);
    queue.add(numbers(6));
    expect(begun).toHaveLength(4);
    finish[0]?.();
    await idle();
    expect(begun).toHaveLength(5);
  });

  it('puts a piece back and rests when it is told later', async () => {
    let throttled = true;
    const { begun, clock, queue } = setUp(() => Promise.resolve(throttled ? 'later' : 'done'));
    queue.setActive(true);
    queue.add([1]);
    await idle();
    throttled = false;
    await clock.advance(4999);
    expect(begun).toHaveLength(1);
    await clock.advance(1);
    expect(begun).toHaveLength(2);
  });

  it('holds the rest while there is no use in going on, and goes on when told', async () => {
    let isOut = true;
    const { begun, clock, queue } = setUp(() => Promise.resolve(isOut ? 'stop' : 'done'));
    queue.setActive(true);
    queue.add(numbers(20));
    await clock.advance(60_000);
    expect(begun).toHaveLength(4);
    isOut = false;
    queue.resume();
    await clock.advance(60_000);
    expect(
      begun
        .slice(4)
        .map(({ item }) => item)
        .sort((a, b) => a - b),
    ).toEqual(numbers(20));
  });

  it('goes on after a piece that threw', async () => {
    const { begun, clock, queue } = setUp((item) =>
      item === 0 ? Promise.reject(new Error('bug')) : Promise.resolve('done'),
    );
    queue.setActive(true);
    queue.add(numbers(6));
    await clock.advance(1000);
    expect(begun).toHaveLength(6);
  });

  it('cancels what is under way when it is cleared, and takes new pieces', async () => {
    const { begun, queue } = setUp(() => new Promise(() => undefined));
    queue.setActive(true);
    queue.add([1]);
    queue.clear();
    expect(begun[0]?.signal.aborted).toBe(true);
    queue.add([2]);
    await idle();
    expect(begun[1]?.signal.aborted).toBe(false);
  });

  it('leaves no timer behind when it is disposed of', async () => {
    const { clock, queue } = setUp();
    queue.setActive(true);
    queue.add(numbers(20));
    await idle();
    queue.dispose();
    expect(clock.pending).toBe(0);
  });
});
