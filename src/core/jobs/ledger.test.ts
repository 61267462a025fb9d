import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import {
  aReport,
  aRequest,
  aTable,
  connection,
  orders,
  where,
} from '../../../test/fakes/samples.ts';
import { ExportError } from '../errors.ts';
import type { Job, JobSummary } from './job.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { formatJournal, parseJournal } from './ledgerFormat.ts';
import { endedKept } from './roster.ts';

let clock: FakeClock;
let journal: MemoryJournal;
let log: QuietLog;
let ledger: Ledger;

const open = () => openLedger(journal, clock, log);
const intend = async (token: string) =>
  (await ledger.intend({ request: aRequest(token), ...where })).job;
const report = (token: string) => aReport(orders, clock.now(), token);
const onDisk = () => parseJournal(journal.text ?? '').jobs;
const stateOf = (id: string) => ledger.get(id)?.state;

beforeEach(async () => {
  clock = new FakeClock();
  journal = new MemoryJournal();
  log = new QuietLog();
  ledger = await open();
});

async function started(token: string): Promise<Job> {
  await intend(token);
  return ledger.accept(token, report(token));
}

describe('an intent', () => {
  it('is on disk when it resolves', async () => {
    const job = await intend('one');

    expect(job).toMatchObject({ id: 'one', state: 'launching', startedAt: clock.now() });
    expect(onDisk()).toEqual([job]);
  });

  it('is not taken when it cannot be written, so that nothing is sent', async () => {
    journal.failure = new Error('disk full');

    await expect(intend('one')).rejects.toMatchObject({ reason: 'unknown' });

    expect(ledger.jobs()).toEqual([]);
    expect(log.lines).toEqual([
      'error: The list of exports could not be written: Error: disk full',
    ]);
  });

  it.each(['unconfirmed', 'running', 'completed'] as const)(
    'gives the job there is when the same is asked with the token of one %s',
    async (state) => {
      const { id } = await intend('one');
      if (state === 'unconfirmed') await ledger.unconfirm(id);
      else await ledger.accept(id, { ...report(id), state });

      const again = await intend('one');

      expect(again).toMatchObject({ id, state });
      expect(ledger.jobs()).toHaveLength(1);
    },
  );

  it('is a token conflict when the token stands for another request', async () => {
    await intend('one');
    const other = { request: aRequest('one', { S3Prefix: 'other' }), ...where };

    await expect(ledger.intend(other)).rejects.toMatchObject({ reason: 'token-conflict' });

    expect(ledger.get('one')?.request).toEqual(aRequest('one'));
  });

  it('may use the token of a refused request again', async () => {
    await intend('one');
    await ledger.reject('one', new ExportError('throttled'));
    clock.put(clock.now() + 60_000);

    const again = await intend('one');

    expect(again).toMatchObject({ state: 'launching', startedAt: clock.now() });
    expect(again).not.toHaveProperty('refusal');
    expect(again).not.toHaveProperty('announced');
  });

  it('makes one job of two clicks at the same time', async () => {
    await Promise.all([intend('one'), intend('one')]);

    expect(ledger.jobs()).toMatchObject([{ id: 'one', request: aRequest('one') }]);
  });

  it('is for the first of two clicks to send', async () => {
    const intent = { request: aRequest('one'), ...where };
    const both = await Promise.all([ledger.intend(intent), ledger.intend(intent)]);

    expect(both.map(({ isNew }) => isNew)).toEqual([true, false]);
  });

  it('may not use the token of a refused request for another one', async () => {
    await intend('one');
    await ledger.reject('one', new ExportError('validation'));
    const changed = { request: aRequest('one', { S3Prefix: 'other' }), ...where };

    await expect(ledger.intend(changed)).rejects.toMatchObject({ reason: 'token-conflict' });
  });
});

