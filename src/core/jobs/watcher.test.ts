import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeClock } from '../../../test/fakes/fakeClock.ts';
import type { FakeGateway } from '../../../test/fakes/fakeGateway.ts';
import {
  aReport,
  aRequest,
  aTable,
  connection,
  orders,
  where,
} from '../../../test/fakes/samples.ts';
import { World, type Session } from '../../../test/fakes/world.ts';
import { ExportError } from '../errors.ts';

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

describe('watching', () => {
  it('costs nothing while nothing is live', async () => {
    expect(clock.pending).toBe(0);
    const arn = await editor.start('one');
    expect(clock.pending).toBe(1);
    gateway.end(arn);
    await clock.advance(minute);

    expect(clock.pending).toBe(0);
    expect(await world.callsDuring(24 * hour)).toEqual([]);
  });

  it('looks at the list while an export runs, and describes it once at the end', async () => {
    const arn = await editor.start('one');
    expect(await world.callsDuring(minute)).toEqual(['list', 'list', 'list', 'list']);

    gateway.end(arn, { itemCount: 3 });

    expect(await world.callsDuring(minute)).toEqual(['list', 'describe']);
    expect(editor.job('one')).toMatchObject({ state: 'completed', report: { itemCount: 3 } });
    expect(world.ends).toEqual(['one completed']);
  });

  it('tells of a failure with its code', async () => {
    const arn = await editor.start('one');
    gateway.end(arn, { state: 'failed', failure: { code: 'S3AccessDenied' } });
    await clock.advance(minute);

    expect(editor.job('one')?.report?.failure?.code).toBe('S3AccessDenied');
    expect(world.ends).toEqual(['one failed']);
  });

  it('needs one call a look for all exports of a table', async () => {
    for (const token of ['one', 'two', 'three']) await editor.start(token);

    expect(await world.callsDuring(16 * second)).toEqual(['list']);
  });

  it('takes an old export along where the look at a young one costs nothing more', async () => {
    await editor.start('one');
    await clock.advance(3 * hour);
    const report = aReport(aTable('sessions'), clock.now(), 'two');
    gateway.add(report);
    await editor.ledger.adopt(connection, report);

    const calls = await world.callsDuring(10 * minute);

    expect(calls).toHaveLength(40);
  });

  it('asks for a further page only while a running export was not seen', async () => {
    gateway.pageSize = 2;
    await editor.start('one');
    await clock.advance(second);
    for (let i = 1; i <= 3; i += 1) gateway.add(aReport(orders, clock.now() + i, `newer ${i}`));
    for (let i = 1; i <= 9; i += 1)
      gateway.add(aReport(orders, clock.now() - i * hour, `old ${i}`));

    expect(await world.callsDuring(15 * second)).toEqual(['list', 'list']);
  });

  it('looks less often as the export grows old, but always', async () => {
    await editor.start('one');
    await clock.advance(30 * hour);

    expect(await world.callsDuring(hour)).toHaveLength(30);
    expect(editor.stateOf('one')).toBe('running');
  });

  it('looks less often while the window is not in use, and soon when it is again', async () => {
    await editor.start('one');
    editor.watcher.setAttentive(false);
    expect(await world.callsDuring(59 * second)).toEqual([]);

    editor.watcher.setAttentive(true);

    expect(await world.callsDuring(second)).toEqual(['list']);
  });

  it('looks soon at what failed for want of credentials once there are some', async () => {
    await editor.start('one');
    gateway.fail('list', new ExportError('credentials-expired'));
    await clock.advance(15 * second);
    expect(editor.watcher.problem?.reason).toBe('credentials-expired');

    editor.watcher.retryFailed();

    expect(await world.callsDuring(second)).toEqual(['list']);
    expect(editor.watcher.problem).toBeUndefined();
  });

  it('looks at once when asked to, without a second round at the same time', async () => {
    await editor.start('one');
    await Promise.all([editor.watcher.lookNow(), editor.watcher.lookNow()]);

    expect(gateway.count('list')).toBe(1);
  });

  it('stops when it is disposed', async () => {
    await editor.start('one');
    editor.close();

    expect(clock.pending).toBe(0);
    expect(await world.callsDuring(hour)).toEqual([]);
  });

  it('makes no further call when it is disposed during a round', async () => {
    await editor.start('one');
    await editor.ledger.adopt(connection, aReport(aTable('sessions'), clock.now(), 'two'));
    const round = editor.watcher.lookNow();
    await Promise.resolve();
    editor.close();
    await round;

    expect(gateway.count('list')).toBeLessThan(2);
  });

  it('waits a moment after the start, so that what happens together costs one look', async () => {
    await editor.start('one');
    editor.close();
    editor = await world.open();

    expect(await world.callsDuring(999)).toEqual([]);
    expect(await world.callsDuring(1)).toEqual(['list']);
  });

  it('goes on when the clock was put back', async () => {
    await editor.start('one');
    await clock.advance(20 * second);
    clock.put(clock.now() - 24 * hour);
    editor.watcher.setAttentive(true);

    expect(await world.callsDuring(2 * second)).toEqual(['list']);
  });

  it('leaves a launch that is under way to whoever launches', async () => {
    await editor.ledger.intend({ request: aRequest('one'), ...where });

    expect(clock.pending).toBe(0);
    expect(await world.callsDuring(hour)).toEqual([]);
  });

  it('watches an export that was started elsewhere', async () => {
    const report = aReport(orders, clock.now(), 'console');
    gateway.add(report);
    await editor.ledger.adopt(connection, report);
    gateway.end(report.arn);
    await clock.advance(minute);

    expect(world.ends).toEqual([`${report.arn} completed`]);
  });
});

