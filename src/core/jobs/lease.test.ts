import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { MemoryLease } from '../../../test/fakes/memoryLease.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { Lease } from './lease.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
let clock: FakeClock;
let file: MemoryLease;
let log: QuietLog;
let gone: Set<string>;
let first: Lease;
let other: Lease;

/** A window; its own clock, when given, is one that the test can let stand still. */
const open = (own: string, by = clock): Lease =>
  new Lease({ file, clock: by, log, windows: { own, isGone: (name) => gone.has(name) } });

beforeEach(() => {
  clock = new FakeClock();
  file = new MemoryLease();
  log = new QuietLog();
  gone = new Set();
  first = open('first');
  other = open('second');
});

async function bothWant(): Promise<void> {
  first.want(true, false);
  await idle();
  other.want(true, false);
  await idle();
}

const holders = (...leases: readonly Lease[]) => leases.map(({ isHeld }) => isHeld);

describe('of two windows', () => {
  it('one holds the lease, for as long as it lives', async () => {
    await bothWant();
    await clock.advance(5 * hour);

    expect(holders(first, other)).toEqual([true, false]);
  });

  it('one wins when both want it at the same instant', async () => {
    first.want(true, false);
    other.want(true, false);
    await clock.advance(minute);

    expect(holders(first, other).filter(Boolean)).toHaveLength(1);
  });

  it('the other takes over at once when the first closes or has nothing to ask for', async () => {
    await bothWant();
    first.dispose();
    await clock.advance(10 * second);

    expect(holders(first, other)).toEqual([false, true]);
  });

  it('the other takes over soon when the first has crashed', async () => {
    const heart = new FakeClock();
    first = open('crashed', heart);
    await bothWant();
    gone.add('crashed');
    await clock.advance(10 * second);

    expect(other.isHeld).toBe(true);
  });

  it('the other takes over within a minute when nothing can be told of the first', async () => {
    const heart = new FakeClock();
    first = open('asleep', heart);
    await bothWant();
    await clock.advance(20 * second);
    expect(other.isHeld).toBe(false);
    await clock.advance(40 * second);

    expect(other.isHeld).toBe(true);
  });

  it('the first notices that it has slept before it asks again', async () => {
    const heart = new FakeClock();
    first = open('asleep', heart);
    await bothWant();
    await clock.advance(minute);
    expect(holders(first, other)).toEqual([true, true]);

    expect(await first.confirm()).toBe(false);
    expect(await other.confirm()).toBe(true);
    for (let beats = 0; beats < 6; beats += 1) {
      await heart.advance(10 * second);
      await clock.advance(10 * second);
    }
    expect(holders(first, other)).toEqual([false, true]);
  });

  it.each([hour, -hour, 400 * 24 * hour])('neither minds a clock put by %s ms', async (by) => {
    await bothWant();
    const heard: boolean[] = [];
    first.onDidChange((isHeld) => heard.push(isHeld));
    clock.put(clock.now() + by);
    await clock.advance(minute);

    expect(holders(first, other)).toEqual([true, false]);
    expect(heard).toEqual([]);
  });

  it('the one that the person comes to asks from then on', async () => {
    await bothWant();
    other.want(true, true);
    await idle();
    expect(other.isHeld).toBe(true);
    expect(await first.confirm()).toBe(false);

    other.want(true, false);
    await clock.advance(minute);
    expect(holders(first, other)).toEqual([false, true]);
  });
});

describe('a lease', () => {
  it('tells when it is won and lost', async () => {
    const heard: boolean[] = [];
    first.onDidChange((isHeld) => heard.push(isHeld));
    first.want(true, false);
    await idle();
    first.want(false, false);

    expect(heard).toEqual([true, false]);
    expect(file.text).toBeUndefined();
  });

  it('costs nothing while there is nothing to ask for', async () => {
    first.want(true, true);
    await idle();
    first.want(false, true);
    const { reads } = file;
    await clock.advance(hour);

    expect(clock.pending).toBe(0);
    expect(file.reads).toBe(reads);
  });

  it('is not held by a window that closes while it is being won', async () => {
    first.want(true, false);
    first.dispose();
    await idle();

    expect(first.isHeld).toBe(false);
    expect(file.text).toBeUndefined();
    expect(clock.pending).toBe(0);
  });

  it('that says nothing sensible is free', async () => {
    file.text = 'damaged';
    first.want(true, false);
    await idle();

    expect(first.isHeld).toBe(true);
  });

  it('that no window can have keeps none from asking, which is said once', async () => {
    file.failure = new Error('read-only');
    await bothWant();
    await clock.advance(hour);

    expect(holders(first, other)).toEqual([true, true]);
    expect(await first.confirm()).toBe(true);
    expect(log.lines).toHaveLength(2);
  });
});
