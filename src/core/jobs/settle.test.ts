import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { FakeGateway } from '../../../test/fakes/fakeGateway.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { aReport, aRequest, aTable, orders, where } from '../../../test/fakes/samples.ts';
import { ExportError, type ErrorReason } from '../errors.ts';
import type { Job } from './job.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { settle } from './settle.ts';

const hour = 3_600_000;
let clock: FakeClock;
let gateway: FakeGateway;
let journal: MemoryJournal;
let ledger: Ledger;
let job: Job;

const settleNow = () => settle(ledger.get('one') ?? job, { ledger, gateway, now: clock.now() });

beforeEach(async () => {
  clock = new FakeClock();
  gateway = new FakeGateway(clock);
  journal = new MemoryJournal();
  ledger = await openLedger(journal, clock, new QuietLog());
  await ledger.intend({ request: aRequest('one'), ...where });
  job = await ledger.unconfirm('one');
});

describe('while the token holds', () => {
  it('the export that was started is found by sending again', async () => {
    const { arn } = await gateway.start(aRequest('one'));
    clock.put(clock.now() + 7 * hour);

    expect(await settleNow()).toMatchObject({ state: 'running', arn });
    expect(gateway.exports()).toHaveLength(1);
  });

  it('the export that was never started is started now', async () => {
    expect(await settleNow()).toMatchObject({ state: 'running' });
    expect(gateway.exports()).toMatchObject([{ clientToken: 'one' }]);
  });

  it('one that has ended meanwhile is known as ended', async () => {
    const { arn } = await gateway.start(aRequest('one'));
    gateway.end(arn, { state: 'failed', failure: { code: 'S3NoSuchBucket' } });

    expect(await settleNow()).toMatchObject({ state: 'failed', startedAt: job.startedAt });
  });

  it.each<ErrorReason>(['throttled', 'credentials-expired', 'network', 'internal', 'not-json'])(
    'nothing is concluded from %s',
    async (reason) => {
      gateway.fail('start', new ExportError(reason));

      await expect(settleNow()).rejects.toMatchObject({ reason });
      expect(ledger.get('one')?.state).toBe('unconfirmed');
    },
  );

  it('a refusal means nothing at first, as the call before may still arrive', async () => {
    gateway.fail('start', new ExportError('recovery-off'));
    expect(await settleNow()).toMatchObject({ state: 'unconfirmed' });

    const { arn } = await gateway.start(aRequest('one'));
    gateway.fail('start', new ExportError('recovery-off'));
    expect(await settleNow()).toMatchObject({ state: 'running', arn });
  });

  it('a refusal means that it never started, once it was looked for a while later', async () => {
    clock.put(clock.now() + hour);
    gateway.fail('start', new ExportError('recovery-off'));

    expect(await settleNow()).toMatchObject({
      state: 'rejected',
      refusal: { reason: 'recovery-off' },
    });
    expect(gateway.count('list')).toBe(1);
  });

  it('a refusal means nothing when the export is there', async () => {
    const { arn } = await gateway.start(aRequest('one'));
    gateway.fail('start', new ExportError('recovery-off'));

    expect(await settleNow()).toMatchObject({ state: 'running', arn });
  });

  it('a refusal means nothing while it cannot be looked for', async () => {
    gateway.fail('start', new ExportError('access-denied'));
    gateway.fail('list', new ExportError('access-denied'));

    await expect(settleNow()).rejects.toMatchObject({ reason: 'access-denied' });
    expect(ledger.get('one')?.state).toBe('unconfirmed');
  });
});

