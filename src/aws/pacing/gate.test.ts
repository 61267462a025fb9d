import { describe, expect, it } from 'vitest';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import type { Lane } from '../../core/ports.ts';
import { Gate } from './gate.ts';

/** A gate for three at once and two a second, and the names of those who left, in their order. */
function setUp() {
  const clock = new FakeClock();
  const gate = new Gate({ burst: 3, perSecond: 2 }, clock);
  const left: string[] = [];
  const ask = (name: string, lane: Lane = 'person', signal?: AbortSignal) =>
    gate.pass({ lane, again: false, signal }).then(() => left.push(name));
  const askAll = (count: number, name: string, lane?: Lane): void => {
    for (let index = 1; index <= count; index += 1) void ask(`${name} ${index}`, lane);
  };
  return { clock, gate, left, ask, askAll };
}

describe('a gate', () => {
  it('lets calls leave at once while there is room, without a timer', async () => {
    const { clock, left, askAll } = setUp();
    askAll(3, 'click');
    await idle();
    expect(left).toEqual(['click 1', 'click 2', 'click 3']);
    expect(clock.pending).toBe(0);
  });

  it('lets the rest leave in their order, no faster than its rate', async () => {
    const { clock, left, askAll } = setUp();
    askAll(6, 'click');
    await clock.advance(1_000);
    expect(left).toEqual(['click 1', 'click 2', 'click 3', 'click 4', 'click 5']);
    await clock.advance(500);
    expect(left).toHaveLength(6);
  });

  it('tells how long a call waited', async () => {
    const { clock, gate, askAll } = setUp();
    const turn = { lane: 'person', again: false } as const;
    expect(await gate.pass(turn)).toMatchObject({ waited: 0 });
    askAll(2, 'click');
    const last = gate.pass(turn);
    await clock.advance(500);
    expect(await last).toEqual({ at: clock.now(), waited: 500 });
  });

  it('lets a click overtake all that waits in the background', async () => {
    const { clock, left, ask, askAll } = setUp();
    askAll(50, 'watch', 'background');
    void ask('first click');
    void ask('second click');
    await clock.advance(500);
    expect(left).toEqual(['watch 1', 'watch 2', 'first click', 'second click']);
  });

  it('keeps a place free for the person, however long the background goes on', async () => {
    const { clock, left, ask, askAll } = setUp();
    askAll(50, 'watch', 'background');
    await clock.advance(5_000);
    void ask('click');
    await idle();
    expect(left).toHaveLength(2 + 10 + 1);
    expect(left.at(-1)).toBe('click');
  });

  it('starves nobody: one in five turns is the background’s', async () => {
    const { clock, left, askAll } = setUp();
    askAll(40, 'click');
    askAll(2, 'watch', 'background');
    await clock.advance(5_000);
    expect(left.indexOf('watch 1')).toBe(7);
    expect(left.indexOf('watch 2')).toBe(12);
  });
});

describe('a call that is cancelled', () => {
  it('while it waits never leaves, and gives its turn to the next', async () => {
    const { clock, left, ask, askAll } = setUp();
    const cancel = new AbortController();
    askAll(3, 'click');
    const gone = ask('gone', 'person', cancel.signal);
    void ask('next');
    cancel.abort();
    await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
    await clock.advance(60_000);
    expect(left).toEqual(['click 1', 'click 2', 'click 3', 'next']);
  });

  it('before it asks takes no turn at all', async () => {
    const { left, ask, askAll } = setUp();
    await expect(ask('gone', 'person', AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    askAll(3, 'click');
    await idle();
    expect(left).toHaveLength(3);
  });

  it('as the last one leaves no timer behind', async () => {
    const { clock, ask, askAll } = setUp();
    const cancel = new AbortController();
    askAll(3, 'click');
    const gone = ask('gone', 'person', cancel.signal);
    expect(clock.pending).toBe(1);
    cancel.abort();
    await expect(gone).rejects.toThrow();
    expect(clock.pending).toBe(0);
  });

  it('because all is over never leaves', async () => {
    const { clock, gate, left, ask, askAll } = setUp();
    askAll(3, 'click');
    const gone = [ask('gone'), ask('gone too', 'background')];
    gate.dispose();
    const ends = await Promise.allSettled(gone);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await clock.advance(60_000);
    expect(left).toHaveLength(3);
  });
});

describe('a refusal', () => {
  it('holds up both lanes for as long as AWS asks', async () => {
    const { clock, gate, left, ask } = setUp();
    const { at } = await gate.pass({ lane: 'background', again: false });
    gate.slowDown(at, 10_000);
    void ask('click');
    void ask('watch', 'background');
    await clock.advance(10_000);
    expect(left).toEqual([]);
    await clock.advance(3_000);
    expect(left).toEqual(['click', 'watch']);
  });

  it('lets its call go before the others of its lane once it may', async () => {
    const { clock, gate, left, askAll } = setUp();
    const { at } = await gate.pass({ lane: 'background', again: false });
    askAll(20, 'watch', 'background');
    gate.slowDown(at, 0);
    const retry = gate.pass({ lane: 'background', again: true }).then(() => left.push('again'));
    await clock.advance(2_000);
    await retry;
    expect(left).toEqual(['watch 1', 'again']);
  });
});
