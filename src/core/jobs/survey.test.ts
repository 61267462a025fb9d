import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { FakeGateway } from '../../../test/fakes/fakeGateway.ts';
import { aReport, aTable, connection } from '../../../test/fakes/samples.ts';
import { World, type Session } from '../../../test/fakes/world.ts';
import { ExportError } from '../errors.ts';
import type { JobReport } from './job.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

let world: World;
let clock: FakeClock;
let gateway: FakeGateway;
let editor: Session;

beforeEach(async () => {
  world = new World();
  ({ clock, gateway } = world);
  editor = await world.open();
});

const table = (index: number) => aTable(`table-${String(index).padStart(4, '0')}`);

/** One running export of each of so many tables, which have had so many exports before. */
async function begin(tables: number, earlier: number): Promise<readonly JobReport[]> {
  const running: JobReport[] = [];
  for (let index = 0; index < tables; index += 1) {
    addEnded(index, earlier);
    const report = aReport(table(index), clock.now(), `running ${index}`);
    gateway.add(report);
    await editor.ledger.adopt(connection, report);
    running.push(report);
  }
  return running;
}

function addEnded(index: number, count: number): void {
  for (let age = 1; age <= count; age += 1) {
    const report = aReport(table(index), clock.now() - age * hour, `ended ${index} ${age}`);
    gateway.add({ ...report, state: 'completed', endedAt: clock.now() - (age - 0.5) * hour });
  }
}

const callsOfALook = () => world.callsDuring(15 * second);
const lists = (count: number): readonly string[] => Array.from({ length: count }, () => 'list');

describe('a look at exports of many tables', () => {
  it.each([
    // exports, exports before on each table, calls of the first look, of each later one
    [1, 0, 1, 1],
    [1, 400, 1, 1],
    [2, 0, 1, 1],
    [30, 0, 2, 2],
    [30, 4, 6, 6],
    [300, 0, 12, 12],
    [300, 4, 60, 60],
    [60, 20, 50, 50],
    // As many pages as there are tables show the exports of eight of them.
    [30, 99, 30 + 22, 30],
  ])(
    'at %i, each after %i others, takes %i calls, then %i',
    async (...[exports, ago, first, later]) => {
      await begin(exports, ago);

      expect(await callsOfALook()).toEqual(lists(first));
      expect(await callsOfALook()).toEqual(lists(later));
      expect(await callsOfALook()).toEqual(lists(later));
    },
  );

  it('ends with one description for each export that has ended, and no more ever after', async () => {
    const running = await begin(30, 1);
    await callsOfALook();
    for (const { arn } of running) gateway.end(arn);
    await clock.advance(day);

    expect(gateway.count('describe')).toBe(30);
    expect(world.ends).toHaveLength(30);
    expect(clock.pending).toBe(0);
    await editor.watcher.lookNow();
    expect(gateway.count('describe')).toBe(30);
  });

  it('reads no further than to the last of the exports', async () => {
    await begin(30, 0);
    for (let index = 30; index < 500; index += 1) addEnded(index, 2);

    expect(await callsOfALook()).toEqual(['list', 'list']);
    expect(await callsOfALook()).toEqual(['list', 'list']);
  });

  it('asks by table for a few that would need many pages more', async () => {
    await begin(30, 0);
    for (let index = 100; index < 400; index += 1) addEnded(index, 1);
    const last = aReport(table(999), clock.now(), 'last');
    gateway.add(last);
    await editor.ledger.adopt(connection, last);

    expect(await callsOfALook()).toEqual(lists(3));
  });

  it('does not miss what the list of all does not show', async () => {
    const [gone] = await begin(30, 0);
    gateway.unlist(gone?.arn ?? '');
    expect(await callsOfALook()).toEqual(['list', 'list', 'list', 'describe']);

    gateway.end(gone?.arn ?? '');
    await clock.advance(minute);

    expect(world.ends).toEqual([`${gone?.arn} completed`]);
  });

  it('goes table by table where only that is allowed, without asking again each time', async () => {
    await begin(4, 0);
    gateway.fail('list', new ExportError('access-denied'));

    expect(await callsOfALook()).toEqual(lists(5));
    expect(await callsOfALook()).toEqual(lists(4));
    expect(editor.watcher.problem).toBeUndefined();
  });

  it('tries the list of all anew when it may have become shorter', async () => {
    await begin(30, 99);
    await clock.advance(minute);
    for (const { arn, state } of gateway.exports()) if (state !== 'running') gateway.forget(arn);
    expect((await world.callsDuring(15 * second)).length).toBe(30);
    await clock.advance(7 * hour);

    expect((await world.callsDuring(2 * minute)).length).toBe(2);
  });

  it('stops at an outage instead of meeting it once for each table', async () => {
    await begin(30, 0);
    gateway.fail('list', new ExportError('network'));

    expect(await callsOfALook()).toEqual(['list']);
    expect(editor.watcher.problem?.reason).toBe('network');
  });

  it('brings exports of different age into step where that saves calls', async () => {
    for (let age = 0; age < 8; age += 1) {
      const report = aReport(table(age), clock.now() - age * 20 * minute, `aged ${age}`);
      gateway.add(report);
      await editor.ledger.adopt(connection, report);
    }

    // The youngest alone needs 40, the others 50 more if each is looked at in its own time.
    expect((await world.callsDuring(10 * minute)).length).toBeLessThan(43);
  });
});

describe.each(['rds-database', 'dynamodb-backup', 'simpledb-domain'] as const)('%s', (kind) => {
  it('needs one list for all sources', async () => {
    gateway = new FakeGateway(clock, kind);
    gateway.pageSize = 100;
    world.gatewayFor = () => Promise.resolve(gateway);
    for (let index = 0; index < 30; index += 1) {
      const report: JobReport = { ...aReport(table(index), clock.now(), `${index}`), kind };
      gateway.add(report);
      await editor.ledger.adopt(connection, report);
    }
    await clock.advance(15 * second);
    expect(gateway.calls).toEqual(['list']);

    for (const { arn } of gateway.exports()) gateway.end(arn);
    await clock.advance(15 * second);

    expect(world.ends).toHaveLength(30);
    // SimpleDB alone tells no more than the state in its list.
    expect(gateway.count('describe')).toBe(kind === 'simpledb-domain' ? 30 : 0);
  });
});
