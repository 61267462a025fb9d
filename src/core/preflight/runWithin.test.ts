import { beforeEach, describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { Cancellation } from '../lib/cancellation.ts';
import type { CancelSignal } from '../ports.ts';
import type { Check } from './check.ts';
import { pass } from './found.ts';
import { rememberedLooks } from './looks.ts';
import { runWithin, type PreflightProgress } from './runWithin.ts';

const quick: Check = {
  ...{ id: 'quick', looked: 'Quick' },
  find: () => Promise.resolve(pass('It is.')),
};
const endless: Check = {
  ...{ id: 'endless', looked: 'Endless', field: 'bucket' },
  find: () => new Promise(() => undefined),
};

/** A cancellation that knows how many listen to it. */
class Counted extends Cancellation {
  listening = 0;

  override addEventListener(type: 'abort', listener: () => void): void {
    this.listening += 1;
    super.addEventListener(type, listener);
  }

  override removeEventListener(type: 'abort', listener: () => void): void {
    this.listening -= 1;
    super.removeEventListener(type, listener);
  }
}

let clock: FakeClock;
let signal: Counted;
let told: PreflightProgress[];

beforeEach(() => {
  clock = new FakeClock();
  signal = new Counted();
  told = [];
});

async function run(checks: readonly Check[], limit?: number) {
  const looks = rememberedLooks(await new FakeAws(clock).connect(connection), clock);
  const tell = (progress: PreflightProgress) => void told.push(progress);
  return runWithin({ checks, looks, clock, signal, tell, ...(limit !== undefined && { limit }) });
}

describe('a run of checks', () => {
  it('gives all findings, and tells of each', async () => {
    const findings = await run([quick]);
    expect(findings).toMatchObject([{ id: 'quick', verdict: 'pass' }]);
    expect(told).toEqual([
      { looking: [{ id: 'quick', looked: 'Quick' }], findings: [] },
      { looking: [], findings },
    ]);
  });

  it('could not check what has no answer within its limit', async () => {
    const running = run([endless, quick], 10_000);
    await clock.advance(10_000);
    expect(await running).toMatchObject([
      { id: 'endless', verdict: 'unknown', field: 'bucket', found: 'AWS did not answer in time.' },
      { id: 'quick', verdict: 'pass' },
    ]);
    expect(told.at(-1)?.looking).toEqual([]);
  });

  it('neither waits for nor tells of a check that had nothing to look at', async () => {
    const moot: Check = { id: 'moot', looked: 'Moot', find: () => Promise.resolve(undefined) };
    const running = run([moot, endless, quick], 5);
    await clock.advance(0);
    expect(told.at(-1)?.looking).toEqual([{ id: 'endless', looked: 'Endless' }]);
    await clock.advance(5);
    expect((await running).map(({ id }) => id)).toEqual(['endless', 'quick']);
  });

  it('ends as soon as nobody waits for it, and tells no more', async () => {
    const running = run([endless, quick]);
    await clock.advance(0);
    signal.cancel();
    await expect(running).rejects.toMatchObject({ reason: 'cancelled' });
    expect(told.at(-1)?.looking).toEqual([{ id: 'endless', looked: 'Endless' }]);
    await expect(run([quick])).rejects.toMatchObject({ reason: 'cancelled' });
  });

  it('cancels its looks at its limit', async () => {
    const signals: CancelSignal[] = [];
    const find: Check['find'] = (_, own) => {
      signals.push(own);
      return new Promise(() => undefined);
    };
    const running = run([{ ...endless, find }], 5);
    await clock.advance(5);
    await running;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(signal.aborted).toBe(false);
  });

  it.each([
    ['was done', () => run([quick])],
    [
      'took too long',
      async () => {
        const running = run([endless], 5);
        await clock.advance(5);
        return running;
      },
    ],
  ])('lets go of the signal that it was given once it %s', async (_, end) => {
    await end();
    expect(signal.listening).toBe(0);
  });
});
