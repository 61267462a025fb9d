import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../test/fakes/fakeAws.ts';
import { FakeClock, idle } from '../../test/fakes/fakeClock.ts';
import { QuietLog } from '../../test/fakes/quietLog.ts';
import { connection } from '../../test/fakes/samples.ts';
import type { AwsWorld } from '../core/ports.ts';
import { startFeatures } from './features.ts';
import { lazyWorld } from './lazyWorld.ts';

describe('lazyWorld', () => {
  it('loads AWS when it is first asked for, once for all', async () => {
    let loads = 0;
    const world = lazyWorld(() => {
      loads += 1;
      return Promise.resolve(new FakeAws(new FakeClock()));
    });
    expect(loads).toBe(0);
    await Promise.all([world.profiles(), world.connect(connection)]);
    expect(loads).toBe(1);
  });

  it('says whose calls they are', async () => {
    const aws = new FakeAws(new FakeClock());
    const lanes: unknown[] = [];
    const connect: AwsWorld['connect'] = (to, lane) => {
      lanes.push(lane);
      return FakeAws.prototype.connect.call(aws, to);
    };
    const world = lazyWorld(() => Promise.resolve(Object.assign(aws, { connect })));
    await world.connect(connection, 'background');
    expect(lanes).toEqual(['background']);
  });

  it('tries again after a load that failed', async () => {
    let fails = true;
    const world = lazyWorld(() =>
      fails ? Promise.reject(new Error('broken')) : Promise.resolve(new FakeAws(new FakeClock())),
    );
    await expect(world.profiles()).rejects.toThrow('broken');
    fails = false;
    expect(await world.profiles()).toHaveLength(1);
  });

  it('lets go of what it loaded, and loads nothing for that', async () => {
    const aws = new FakeAws(new FakeClock());
    aws.add('orders');
    let loads = 0;
    const world = lazyWorld(() => {
      loads += 1;
      return Promise.resolve(aws);
    });
    world.dispose();
    expect(loads).toBe(0);
    await world.profiles();
    world.dispose();
    await idle();
    expect((await aws.tables.listTables()).items).toEqual([]);
  });
});

describe('startFeatures', () => {
  it('starts the rest when one feature fails, and says which', () => {
    const log = new QuietLog();
    const feature = { dispose: () => undefined };
    const started = startFeatures(
      [
        [
          'Broken',
          () => {
            throw new Error('no');
          },
        ],
        ['Sound', () => feature],
      ],
      log,
    );
    expect(started).toEqual([feature]);
    expect(log.lines).toEqual(['error: Broken did not start: no']);
  });
});
