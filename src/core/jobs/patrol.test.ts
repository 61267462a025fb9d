import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { FakeGateway } from '../../../test/fakes/fakeGateway.ts';
import { aReport, aRequest, aTable, connection } from '../../../test/fakes/samples.ts';
import { World, type Session } from '../../../test/fakes/world.ts';
import { ExportError, type ErrorReason } from '../errors.ts';

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

describe('an export that left the list', () => {
  it('is described by its ARN until it ends', async () => {
    const arn = await editor.start('one');
    gateway.unlist(arn);
    expect(await world.callsDuring(15 * second)).toEqual(['list', 'describe']);

    gateway.end(arn);
    await clock.advance(minute);

    expect(world.ends).toEqual(['one completed']);
  });

  it('stays running and is looked for ever less often when nothing knows it', async () => {
    const arn = await editor.start('one');
    gateway.forget(arn);
    await clock.advance(24 * hour);

    expect(await world.callsDuring(24 * hour)).toHaveLength(48);
    expect(editor.stateOf('one')).toBe('running');
    expect(world.log.lines[0]).toContain('does not know');
    expect(editor.watcher.problem).toBeUndefined();
  });

  it('is not what a refused description means', async () => {
    gateway.unlist(await editor.start('one'));
    gateway.fail('describe', new ExportError('access-denied'));
    await clock.advance(16 * second);

    expect(editor.watcher.problem?.reason).toBe('access-denied');
  });

  it('does not cost a call at each look at the others of its table', async () => {
    gateway.forget(await editor.start('one'));
    await editor.start('two');
    await clock.advance(4 * hour);

    const calls = await world.callsDuring(2 * hour);

    expect(calls.filter((call) => call === 'describe')).toHaveLength(2);
  });

  it('does not hold up the others of its table', async () => {
    const lost = await editor.start('one');
    const arn = await editor.start('two');
    gateway.forget(lost);
    await clock.advance(hour);
    gateway.end(arn);
    await clock.advance(2 * minute);

    expect(world.ends).toEqual(['two completed']);
  });
});

describe('a problem', () => {
  it.each<ErrorReason>([
    'access-denied',
    'clock-skewed',
    'credentials-expired',
    'credentials-missing',
    'network',
    'profile-unusable',
  ])('of reason %s is shown, fails nothing, and goes away by itself', async (reason) => {
    const shown: unknown[] = [];
    editor.watcher.onDidChangeProblem((problem) => shown.push(problem?.reason));
    const arn = await editor.start('one');
    for (let i = 0; i < 4; i += 1) gateway.fail('list', new ExportError(reason));
    await clock.advance(16 * second);
    expect(editor.watcher.problem?.reason).toBe(reason);
    expect(editor.stateOf('one')).toBe('running');

    gateway.end(arn);
    await clock.advance(10 * minute);

    expect(shown).toEqual([reason, undefined]);
    expect(world.ends).toEqual(['one completed']);
  });

  it('makes the looks rarer', async () => {
    await editor.start('one');
    let tries = 0;
    world.gatewayFor = () => {
      tries += 1;
      return Promise.reject(new ExportError('network'));
    };
    await clock.advance(hour);

    expect(tries).toBeLessThan(35);
    expect(tries).toBeGreaterThan(25);
  });

  it('is over at once when somebody asks and all is well again', async () => {
    await editor.start('one');
    world.gatewayFor = () => Promise.reject(new ExportError('credentials-expired'));
    await clock.advance(hour);
    world.gatewayFor = () => Promise.resolve(gateway);
    await editor.watcher.lookNow();

    expect(editor.watcher.problem).toBeUndefined();
  });

  it('is over when the job that had it is settled otherwise', async () => {
    gateway.fail('start', new ExportError('timeout'));
    gateway.fail('start', new ExportError('timeout'));
    await editor.start('one');
    gateway.fail('start', new ExportError('timeout'));
    await clock.advance(second);
    expect(editor.watcher.problem?.reason).toBe('timeout');

    await editor.ledger.accept('one', await gateway.start(aRequest('one')));

    expect(editor.watcher.problem).toBeUndefined();
  });

  it('is not made of throttling, which only slows the looks down', async () => {
    await editor.start('one');
    for (let i = 0; i < 5; i += 1) gateway.fail('list', new ExportError('throttled'));
    const calls = await world.callsDuring(2 * minute);

    expect(editor.watcher.problem).toBeUndefined();
    expect(calls.length).toBeLessThan(5);
  });

  it('is survived even if it is a bug', async () => {
    const arn = await editor.start('one');
    gateway.fail('list', new TypeError('a bug'));
    gateway.end(arn);
    await clock.advance(minute);

    expect(world.ends).toEqual(['one completed']);
  });

  it('of one table does not stop another', async () => {
    const sessions = aReport(aTable('sessions'), clock.now(), 'two');
    gateway.add(sessions);
    await editor.ledger.adopt(connection, sessions);
    for (const arn of [sessions.arn, await editor.start('one')]) gateway.end(arn);
    // Refused are the list of all tables and that of the first of the two.
    for (let i = 0; i < 2; i += 1) gateway.fail('list', new ExportError('access-denied'));
    await editor.watcher.lookNow();

    expect(editor.watcher.problem?.reason).toBe('access-denied');
    expect(world.ends).toHaveLength(1);
  });

  it('that every call would meet ends the round of its connection, but not of another', async () => {
    const dev = { profile: 'acme-dev', region: 'us-east-1' };
    const other = new FakeGateway(clock);
    const there = aReport(aTable('elsewhere'), clock.now(), 'there');
    other.add(there);
    other.end(there.arn);
    await editor.ledger.adopt(dev, there);
    await editor.start('one');
    await editor.ledger.adopt(connection, aReport(aTable('sessions'), clock.now(), 'two'));
    world.gatewayFor = ({ profile }) => Promise.resolve(profile === 'acme-dev' ? other : gateway);
    gateway.fail('list', new ExportError('credentials-expired'));
    await editor.watcher.lookNow();

    expect(gateway.count('list')).toBe(1);
    expect(editor.stateOf(there.arn)).toBe('completed');
  });
});