describe('a refusal of a request that was sent again', () => {
  const refused = new ExportError('recovery-off');
  const refuseNow = (): Promise<Job> => {
    gateway.fail('start', refused);
    return settleNow();
  };

  beforeEach(async () => {
    clock.put(clock.now() + hour);
    gateway.fail('start', new ExportError('timeout'));
    await expect(settleNow()).rejects.toMatchObject({ reason: 'timeout' });
    clock.put(clock.now() + 30_000);
  });

  it('means nothing while that call may still arrive', async () => {
    expect(await refuseNow()).toMatchObject({ state: 'unconfirmed' });

    const { arn } = await gateway.start(aRequest('one'));
    expect(await refuseNow()).toMatchObject({ state: 'running', arn });
  });

  it('means that it never started, a while after the last call without an answer', async () => {
    for (const passed of [30_000, 60_000]) {
      expect(await refuseNow()).toMatchObject({ state: 'unconfirmed' });
      clock.put(clock.now() + passed);
    }

    expect(await refuseNow()).toMatchObject({ state: 'rejected' });
  });

  it('means nothing to a window that took over from one that was killed meanwhile', async () => {
    clock.put(clock.now() + hour);
    gateway.start = () => new Promise(() => undefined);
    void settleNow();
    await idle();
    ledger = await openLedger(journal, clock, new QuietLog());
    clock.put(clock.now() + 30_000);
    gateway.start = () => Promise.reject(refused);

    expect(await settleNow()).toMatchObject({ state: 'unconfirmed' });
  });

  it('counts from the call, not from one that nobody has looked at', async () => {
    clock.put(clock.now() + hour);
    gateway.fail('start', new ExportError('throttled'));
    await expect(settleNow()).rejects.toMatchObject({ reason: 'throttled' });

    expect(await refuseNow()).toMatchObject({ state: 'rejected' });
  });

  it('is not waited for where another window knows meanwhile', async () => {
    const { arn } = await gateway.start(aRequest('one'));
    const before = ledger.get('one') ?? job;
    await ledger.accept('one', await gateway.describe(arn));

    expect(await settle(before, { ledger, gateway, now: clock.now() })).toMatchObject({ arn });
    expect(gateway.count('start')).toBe(2);
  });
});

describe('when the token is too old to be sent', () => {
  it('the export is found by its token among those of that time', async () => {
    const { arn } = await gateway.start(aRequest('one'));
    gateway.add(aReport(orders, clock.now() + 60_000, 'of a colleague'));
    gateway.add(aReport(aTable('sessions'), clock.now(), 'one of another table'));
    clock.put(clock.now() + 50 * hour);
    gateway.add(aReport(orders, clock.now(), 'much later'));

    expect(await settleNow()).toMatchObject({ state: 'running', arn });
    expect(gateway.count('start')).toBe(1);
    expect(gateway.count('describe')).toBeLessThanOrEqual(2);
  });

  it('it never started if it is not there, and nothing is sent', async () => {
    clock.put(clock.now() + 8 * hour);

    expect(await settleNow()).toMatchObject({
      state: 'rejected',
      refusal: { reason: 'export-not-found' },
    });
    expect(gateway.count('start')).toBe(0);
  });

  it('exports of other tokens that were started here are not described', async () => {
    await ledger.intend({ request: aRequest('two'), ...where });
    await ledger.accept('two', await gateway.start(aRequest('two')));
    clock.put(clock.now() + 9 * hour);
    await settleNow();

    expect(gateway.count('describe')).toBe(0);
  });

  it('is looked for page by page, no further back than the intent', async () => {
    gateway.pageSize = 2;
    const day = 24 * hour;
    for (let i = 1; i <= 9; i += 1) {
      gateway.add(aReport(orders, clock.now() + (5 - i) * day, `day ${i}`));
    }
    clock.put(clock.now() + 5 * day);
    await settleNow();

    expect(gateway.count('list')).toBe(3);
  });
});

describe('while the clock cannot be trusted', () => {
  it('nothing is sent when it was put back, which makes the age of the token unknown', async () => {
    clock.put(clock.now() - hour);
    await settleNow();

    expect(gateway.calls).toEqual(['list']);
  });

  it('nothing is sent when the ledger was written later than now', async () => {
    clock.put(clock.now() + 9 * hour);
    await ledger.intend({ request: aRequest('two'), ...where });
    clock.put(clock.now() - 8 * hour);
    await settleNow();

    expect(gateway.count('start')).toBe(0);
  });

  it('a correction of some seconds is no reason not to send', async () => {
    clock.put(clock.now() - 5_000);

    expect(await settleNow()).toMatchObject({ state: 'running' });
  });

  it.each([10, -10])('the export is found that AWS started %s hours off', async (hours) => {
    const { arn } = await gateway.start(aRequest('one'));
    gateway.change(arn, { startedAt: clock.now() + hours * hour });
    clock.put(clock.now() + 20 * hour);

    expect(await settleNow()).toMatchObject({ arn });
    expect(gateway.exports()).toHaveLength(1);
  });

  it('the export is found that was asked for while the clock was a week ahead', async () => {
    clock.put(clock.now() - 7 * 24 * hour);
    const { arn } = await gateway.start(aRequest('one'));
    clock.put(clock.now() + hour);

    expect(await settleNow()).toMatchObject({ arn });
  });
});
