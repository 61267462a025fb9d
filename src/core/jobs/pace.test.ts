import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeClock } from '../../../test/fakes/fakeClock.ts';
import type { FakeGateway } from '../../../test/fakes/fakeGateway.ts';
import { aReport, aTable, connection, orders } from '../../../test/fakes/samples.ts';
import { World, type Session } from '../../../test/fakes/world.ts';
import { ExportError } from '../errors.ts';
import type { JobReport } from './job.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

let world: World;
let clock: FakeClock;
let gateway: FakeGateway;
let editor: Session;

beforeEach(async () => {
  world = new World();
  ({ clock, gateway } = world);
  editor = await world.open();
});

/** An export of `orders` that ended some time ago and took so long. */
async function hadOne(took: number, changes: Partial<JobReport> = {}): Promise<void> {
  const startedAt = clock.now() - 48 * hour - took;
  const report = aReport(orders, startedAt, `earlier ${took}`);
  const ended = { ...report, endedAt: startedAt + took, state: 'completed' as const, ...changes };
  const { id } = await editor.ledger.adopt(connection, report);
  await editor.ledger.update(id, ended);
}

describe('an export of a table whose earlier ones took two hours', () => {
  beforeEach(async () => {
    await hadOne(2 * hour);
    await hadOne(2.2 * hour);
  });

  it('is seldom asked for in its first hour', async () => {
    await editor.start('one');

    expect(await world.callsDuring(hour)).toHaveLength(30);
  });

  it.each([119, 120, 133, 300, 1800])(
    'is noticed within a fortieth of its duration when it takes %i minutes',
    async (minutes) => {
      const arn = await editor.start('one');
      await clock.advance(minutes * minute);
      gateway.end(arn);
      await clock.advance(minutes * (minute / 40) + second);

      expect(world.ends).toContain('one completed');
    },
  );

  it('is asked for at the usual pace once it is being canceled', async () => {
    await editor.start('one');
    const report = editor.job('one')?.report;
    if (report !== undefined) await editor.ledger.update('one', { ...report, state: 'canceling' });

    expect(await world.callsDuring(5 * minute)).toHaveLength(20);
  });

  it('is asked for at the usual pace once it is being canceled after many hours', async () => {
    await editor.start('one');
    await clock.advance(9 * hour);
    const report = editor.job('one')?.report;
    if (report !== undefined) await editor.ledger.update('one', { ...report, state: 'canceling' });

    expect((await world.callsDuring(5 * minute)).length).toBeGreaterThan(15);
  });

  it('is asked for at the usual pace where one of them failed at once', async () => {
    await hadOne(3 * minute, { state: 'failed', failure: { code: 'S3NoSuchBucket' } });
    await editor.start('one');

    expect(await world.callsDuring(5 * minute)).toHaveLength(20);
  });

  it('tells nothing of an incremental one, nor of another table', async () => {
    const incremental = aReport(orders, clock.now(), 'two');
    const other = aReport(aTable('sessions'), clock.now(), 'three');
    for (const report of [{ ...incremental, exportType: 'incremental' }, other]) {
      gateway.add(report);
      const { id } = await editor.ledger.adopt(connection, report);
      await editor.ledger.update(id, report);
    }

    expect(await world.callsDuring(5 * minute)).toHaveLength(20);
  });
});

it('does not take one earlier export for a rule', async () => {
  await hadOne(2 * hour);
  await editor.start('one');

  expect(await world.callsDuring(5 * minute)).toHaveLength(20);
});

describe('the end of an export of which nothing is known', () => {
  it.each([5, 12, 40, 120, 1800])(
    'is noticed within a fortieth of its %i minutes, or the interval',
    async (minutes) => {
      const arn = await editor.start('one');
      await clock.advance(minutes * minute);
      gateway.end(arn);
      await clock.advance(Math.max(15 * second, minutes * (minute / 40)) + second);

      expect(world.ends).toEqual(['one completed']);
    },
  );
});

describe('a person who', () => {
  const callsInAnHour = async (attentive: boolean, looking: boolean): Promise<number> => {
    await editor.start('one');
    editor.watcher.setAttentive(attentive);
    editor.watcher.setLooking(looking);
    return (await world.callsDuring(10 * minute)).length;
  };

  it.each([
    ['uses the window', true, false, 40],
    ['uses the window and sees the exports', true, true, 40],
    ['sees the exports from another window', false, true, 20],
    ['has the window in the background', false, false, 10],
  ])('%s', async (_, attentive, looking, calls) => {
    expect(await callsInAnHour(attentive, looking)).toBe(calls);
  });

  it.each(['setAttentive', 'setLooking'] as const)(
    'comes back from signing in sees at once that watching goes on (%s)',
    async (come) => {
      const arn = await editor.start('one');
      editor.watcher.setAttentive(false);
      world.gatewayFor = () => Promise.reject(new ExportError('credentials-expired'));
      await clock.advance(2 * hour);
      gateway.end(arn);
      world.gatewayFor = () => Promise.resolve(gateway);
      await clock.advance(second);
      expect(editor.watcher.problem?.reason).toBe('credentials-expired');

      editor.watcher[come](true);
      await clock.advance(second);

      expect(editor.watcher.problem).toBeUndefined();
      expect(world.ends).toEqual(['one completed']);
    },
  );
});

describe('a computer that slept', () => {
  it('looks soon after it woke up, once', async () => {
    const arn = await editor.start('one');
    await clock.advance(3 * hour);
    gateway.end(arn);
    clock.sleep(9 * hour);
    const calls = await world.callsDuring(31 * second);

    expect(calls).toEqual(['list', 'describe']);
    expect(world.ends).toEqual(['one completed']);
  });

  it('does not make up for the looks that it slept through', async () => {
    await editor.start('one');
    clock.put(clock.now() + 9 * hour);

    expect(await world.callsDuring(minute)).toEqual(['list']);
  });

  it('waits for the network to come back, and fails no export', async () => {
    await editor.start('one');
    clock.sleep(9 * hour);
    for (let i = 0; i < 3; i += 1) gateway.fail('list', new ExportError('network'));
    await clock.advance(31 * second);
    expect(editor.watcher.problem?.reason).toBe('network');
    expect(editor.stateOf('one')).toBe('running');
    await clock.advance(2 * minute);

    expect(editor.watcher.problem).toBeUndefined();
    expect(editor.stateOf('one')).toBe('running');
  });
});

describe('several ends', () => {
  it('that one round finds are told together, however long it takes', async () => {
    const told: number[] = [];
    editor.watcher.onDidEnd(() => told.push(clock.now()));
    const sources = ['orders', 'sessions', 'customers'].map(aTable);
    for (const source of sources) {
      const report = aReport(source, clock.now(), source.name);
      gateway.add(report);
      await editor.ledger.adopt(connection, report);
      gateway.end(report.arn);
    }
    const describeNow = gateway.describe.bind(gateway);
    gateway.describe = async (arn) => {
      await new Promise<void>((resolve) => clock.after(10 * second, resolve));
      return describeNow(arn);
    };
    await clock.advance(minute);

    expect(told).toHaveLength(3);
    expect(new Set(told).size).toBe(1);
  });
});
