import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../../test/fakes/fakeClock.ts';
import { FakeGateway } from '../../../../test/fakes/fakeGateway.ts';
import { aReport, aTable, orders } from '../../../../test/fakes/samples.ts';
import { ExportError } from '../../../core/errors.ts';
import type { JobReport } from '../../../core/jobs/job.ts';
import { lastIncrementalTo } from './lastIncremental.ts';

const minute = 60_000;

function setUp() {
  const gateway = new FakeGateway(new FakeClock());
  /** An incremental export that started at `startedAt` and covers the hour before `to`. */
  const add = (startedAt: number, to: number, changes: Partial<JobReport> = {}): void =>
    gateway.add({
      ...aReport(changes.source ?? orders, startedAt, `token-${startedAt}`),
      state: 'completed',
      exportType: 'incremental',
      window: { from: to - 60 * minute, to },
      ...changes,
    });
  return { add, gateway, last: () => lastIncrementalTo(gateway, orders.arn) };
}

describe('where the last incremental export ended', () => {
  it('is the end of its window, exactly', async () => {
    const { add, last } = setUp();
    add(1 * minute, 1_000_007);
    expect(await last()).toBe(1_000_007);
  });

  it('is unknown where there is none', async () => {
    const { last } = setUp();
    expect(await last()).toBeNull();
  });

  it('does not count what failed, still runs, is full or of another table', async () => {
    const { add, last } = setUp();
    add(1 * minute, 1000);
    add(2 * minute, 2000, { state: 'failed' });
    add(3 * minute, 3000, { state: 'running' });
    add(4 * minute, 4000, { exportType: 'full' });
    add(5 * minute, 5000, { source: aTable('orders-archive') });
    expect(await last()).toBe(1000);
  });

  it('is the latest end, also where an older window was exported later', async () => {
    const { add, last } = setUp();
    add(1 * minute, 9000);
    add(2 * minute, 5000);
    expect(await last()).toBe(9000);
  });

  it('costs a few calls however many exports there are', async () => {
    const { add, gateway, last } = setUp();
    for (let count = 1; count <= 60; count += 1) add(count * minute, count * 1000);
    expect(await last()).toBe(60_000);
    expect(gateway.count('list')).toBe(1);
    expect(gateway.count('describe')).toBe(4);
  });

  it('is found behind many full exports', async () => {
    const { add, last } = setUp();
    add(1 * minute, 1000);
    for (let count = 2; count <= 60; count += 1) add(count * minute, 0, { exportType: 'full' });
    expect(await last()).toBe(1000);
  });

  it('is not guessed where AWS does not answer', async () => {
    const { add, gateway, last } = setUp();
    add(1 * minute, 1000);
    gateway.fail('describe', new ExportError('throttled'));
    await expect(last()).rejects.toMatchObject({ reason: 'throttled' });
  });
});