describe('an end', () => {
  it('is told after a restart when it came while the editor was closed', async () => {
    const arn = await editor.start('one');
    editor.close();
    gateway.end(arn);
    await clock.advance(3 * hour);
    editor = await world.open();
    await clock.advance(minute);

    expect(world.ends).toEqual(['one completed']);
  });

  it('is told again after a restart only if nobody was told', async () => {
    const arn = await editor.start('one');
    editor.close();
    editor = await world.open({ announce: false });
    gateway.end(arn);
    await editor.watcher.lookNow();
    expect(world.ends).toEqual(['one completed']);

    editor.close();
    editor = await world.open();
    await clock.advance(second);
    editor.close();
    editor = await world.open();
    await clock.advance(hour);

    expect(world.ends).toEqual(['one completed', 'one completed']);
  });

  it('is told once however often the job changes later, even if nobody was told', async () => {
    editor.close();
    editor = await world.open({ announce: false });
    const arn = await editor.start('one');
    gateway.end(arn);
    await editor.watcher.lookNow();
    const seen = await gateway.describe(arn);
    await editor.ledger.update('one', { ...seen, bucketOwner: '111122223333' });
    await clock.advance(hour);

    expect(world.ends).toEqual(['one completed']);
  });

  it('is not told of a refusal that the launch has told already', async () => {
    gateway.fail('start', new ExportError('recovery-off'));
    await expect(editor.start('one')).rejects.toThrow();
    editor = await world.open();
    await clock.advance(hour);

    expect(world.ends).toEqual([]);
  });
});

describe('a launch without an answer', () => {
  it('is settled soon after, as one export', async () => {
    gateway.cutAfter('start');
    gateway.cutAfter('start');
    await editor.start('one');
    expect(editor.stateOf('one')).toBe('unconfirmed');
    await clock.advance(2 * second);

    expect(editor.stateOf('one')).toBe('running');
    expect(gateway.exports()).toHaveLength(1);
  });

  it('is settled after a crash between the intent and the answer', async () => {
    await editor.ledger.intend({ request: aRequest('one'), ...where });
    await gateway.start(aRequest('one'));
    editor = await world.open();
    await clock.advance(2 * second);

    expect(editor.stateOf('one')).toBe('running');
    expect(gateway.exports()).toHaveLength(1);
  });

  it('is started after a crash between the intent and the call', async () => {
    await editor.ledger.intend({ request: aRequest('one'), ...where });
    editor = await world.open();
    await clock.advance(2 * second);

    expect(editor.stateOf('one')).toBe('running');
    expect(gateway.exports()).toHaveLength(1);
  });

  it('is only looked for once its token is too old, and the person is told', async () => {
    await editor.ledger.intend({ request: aRequest('one'), ...where });
    editor.close();
    await clock.advance(9 * hour);
    editor = await world.open();
    await clock.advance(2 * second);

    expect(gateway.count('start')).toBe(0);
    expect(world.ends).toEqual(['one rejected']);

    const arn = await editor.start('one');
    gateway.end(arn);
    await clock.advance(minute);

    expect(world.ends).toEqual(['one rejected', 'one completed']);
  });

  it('waits for a login that has expired', async () => {
    await editor.ledger.intend({ request: aRequest('one'), ...where });
    editor = await world.open();
    world.gatewayFor = () => Promise.reject(new ExportError('credentials-expired'));
    await clock.advance(hour);
    expect(editor.stateOf('one')).toBe('unconfirmed');

    world.gatewayFor = () => Promise.resolve(gateway);
    await clock.advance(2 * minute);

    expect(editor.stateOf('one')).toBe('running');
  });
});

describe('rounds', () => {
  it('never overlap, however slow AWS is', async () => {
    await editor.start('one');
    let open = 0;
    let most = 0;
    const list = gateway.list.bind(gateway);
    gateway.list = async (...args) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise<void>((resolve) => clock.after(5 * minute, resolve));
      open -= 1;
      return list(...args);
    };
    void editor.watcher.lookNow();
    await clock.advance(hour);

    expect(most).toBe(1);
    expect(gateway.count('list')).toBeGreaterThan(5);
  });
});
