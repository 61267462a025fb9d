import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { FakeGateway } from '../../../test/fakes/fakeGateway.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { aRequest, where } from '../../../test/fakes/samples.ts';
import { ExportError, type ErrorReason } from '../errors.ts';
import { launch, type Launched } from './launch.ts';
import { openLedger, type Ledger } from './ledger.ts';

let clock: FakeClock;
let gateway: FakeGateway;
let journal: MemoryJournal;
let ledger: Ledger;

beforeEach(async () => {
  clock = new FakeClock();
  gateway = new FakeGateway(clock);
  journal = new MemoryJournal();
  ledger = await openLedger(journal, clock, new QuietLog());
});

const start = (token: string): Promise<Launched> =>
  launch(aRequest(token), where, { ledger, gateway });

describe('launch', () => {
  it('starts the export once and knows its ARN', async () => {
    const { outcome, job } = await start('one');

    expect(outcome).toBe('started');
    expect(gateway.exports()).toMatchObject([{ arn: job.arn, clientToken: 'one' }]);
    expect(job.state).toBe('running');
  });

  it('has the intent on disk before the call leaves', async () => {
    let atCall: string | undefined;
    const begin = gateway.start.bind(gateway);
    gateway.start = (request) => {
      atCall = journal.text;
      return begin(request);
    };

    await start('one');

    expect(atCall).toContain('"launching"');
  });

  it('sends nothing when the intent cannot be written', async () => {
    journal.failure = new Error('disk full');

    await expect(start('one')).rejects.toBeInstanceOf(ExportError);

    expect(gateway.calls).toEqual([]);
  });

  it.each<ErrorReason>(['access-denied', 'validation', 'recovery-off', 'throttled', 'tls'])(
    'throws when AWS says %s, and nothing is left over',
    async (reason) => {
      gateway.fail('start', new ExportError(reason));

      await expect(start('one')).rejects.toMatchObject({ reason });

      expect(ledger.get('one')?.state).toBe('rejected');
      expect(gateway.count('start')).toBe(1);
    },
  );

  it('starts with the same draft after a refusal', async () => {
    gateway.fail('start', new ExportError('throttled'));
    await expect(start('one')).rejects.toThrow();

    expect(await start('one')).toMatchObject({ outcome: 'started' });
    expect(ledger.jobs()).toHaveLength(1);
  });

  it.each<ErrorReason>(['network', 'timeout', 'internal', 'not-json'])(
    'asks again at once with the same token after %s',
    async (reason) => {
      gateway.fail('start', new ExportError(reason));

      expect(await start('one')).toMatchObject({ outcome: 'started', job: { state: 'running' } });
      expect(gateway.exports()).toHaveLength(1);
    },
  );

  it('makes one export although the answer to the first call was cut off', async () => {
    gateway.cutAfter('start');

    expect(await start('one')).toMatchObject({ outcome: 'started' });
    expect(gateway.exports()).toHaveLength(1);
  });

  it('does not guess when the second call has no answer either', async () => {
    gateway.cutAfter('start');
    gateway.fail('start', new ExportError('timeout'));

    expect(await start('one')).toMatchObject({
      outcome: 'unconfirmed',
      job: { state: 'unconfirmed' },
      error: { reason: 'timeout' },
    });
  });

  it('does not take a refusal of the second call for an answer to the first', async () => {
    gateway.cutAfter('start');
    gateway.fail('start', new ExportError('throttled'));

    expect(await start('one')).toMatchObject({
      outcome: 'unconfirmed',
      error: { reason: 'throttled' },
    });
  });

  it('takes the word of an adapter that knows that nothing was sent', async () => {
    gateway.fail('start', new ExportError('network', { maybeDone: false }));

    await expect(start('one')).rejects.toMatchObject({ reason: 'network' });
    expect(ledger.get('one')?.state).toBe('rejected');
  });

  it('does not guess after a failure that nobody foresaw', async () => {
    gateway.fail('start', new TypeError('a bug'));
    gateway.fail('start', new TypeError('a bug'));

    expect(await start('one')).toMatchObject({
      outcome: 'unconfirmed',
      error: { reason: 'unknown' },
    });
  });

  it('makes one export of a double click', async () => {
    const [first, second] = await Promise.all([start('one'), start('one')]);

    expect(second.job.arn).toBe(first.job.arn);
    expect(gateway.exports()).toHaveLength(1);
    expect(ledger.jobs()).toHaveLength(1);
  });

  it('sends a double click once', async () => {
    await Promise.all([start('one'), start('one')]);

    expect(gateway.count('start')).toBe(1);
  });

  it('tells both of two clicks what became of them', async () => {
    const details = { awsMessage: 'S3Bucket is too short', awsCode: 'ValidationException' };
    gateway.fail('start', new ExportError('validation', details));
    const refusal = { reason: 'validation', details };

    const outcomes = await Promise.allSettled([start('one'), start('one')]);

    expect(outcomes).toMatchObject([{ reason: refusal }, { reason: refusal }]);
  });

  it('sends nothing for a token whose export is known, even when it is old', async () => {
    const { job } = await start('one');
    await clock.advance(9 * 3_600_000);

    expect(await start('one')).toEqual({ outcome: 'started', job });
    expect(gateway.exports()).toHaveLength(1);
  });

  it('refuses a changed request with a token in use before it is sent', async () => {
    await start('one');
    const changed = aRequest('one', { ExportFormat: 'ION' });

    const attempt = launch(changed, where, { ledger, gateway });

    await expect(attempt).rejects.toMatchObject({ reason: 'token-conflict' });
    expect(gateway.count('start')).toBe(1);
  });

  it.each([0, 9])('leaves one without an answer to be settled, after %s hours', async (hours) => {
    gateway.cutAfter('start');
    gateway.fail('start', new ExportError('timeout'));
    await start('one');
    clock.put(clock.now() + hours * 3_600_000);

    expect(await start('one')).toMatchObject({ outcome: 'unconfirmed' });
    expect(gateway.count('start')).toBe(2);
  });

  it('does not send a changed request under the token of a refused one', async () => {
    gateway.fail('start', new ExportError('validation'));
    await expect(start('one')).rejects.toThrow();
    const changed = aRequest('one', { S3Prefix: 'corrected' });

    const attempt = launch(changed, where, { ledger, gateway });

    await expect(attempt).rejects.toMatchObject({ reason: 'token-conflict' });
    expect(gateway.count('start')).toBe(1);
  });
});
