import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { FakeGateway } from '../../../test/fakes/fakeGateway.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { MemoryLease } from '../../../test/fakes/memoryLease.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { aRequest, where } from '../../../test/fakes/samples.ts';
import { ExportError } from '../errors.ts';
import { launch } from './launch.ts';
import { Lease } from './lease.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { Watcher } from './watcher.ts';

const second = 1_000;
const minute = 60 * second;

let clock: FakeClock;
let gateway: FakeGateway;
let journal: MemoryJournal;
let lease: MemoryLease;
let gone: Set<string>;
/** What the person was told: `window: id state`. */
let told: string[];
let gatewayFor: () => Promise<FakeGateway>;

interface Window {
  readonly ledger: Ledger;
  readonly watcher: Watcher;
  /** Its own, so that a test can let a window sleep. */
  readonly heart: FakeClock;
}

async function open(own: string, heart = clock): Promise<Window> {
  const log = new QuietLog();
  const windows = { own, isGone: (name: string) => gone.has(name) };
  const ledger = await openLedger(journal, heart, log, windows);
  const shift = new Lease({ file: lease, windows, clock: heart, log });
  const watcher = new Watcher({
    ...{ ledger, shift, clock: heart, log },
    gatewayFor: () => gatewayFor(),
    intervalMs: () => 15 * second,
  });
  watcher.onDidEnd((job) => {
    void ledger.announced(job.id).then((isOurs) => {
      if (isOurs) told.push(`${own}: ${job.id} ${job.state}`);
    });
  });
  watcher.setAttentive(false);
  watcher.start();
  await idle();
  return { ledger, watcher, heart };
}

async function start(window: Window): Promise<string> {
  const { job } = await launch(aRequest('one'), where, { ledger: window.ledger, gateway });
  journal.tell();
  await idle();
  return job.arn ?? '';
}

/** Lets time go by for all windows, each of which hears of the file now and then. */
async function advance(time: number, ...hearts: readonly FakeClock[]): Promise<void> {
  for (let gone_ = 0; gone_ < time; gone_ += 3 * second) {
    for (const heart of new Set([clock, ...hearts])) await heart.advance(3 * second);
    journal.tell();
    await idle();
  }
}

beforeEach(() => {
  clock = new FakeClock();
  gateway = new FakeGateway(clock);
  journal = new MemoryJournal();
  lease = new MemoryLease();
  gone = new Set();
  told = [];
  gatewayFor = () => Promise.resolve(gateway);
});

describe('of two windows', () => {
  it('one asks AWS, and both know', async () => {
    const alone = await open('alone');
    const arn = await start(alone);
    await advance(10 * minute);
    const callsOfOne = gateway.count('list');
    const other = await open('other');
    await advance(10 * minute);
    expect(gateway.count('list')).toBeLessThanOrEqual(2 * callsOfOne);

    gateway.end(arn, { itemCount: 3 });
    await advance(5 * minute);

    for (const { ledger } of [alone, other]) {
      expect(ledger.get('one')).toMatchObject({ state: 'completed', report: { itemCount: 3 } });
    }
    expect(gateway.count('describe')).toBe(1);
  });

  it('one tells the person', async () => {
    const arn = await start(await open('one'));
    await open('two');
    gateway.end(arn);
    await advance(5 * minute);

    expect(told).toHaveLength(1);
  });

  it.each(['closes', 'crashes', 'sleeps'])(
    'the other goes on within a minute when the first %s',
    async (how) => {
      const heart = new FakeClock();
      const first = await open('first', heart);
      const arn = await start(first);
      const other = await open('other');
      await advance(minute, heart);
      gateway.end(arn);
      if (how === 'closes') first.watcher.dispose();
      if (how === 'crashes') gone.add('first');
      // From here on the first one's time stands still.
      await advance(2 * minute);

      expect(other.ledger.get('one')?.state).toBe('completed');
      expect(told).toEqual(['other: one completed']);
    },
  );

  it('the first does not ask when it wakes up with a look overdue', async () => {
    const heart = new FakeClock();
    await start(await open('first', heart));
    await open('other');
    await advance(50 * second, heart);
    await advance(2 * minute);
    const before = gateway.calls.length;
    await heart.advance(25 * second);

    expect(gateway.calls.length).toBe(before);
  });

  it('the one that the person is at asks, and looks when told to in any case', async () => {
    const first = await open('first');
    await start(first);
    const other = await open('other');
    await advance(minute);
    const before = gateway.count('list');
    await other.watcher.lookNow();
    expect(gateway.count('list')).toBe(before + 1);

    other.watcher.setAttentive(true);
    await advance(minute);
    expect(gateway.count('list') - before).toBeGreaterThanOrEqual(4);
  });

  it('only the one that asks says what keeps it from asking', async () => {
    const first = await open('first');
    await start(first);
    const other = await open('other');
    gatewayFor = () => Promise.reject(new ExportError('credentials-expired'));
    await advance(2 * minute);
    expect(first.watcher.problem?.reason).toBe('credentials-expired');

    other.watcher.setAttentive(true);
    await advance(2 * minute);
    expect(other.watcher.problem?.reason).toBe('credentials-expired');
    expect(first.watcher.problem).toBeUndefined();
  });

  it('neither does anything while nothing runs', async () => {
    const arn = await start(await open('one'));
    await open('two');
    gateway.end(arn);
    await advance(5 * minute);

    expect(clock.pending).toBe(0);
    expect(lease.text).toBeUndefined();
  });
});
