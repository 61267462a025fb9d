import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { aReport, connection, orders } from '../../../test/fakes/samples.ts';
import { ExportError } from '../errors.ts';
import { Cancellation } from '../lib/cancellation.ts';
import { readList } from '../lib/readList.ts';
import type { CancelSignal } from '../ports.ts';
import { rememberedLooks } from './looks.ts';

async function setUp() {
  const clock = new FakeClock();
  const world = new FakeAws(clock);
  world.add('orders');
  world.add('carts');
  const access = await world.connect(connection);
  return { clock, world, access, looks: rememberedLooks(access, clock) };
}

/** A look that stays under way until the test lets it end. */
async function slowly() {
  const { access, clock } = await setUp();
  const signals: CancelSignal[] = [];
  let end = (): void => undefined;
  const inspect = {
    ...access.inspect,
    requesterPays: (_bucket: string, _region: string, signal?: CancelSignal) =>
      new Promise<boolean>((resolve) => {
        if (signal !== undefined) signals.push(signal);
        end = () => {
          resolve(true);
        };
      }),
  };
  const looks = rememberedLooks({ ...access, inspect }, clock);
  const look = (signal: CancelSignal) => looks.inspect.requesterPays('acme', 'eu-west-1', signal);
  return {
    signals,
    look,
    end: () => {
      end();
    },
  };
}

describe('a look', () => {
  it('is made once for all who need it', async () => {
    const { world, looks } = await setUp();
    await Promise.all([
      looks.tables.describeTable('orders'),
      looks.tables.describeTable('orders'),
      looks.tables.describeTable('carts'),
    ]);
    await looks.tables.describeTable('orders');
    expect(world.count('DescribeTable orders')).toBe(1);
    expect(world.count('DescribeTable carts')).toBe(1);
  });

  it('is another one with other arguments', async () => {
    const { world, looks } = await setUp();
    await looks.inspect.headBucket('acme');
    await looks.inspect.headBucket('acme', '111122223333');
    await looks.inspect.headBucket('acme');
    expect(world.count('HeadBucket')).toBe(2);
  });

  it('is kept for a minute', async () => {
    const { clock, world, looks } = await setUp();
    await looks.identity();
    await clock.advance(59_999);
    await looks.identity();
    expect(world.count('GetCallerIdentity')).toBe(1);
    await clock.advance(1);
    await looks.identity();
    expect(world.count('GetCallerIdentity')).toBe(2);
  });

  it('is made again after a failure, but not after a denial', async () => {
    const { world, looks } = await setUp();
    const look = () => looks.inspect.bucketPolicy('acme', 'eu-west-1');
    world.faults.set('GetBucketPolicy', new ExportError('throttled'));
    await expect(look()).rejects.toMatchObject({ reason: 'throttled' });
    world.faults.set('GetBucketPolicy', new ExportError('access-denied'));
    await expect(look()).rejects.toMatchObject({ reason: 'access-denied' });
    world.faults.clear();
    await expect(look()).rejects.toMatchObject({ reason: 'access-denied' });
    expect(world.count('GetBucketPolicy')).toBe(2);
  });

  it('goes on for the next draft when the one before gives up', async () => {
    const { signals, look, end } = await slowly();
    const [first, second] = [new AbortController(), new AbortController()];
    const [one, two] = [look(first.signal), look(second.signal)];
    first.abort();
    await expect(one).rejects.toMatchObject({ reason: 'cancelled' });
    end();
    await expect(two).resolves.toBe(true);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  it('is cancelled when nobody waits for it, and made anew for who comes then', async () => {
    const { signals, look, end } = await slowly();
    const first = new AbortController();
    const one = look(first.signal);
    first.abort();
    await expect(one).rejects.toMatchObject({ reason: 'cancelled' });
    const two = look(new AbortController().signal);
    end();
    await expect(two).resolves.toBe(true);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('does not begin for who has given up already', async () => {
    const { world, looks } = await setUp();
    const signal = AbortSignal.abort();
    await expect(looks.identity(signal)).rejects.toMatchObject({ reason: 'cancelled' });
    expect(world.calls).toEqual([]);
  });
});

it('reads a long list once, and no further once nobody waits for it', async () => {
  const { looks, world } = await setUp();
  for (let id = 0; id < 60; id += 1) world.gateway.add(aReport(orders, id, `t${id}`));
  const gateway = looks.exportsOf('dynamodb-table');
  const stop = new Cancellation();
  const read = (signal?: CancelSignal) =>
    readList((next) => {
      if (next !== undefined && signal === stop) stop.cancel();
      return gateway.list(undefined, next, signal);
    });
  await expect(read(stop)).rejects.toMatchObject({ reason: 'cancelled' });
  expect(world.gateway.count('list')).toBe(1);
  await read();
  await read();
  expect(world.gateway.count('list')).toBe(3);
});