describe('what becomes of it', () => {
  it('is running under its ARN, from the time that AWS says', async () => {
    await intend('one');
    const startedAt = clock.now() + 2_000;
    const { arn } = report('one');

    const job = await ledger.accept('one', { ...report('one'), startedAt });

    expect(job).toMatchObject({ state: 'running', arn, startedAt });
    expect(ledger.byArn(arn)).toEqual(job);
  });

  it('is running, and nothing else, when a twin call was refused before', async () => {
    await intend('one');
    await ledger.reject('one', new ExportError('throttled'));

    const job = await ledger.accept('one', report('one'));

    expect(job.state).toBe('running');
    expect(job).not.toHaveProperty('refusal');
    expect(job).not.toHaveProperty('announced');
  });

  it('is rejected with the reason and needs no further announcement', async () => {
    await intend('one');
    const awsMessage = 'S3Bucket is too short';

    const job = await ledger.reject('one', new ExportError('validation', { awsMessage }));

    expect(job).toMatchObject({
      state: 'rejected',
      refusal: { reason: 'validation', message: awsMessage },
      announced: true,
    });
  });

  it('is rejected with what AWS said, for whoever looks into it', async () => {
    await intend('one');
    const said = { awsCode: 'BrandNewFault', awsMessage: 'Turn on versioning.', requestId: 'r-1' };

    const { refusal } = await ledger.reject('one', new ExportError('unknown', said));

    expect(refusal).toEqual({
      reason: 'unknown',
      code: 'BrandNewFault',
      message: 'Turn on versioning.',
      requestId: 'r-1',
    });
  });

  it('stays unconfirmed when a later call for the same token is refused', async () => {
    await intend('one');
    await ledger.unconfirm('one');
    await ledger.reject('one', new ExportError('throttled'));

    expect(stateOf('one')).toBe('unconfirmed');
  });

  it('stays running when a twin call gets no answer', async () => {
    await started('one');
    await ledger.unconfirm('one');
    await ledger.reject('one', new ExportError('throttled'));

    expect(stateOf('one')).toBe('running');
  });

  it('keeps facts that a later report leaves out', async () => {
    await intend('one');
    await ledger.accept('one', { ...report('one'), bucketOwner: '111122223333' });
    const { report: known } = await ledger.update('one', { ...report('one'), state: 'completed' });

    expect(known).toMatchObject({ bucketOwner: '111122223333', state: 'completed' });
  });

  it('never runs again once it has ended', async () => {
    await started('one');
    await ledger.update('one', { ...report('one'), state: 'failed' });
    await ledger.update('one', report('one'));

    expect(stateOf('one')).toBe('failed');
  });

  it('cannot be told of a job that is not there', async () => {
    await expect(ledger.unconfirm('nobody')).rejects.toThrow('not in the ledger');
    await expect(ledger.announced('nobody')).resolves.toBe(false);
  });

  it('holds in memory while the disk fails, and is written with the next change', async () => {
    await intend('one');
    journal.failure = new Error('disk full');
    await ledger.accept('one', report('one'));
    expect(stateOf('one')).toBe('running');
    expect(onDisk()).toMatchObject([{ state: 'launching' }]);

    journal.failure = undefined;
    await intend('two');

    expect(onDisk().find(({ id }) => id === 'one')).toMatchObject({ state: 'running' });
  });
});

describe('an export found in a list', () => {
  const summary = (token: string): JobSummary => report(token);

  it('is taken up once, by its ARN', async () => {
    const job = await ledger.adopt(connection, summary('console'));
    const again = await ledger.adopt(connection, summary('console'));

    expect(job).toMatchObject({ id: summary('console').arn, state: 'running' });
    expect(again).toEqual(job);
  });

  it('is the job that was started here, if there is one', async () => {
    const own = await started('one');

    expect(await ledger.adopt(connection, summary('one'))).toEqual(own);
  });

  it('becomes one with its own launch when that answers later', async () => {
    await intend('one');
    const found = await ledger.adopt(connection, summary('one'));
    await ledger.accept('one', report('one'));

    expect(ledger.jobs()).toMatchObject([{ id: 'one', state: 'running' }]);
    expect(ledger.get(found.id)).toBeUndefined();
  });

  it('is not announced again under its own launch', async () => {
    await intend('one');
    await ledger.unconfirm('one');
    const { id } = await ledger.adopt(connection, summary('one'));
    await ledger.update(id, { ...report('one'), state: 'completed' });
    await ledger.announced(id);

    const job = await ledger.accept('one', { ...report('one'), state: 'completed' });

    expect(job).toMatchObject({ id: 'one', state: 'completed', announced: true });
  });

  it('is no news when it had ended before', async () => {
    const job = await ledger.adopt(connection, { ...summary('old'), state: 'completed' });

    expect(job.announced).toBe(true);
  });
});

describe('listening', () => {
  it('happens after the change is on disk', async () => {
    const heard: unknown[] = [];
    ledger.onDidChange((job) => heard.push([job.state, onDisk()[0]?.state]));

    await started('one');

    expect(heard).toEqual([
      ['launching', 'launching'],
      ['running', 'running'],
    ]);
  });

  it('is not bothered, nor is the disk, when nothing has changed', async () => {
    await started('one');
    const { writes } = journal;
    const heard: Job[] = [];
    ledger.onDidChange((job) => heard.push(job));

    await ledger.update('one', report('one'));

    expect(heard).toEqual([]);
    expect(journal.writes).toBe(writes);
  });
});

