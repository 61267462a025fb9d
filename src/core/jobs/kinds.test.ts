import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { FakeGateway } from '../../../test/fakes/fakeGateway.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { allKinds, requestOfKind, sources } from '../../../test/fakes/requests.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { ExportError } from '../errors.ts';
import type { KindId } from '../kinds/kind.ts';
import { follow } from './follow.ts';
import type { Job } from './job.ts';
import { launch } from './launch.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { settle } from './settle.ts';

const minute = 60_000;
let clock: FakeClock;
let gateway: FakeGateway;
let journal: MemoryJournal;
let ledger: Ledger;

async function begin(kind: KindId): Promise<void> {
  clock = new FakeClock();
  gateway = new FakeGateway(clock, kind);
  journal = new MemoryJournal();
  ledger = await openLedger(journal, clock, new QuietLog());
}

const start = (kind: KindId, token = 'one', by = ledger) =>
  launch(
    requestOfKind(kind, token),
    { connection, source: sources[kind] },
    { ledger: by, gateway },
  );

const jobOf = (id = 'one'): Job => {
  const job = ledger.get(id);
  if (job === undefined) throw new Error(`There is no job ${id}`);
  return job;
};

const settleNow = () => settle(jobOf(), { ledger, gateway, now: clock.now() });

describe.each(allKinds)('%s', (kind) => {
  beforeEach(() => begin(kind));

  it('is written down, started once, and read back by another window', async () => {
    const { outcome, job } = await start(kind);

    expect(outcome).toBe('started');
    expect(job).toMatchObject({ id: 'one', kind, state: 'running', source: sources[kind] });
    expect(gateway.count('start')).toBe(1);
    const reopened = await openLedger(journal, clock, new QuietLog());
    expect(reopened.get('one')).toEqual(job);
  });

  it('comes to its end', async () => {
    const { job } = await start(kind);
    gateway.end(job.arn ?? '', { itemCount: 3 });

    await follow([job], { ledger, gateway, log: new QuietLog() });

    expect(jobOf()).toMatchObject({ state: 'completed', report: { itemCount: 3 } });
  });

  it('is found again when the answer to its start was lost, and is there once', async () => {
    gateway.cutAfter('start');
    gateway.cutAfter('start');
    expect(await start(kind)).toMatchObject({ outcome: 'unconfirmed' });

    expect(await settleNow()).toMatchObject({ state: 'running' });
    expect(gateway.exports()).toHaveLength(1);
  });

  it('is refused for good where AWS says no', async () => {
    gateway.fail('start', new ExportError('validation'));

    await expect(start(kind)).rejects.toMatchObject({ reason: 'validation' });
    expect(jobOf().state).toBe('rejected');
  });

  it('keeps what AWS said word for word out of the journal', async () => {
    const { job } = await start(kind);
    gateway.end(job.arn ?? '', { answer: { Secret: 'word for word' } });
    await follow([job], { ledger, gateway, log: new QuietLog() });

    expect(jobOf().state).toBe('completed');
    expect(await journal.read()).not.toContain('word for word');
  });
});

describe.each(['dynamodb-backup', 'rds-database'] as const)('%s, which has no token', (kind) => {
  beforeEach(() => begin(kind));

  it('is never sent a second time', async () => {
    gateway.fail('start', new ExportError('network', { maybeDone: true }));
    await start(kind);
    clock.put(clock.now() + 3 * minute);
    await settleNow();

    expect(gateway.count('start')).toBe(1);
  });

  it('is looked for a while before it counts as never started', async () => {
    gateway.fail('start', new ExportError('timeout', { maybeDone: true }));
    await start(kind);

    expect(await settleNow()).toMatchObject({ state: 'unconfirmed' });
    clock.put(clock.now() + 3 * minute);
    expect(await settleNow()).toMatchObject({
      state: 'rejected',
      refusal: { reason: 'export-not-found' },
    });
  });

  it('is looked for a while also when the clock is corrected meanwhile', async () => {
    gateway.fail('start', new ExportError('timeout', { maybeDone: true }));
    await start(kind);
    clock.put(clock.now() - 5_000);

    expect(await settleNow()).toMatchObject({ state: 'unconfirmed' });
  });

  it('is not found in one that was there long before', async () => {
    await start(kind, 'older');
    gateway.change(gateway.exports()[0]?.arn ?? '', { startedAt: clock.now() - 90 * minute });
    ledger = await openLedger(new MemoryJournal(), clock, new QuietLog());
    gateway.fail('start', new ExportError('network', { maybeDone: true }));
    await start(kind);
    clock.put(clock.now() + 3 * minute);

    expect(await settleNow()).toMatchObject({ state: 'rejected' });
  });
});

describe('a backup that two windows ask for', () => {
  beforeEach(() => begin('dynamodb-backup'));

  it('is made once, whichever of them is quicker', async () => {
    const other = await openLedger(journal, clock, new QuietLog(), {
      own: 'b',
      isGone: () => false,
    });
    const both = Promise.all([
      start('dynamodb-backup', 'one'),
      start('dynamodb-backup', 'two', other),
    ]);
    // The slower window waits for the call of the other one, which it hears of by the file.
    await idle();
    journal.tell();
    const [mine, theirs] = await both;

    expect(gateway.count('start')).toBe(1);
    expect(theirs.job.id).toBe(mine.job.id);
    expect(theirs.job.arn).toBe(mine.job.arn);
  });
});

describe('an export task of RDS', () => {
  beforeEach(() => begin('rds-database'));

  it('shows how far it is, without a look at the task itself', async () => {
    const { job } = await start('rds-database');
    gateway.change(job.arn ?? '', { status: 'IN_PROGRESS', percent: 43, extractedGb: 12 });

    await follow([job], { ledger, gateway, log: new QuietLog() });

    expect(jobOf().report).toMatchObject({ status: 'IN_PROGRESS', percent: 43, extractedGb: 12 });
    expect(gateway.count('describe')).toBe(0);
  });

  it('goes from being canceled to canceled, which is an end', async () => {
    const { job } = await start('rds-database');
    await ledger.update(job.id, await gateway.cancel(job.arn ?? ''));
    expect(jobOf().state).toBe('canceling');
    gateway.end(job.arn ?? '', { state: 'canceled' });

    await follow([jobOf()], { ledger, gateway, log: new QuietLog() });

    expect(jobOf().state).toBe('canceled');
  });

  it('whose identifier somebody else took is not mistaken for ours', async () => {
    await start('rds-database', 'older');
    gateway.change(gateway.exports()[0]?.arn ?? '', { bucket: 'another-bucket' });
    ledger = await openLedger(new MemoryJournal(), clock, new QuietLog());
    gateway.fail('start', new ExportError('network', { maybeDone: true }));
    await start('rds-database');
    clock.put(clock.now() + 3 * minute);

    expect(await settleNow()).toMatchObject({ state: 'rejected' });
  });
});