describe('opening', () => {
  it('finds everything again', async () => {
    await started('one');
    await ledger.announced('one');

    expect((await open()).jobs()).toEqual(ledger.jobs());
  });

  it('does not know what became of a call that was under way', async () => {
    await intend('one');

    expect((await open()).get('one')?.state).toBe('unconfirmed');
  });

  it('sets a damaged file aside, says so and goes on', async () => {
    journal.text = '{"version":1,"jobs":[{"id":"on';
    ledger = await open();
    await intend('two');

    expect(journal.aside).toEqual(['{"version":1,"jobs":[{"id":"on']);
    expect(log.lines).toEqual([
      'warn: The list of exports could not be read in full: it is not JSON. ' +
        'The old list was kept as jobs.json.damaged-1.',
    ]);
    expect(onDisk()).toMatchObject([{ id: 'two' }]);
  });

  it('writes the readable entries of a damaged file back at once', async () => {
    const job = await started('one');
    journal.text = JSON.stringify({ version: 1, jobs: [job, { id: 'two' }] });
    ledger = await open();

    expect(ledger.jobs()).toEqual([job]);
    expect(onDisk()).toEqual([job]);
  });

  it('survives a disk that cannot be read', async () => {
    journal.failure = new Error('EACCES');
    ledger = await open();

    expect(ledger.jobs()).toEqual([]);
    expect(log.lines[0]).toContain('EACCES');
  });

  it('drops the oldest that have ended and nothing that lives', async () => {
    const ended = Array.from({ length: endedKept + 2 }, (_, i) => oldJob(i, 'completed'));
    journal.text = formatJournal([oldJob(-1, 'running'), ...ended]);
    ledger = await open();
    await intend('new');

    expect(ledger.jobs()).toHaveLength(endedKept + 2);
    expect(stateOf('job -1')).toBe('running');
    expect(stateOf('job 1')).toBeUndefined();
    expect(stateOf('job 2')).toBe('completed');
    expect(onDisk()).toHaveLength(endedKept + 2);
  });

  function oldJob(startedAt: number, state: 'running' | 'completed'): Job {
    const { arn } = aReport(orders, startedAt, 'old');
    return {
      id: `job ${startedAt}`,
      kind: 'dynamodb-table',
      connection,
      source: orders,
      state,
      startedAt,
      arn,
    };
  }
});

describe('two windows', () => {
  it('never lose what the other wrote', async () => {
    const other = await open();
    await intend('one');
    await other.intend({ request: aRequest('two'), connection, source: aTable('sessions') });
    clock.put(clock.now() + 1);
    await ledger.accept('one', report('one'));

    const jobs = (await open()).jobs().map(({ id, state }) => `${id} ${state}`);

    expect(jobs.sort()).toEqual(['one running', 'two unconfirmed']);
  });

  it('see what the other found out, the newest last', async () => {
    await started('one');
    const other = await open();
    clock.put(clock.now() + 1);
    await other.update('one', { ...report('one'), state: 'completed' });
    await other.announced('one');
    const heard: string[] = [];
    ledger.onDidChange(({ id, state }) => heard.push(`${id} ${state}`));
    clock.put(clock.now() + 1);

    await intend('two');

    expect(heard.sort()).toEqual(['one completed', 'two launching']);
    expect(ledger.get('one')?.announced).toBe(true);
  });

  it('tell a person of an end once', async () => {
    await started('one');
    const other = await open();
    clock.put(clock.now() + 1);

    expect(await other.announced('one')).toBe(true);
    expect(await ledger.announced('one')).toBe(false);
  });

  it('do not forget an export that AWS confirmed to one of them', async () => {
    const intent = await intend('one');
    await ledger.accept('one', report('one'));
    const state = 'rejected';
    journal.text = formatJournal([{ ...intent, state, changedAt: clock.now() + 1_000 }]);

    await intend('two');

    expect(stateOf('one')).toBe('running');
    expect(onDisk().find(({ id }) => id === 'one')).toMatchObject({ state: 'running' });
  });

  it('share one job for one token', async () => {
    const other = await open();
    await started('one');

    const { job, isNew } = await other.intend({ request: aRequest('one'), ...where });

    expect(job).toMatchObject({ id: 'one', state: 'running' });
    expect(isNew).toBe(false);
  });
});
