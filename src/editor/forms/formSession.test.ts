import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { FakeAsk, FakeShell } from '../../../test/fakes/fakeEditor.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { aReport, aRequest, aTable, connection, orders } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import { formatMoment } from '../../core/format/moment.ts';
import { openLedger } from '../../core/jobs/ledger.ts';
import type { TableExportDraft } from '../../core/kinds/tableExport.ts';
import type { FormRequests, FormState } from '../../protocol/exportForm.ts';
import { formRequestSchemas } from '../../protocol/exportForm.schema.ts';
import { createCaller, serve, type Port, type RpcError } from '../../protocol/rpc.ts';
import { formPresenter } from './formPresenter.ts';
import { FormSession, keptSubject, type FormSubject } from './formSession.ts';

/** A form and the page that talks to it, with AWS, the ledger and the person in memory. */
async function setUp(changes: Partial<FormSubject> = {}) {
  const clock = new FakeClock();
  const world = new FakeAws(clock);
  world.add('orders');
  const ledger = await openLedger(new MemoryJournal(), clock, new QuietLog());
  const [ask, shell, log] = [new FakeAsk(), new FakeShell(), new QuietLog()];
  const changed: string[] = [];
  const signedIn: string[] = [];
  let tokens = 0;
  const session = new FormSession(
    { kind: 'dynamodb-table', connection, source: orders, ...changes },
    {
      ...{ world, ledger, ask, shell, clock },
      newToken: () => `token-${++tokens}`,
      documents: { open: () => Promise.resolve() },
      onTableChanged: (_, name) => changed.push(name),
      signIn: async ({ profile }) => Promise.resolve(void signedIn.push(profile)),
    },
  );
  const [page, host] = wire();
  const present = formPresenter(log);
  const refuse = (why: string): void => log.warn(why);
  serve(host, session.handlers, {
    validate: formRequestSchemas('dynamodb-table'),
    present,
    refuse,
  });
  const caller = createCaller<FormRequests, object>(page, {});
  const draft = async (): Promise<TableExportDraft> => ({
    // The form of a table holds the draft of a table.
    ...((await caller.call('open', {})).form.draft as TableExportDraft),
    bucket: 'acme-exports',
  });
  return { ask, caller, changed, clock, draft, ledger, log, page, session, shell, signedIn, world };
}

function wire(): readonly [Port, Port] {
  const listeners: ((message: unknown) => void)[][] = [[], []];
  const port = (own: number): Port => ({
    post: (message) => listeners[1 - own]?.forEach((listener) => listener(message)),
    onMessage: (listener) => {
      listeners[own]?.push(listener);
      return { dispose: () => undefined };
    },
  });
  return [port(0), port(1)];
}

describe('opening a form', () => {
  it('brings the facts of the table and a draft with a new token', async () => {
    const { caller } = await setUp();
    const opened = await caller.call('open', {});
    expect(opened.form.facts).toMatchObject({ account: '111122223333', region: 'eu-west-1' });
    expect(opened.form.draft.clientToken).toBe('token-1');
    expect(opened).not.toHaveProperty('endpoint');
    expect(opened).not.toHaveProperty('job');
  });

  it('shows a custom endpoint', async () => {
    const { caller, world } = await setUp();
    world.endpoint = 'http://127.0.0.1:4566';
    expect((await caller.call('open', {})).endpoint).toBe('http://127.0.0.1:4566');
  });

  it('fills in an earlier request under a new token', async () => {
    const { input } = aRequest('old-token', { S3Prefix: 'orders/again' });
    const { caller } = await setUp({ again: input });
    const { draft } = (await caller.call('open', {})).form;
    expect(draft).toMatchObject({ prefix: 'orders/again', clientToken: 'token-1' });
  });

  it('refuses a table of the same name in another account', async () => {
    const arn = orders.arn.replace('111122223333', '999999999999');
    const { caller } = await setUp({ source: { ...orders, arn } });
    const error: unknown = await caller.call('open', {}).catch((thrown: unknown) => thrown);
    expect((error as RpcError).presented.reason).toBe('table-not-found');
  });

  it('says which permission is missing', async () => {
    const { caller, world } = await setUp();
    const denied = new ExportError('access-denied', { action: 'dynamodb:DescribeTable' });
    world.faults.set('DescribeTable', denied);
    const error: unknown = await caller.call('open', {}).catch((thrown: unknown) => thrown);
    expect((error as RpcError).presented.message).toContain('dynamodb:DescribeTable');
  });
});

describe('starting an export', () => {
  it('asks with account, Region, table and destination, writes it down and starts it', async () => {
    const { ask, caller, draft, ledger, session, world } = await setUp();
    const outcome = await caller.call('start', { draft: await draft() });
    expect(outcome).toEqual({ outcome: 'started', jobId: 'token-1' });
    const [question] = ask.questions;
    for (const part of ['111122223333', 'eu-west-1', 'orders', 's3://acme-exports/orders/']) {
      expect(question?.detail).toContain(part);
    }
    expect(world.gateway.exports()).toHaveLength(1);
    const job = ledger.get('token-1');
    expect(job).toMatchObject({ state: 'running', source: orders, connection });
    expect(job && session.started(job)).toBe(true);
  });

  it('starts nothing when the person says no', async () => {
    const { ask, caller, draft, ledger, world } = await setUp();
    ask.consents = false;
    expect(await caller.call('start', { draft: await draft() })).toEqual({ outcome: 'declined' });
    expect(world.gateway.exports()).toEqual([]);
    expect(ledger.jobs()).toEqual([]);
  });

  it('checks a draft itself and does not even ask about a wrong one', async () => {
    const { ask, caller, draft, world } = await setUp();
    const wrong: TableExportDraft = { ...(await draft()), bucket: '' };
    const outcome = await caller.call('start', { draft: wrong });
    expect(outcome).toMatchObject({ outcome: 'invalid', issues: [{ field: 'bucket' }] });
    expect(ask.questions).toEqual([]);
    expect(world.gateway.exports()).toEqual([]);
  });

  it('reads recovery again: it may have been turned off since the form was opened', async () => {
    const { caller, draft, world } = await setUp();
    const filled = await draft();
    world.add('orders', {}, { status: 'off' });
    expect(await caller.call('start', { draft: filled })).toMatchObject({
      outcome: 'invalid',
      issues: [{ code: 'recovery-off' }],
    });
  });

  it('is one launch however often the button is pressed', async () => {
    const { ask, caller, draft, world } = await setUp();
    const filled = await draft();
    const both = await Promise.all([
      caller.call('start', { draft: filled }),
      caller.call('start', { draft: { ...filled, clientToken: 'another' } }),
    ]);
    expect(both[1]).toEqual(both[0]);
    expect(ask.questions).toHaveLength(1);
    expect(world.gateway.exports()).toHaveLength(1);
  });

  it('says that an answer is missing, and keeps the job', async () => {
    const { caller, draft, ledger, world } = await setUp();
    world.gateway.cutAfter('start');
    world.gateway.fail('start', new ExportError('network', { maybeDone: true }));
    const outcome = await caller.call('start', { draft: await draft() });
    expect(outcome).toMatchObject({ outcome: 'unconfirmed', error: { reason: 'network' } });
    expect(ledger.get('token-1')?.state).toBe('unconfirmed');
  });

  it('passes a refusal on in a sentence', async () => {
    const { caller, draft, world } = await setUp();
    world.gateway.fail('start', new ExportError('limit-exceeded'));
    const error: unknown = await caller
      .call('start', { draft: await draft() })
      .catch((thrown: unknown) => thrown);
    expect((error as RpcError).presented.message).toMatch(/^Could not start the export/);
  });

  it('tells of the export again when the page comes back', async () => {
    const { caller, draft } = await setUp();
    await caller.call('start', { draft: await draft() });
    expect((await caller.call('open', {})).job).toMatchObject({
      jobId: 'token-1',
      state: 'running',
    });
  });
});

describe('an export of what changed since the last one', () => {
  const hour = 3_600_000;

  /** A last incremental export of `orders` that ended two hours ago. */
  async function setUpLast() {
    const all = await setUp();
    const to = all.clock.now() - 2 * hour;
    const add = (startedAt: number, end: number): void =>
      all.world.gateway.add({
        ...aReport(orders, startedAt, `token-${startedAt}`),
        ...{ state: 'completed', exportType: 'incremental' },
        window: { from: end - hour, to: end },
      });
    add(to, to);
    const since = async () =>
      ({ ...(await all.draft()), exportType: 'incremental', windowMode: 'since-last' }) as const;
    return { ...all, add, since, to };
  }

  it('begins where the last one ended, as the form can show', async () => {
    const { caller, to } = await setUpLast();
    expect(await caller.call('lastIncremental', {})).toEqual({ to });
  });

  it('says that there is none', async () => {
    const { caller } = await setUp();
    expect(await caller.call('lastIncremental', {})).toEqual({ to: null });
  });

  it('counts from what the host reads at the start, whatever the page showed', async () => {
    const { add, ask, caller, clock, since, world } = await setUpLast();
    const draft = await since();
    const end = clock.now() - hour;
    add(end, end);
    expect(await caller.call('start', { draft })).toMatchObject({ outcome: 'started' });
    const [started] = world.gateway.exports();
    const window = { from: end, to: clock.now() - 300_000, viewType: 'NEW_AND_OLD_IMAGES' };
    expect(started).toMatchObject({ exportType: 'incremental', window });
    expect(ask.questions[0]?.detail).toContain(`From (inclusive): ${formatMoment(end)}`);
  });

  it('is not started where the host finds none', async () => {
    const { caller, draft, world } = await setUp();
    const since = {
      ...(await draft()),
      exportType: 'incremental',
      windowMode: 'since-last',
    } as const;
    expect(await caller.call('start', { draft: since })).toMatchObject({
      outcome: 'invalid',
      issues: [{ field: 'window', code: 'window-no-last' }],
    });
    expect(world.gateway.count('start')).toBe(0);
  });

  it('is copied with its window', async () => {
    const { caller, shell, since, to } = await setUpLast();
    await caller.call('copyRequest', { draft: await since() });
    expect(JSON.parse(shell.copied[0] ?? '')).toMatchObject({
      IncrementalExportSpecification: { ExportFromTime: new Date(to).toISOString() },
    });
  });

  it('is looked for only where it is needed', async () => {
    const { caller, draft, world } = await setUpLast();
    await caller.call('copyRequest', { draft: await draft() });
    expect(world.gateway.count('list')).toBe(0);
  });
});

describe('a form that comes back after a reload', () => {
  it('knows an export that its page went away from before the answer', async () => {
    const { caller, ledger } = await setUp(keptSubject(await kept()));
    expect(await caller.call('open', {})).not.toHaveProperty('job');
    await ledger.intend({ request: aRequest('token-1'), connection, source: orders });
    expect((await caller.call('open', {})).job).toMatchObject({ jobId: 'token-1' });
  });

  it('stays with the export that its page knew of', async () => {
    expect(keptSubject({ ...(await kept()), jobId: 'token-0' }).jobId).toBe('token-0');
  });

  /** What a page leaves behind that has filled in its form, under the token `token-1`. */
  async function kept(): Promise<FormState> {
    const { draft } = await setUp();
    const form = { version: 2, kind: 'dynamodb-table', connection, source: orders } as const;
    return { ...form, draft: await draft(), touched: [] };
  }
});

describe('a form of somebody who may export but not look at recovery', () => {
  it('opens, says so, and starts', async () => {
    const { caller, draft, world } = await setUp();
    const denied = new ExportError('access-denied', {
      action: 'dynamodb:DescribeContinuousBackups',
    });
    world.faults.set('DescribeContinuousBackups', denied);
    const { form } = await caller.call('open', {});
    expect(form.facts).toMatchObject({ recovery: { status: 'unknown' } });
    expect(await caller.call('start', { draft: await draft() })).toMatchObject({
      outcome: 'started',
    });
  });

  it('does not open where recovery could not be read for another reason', async () => {
    const { caller, world } = await setUp();
    world.faults.set('DescribeContinuousBackups', new ExportError('throttled'));
    await expect(caller.call('open', {})).rejects.toMatchObject({
      presented: { reason: 'throttled' },
    });
  });
});

describe('a forged message', () => {
  const forgeries: readonly (readonly [string, (draft: object) => object])[] = [
    ['with another table', (draft) => ({ draft, source: aTable('customers') })],
    ['with another connection', (draft) => ({ draft, connection: { profile: 'x', region: 'y' } })],
    ['with a field that no form has', (draft) => ({ draft: { ...draft, TableArn: 'arn' } })],
    ['without a draft', () => ({})],
  ];

  it.each(forgeries)('%s starts nothing', async (_, body) => {
    const { ask, draft, log, page, world } = await setUp();
    const filled = await draft();
    page.post({ v: 1, kind: 'request', id: 'forged', name: 'start', body: body(filled) });
    await idle();
    expect(ask.questions).toEqual([]);
    expect(world.gateway.calls).toEqual([]);
    expect(log.lines).toEqual(['warn: malformed request start']);
  });

  it.each(['launch', 'constructor', '__proto__'])('for %s is refused', async (name) => {
    const { log, page, world } = await setUp();
    page.post({ v: 1, kind: 'request', id: 'forged', name, body: {} });
    await idle();
    expect(world.gateway.calls).toEqual([]);
    expect(log.lines).toEqual([`warn: unknown request ${name}`]);
  });
});

describe('the other requests of a form', () => {
  it('signs in for its own connection', async () => {
    const { caller, signedIn } = await setUp();
    await caller.call('signIn', {});
    expect(signedIn).toEqual(['acme-data']);
  });

  it('turn recovery on only after the person agreed to its cost', async () => {
    const { ask, caller, changed, world } = await setUp();
    world.add('orders', {}, { status: 'off' });
    ask.consents = false;
    expect(await caller.call('turnOnRecovery', {})).toEqual({ declined: true });
    expect(world.count('UpdateContinuousBackups')).toBe(0);
    ask.consents = true;
    expect(await caller.call('turnOnRecovery', {})).toMatchObject({
      facts: { recovery: { status: 'on' } },
    });
    expect(ask.questions[1]?.detail).toContain('GB-month');
    expect(ask.questions[1]?.link?.url).toBe('https://aws.amazon.com/dynamodb/pricing/');
    expect(changed).toEqual(['orders']);
  });

  it('can be looked at with recovery that was turned on in the form', async () => {
    const { caller, draft, world } = await setUp();
    world.add('orders', {}, { status: 'off' });
    const filled = await draft();
    expect(await caller.call('preflight', { draft: filled })).toMatchObject({
      errors: [{ field: 'table' }],
    });
    await caller.call('turnOnRecovery', {});
    const answer = await caller.call('preflight', { draft: filled });
    expect(answer).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ id: 'table-recovery', verdict: 'pass' }),
      ]) as unknown,
    });
  });

  it('say that recovery is on, even if nothing can be read after that', async () => {
    const { ask, caller, world } = await setUp();
    world.add('orders', {}, { status: 'off' });
    ask.onConfirm = () => world.faults.set('DescribeTable', new ExportError('throttled'));
    expect(await caller.call('turnOnRecovery', {})).toMatchObject({
      facts: { recovery: { status: 'on' } },
    });
  });

  it('look for a bucket without the spaces that pasting brings', async () => {
    const { caller, world } = await setUp();
    await caller.call('bucketRegion', { bucket: ' acme-exports ' });
    expect(world.calls).toContain('HeadBucket acme-exports');
  });

  it('copy exactly what would be sent', async () => {
    const { caller, draft, shell } = await setUp();
    await caller.call('copyRequest', { draft: await draft() });
    expect(JSON.parse(shell.copied[0] ?? '')).toMatchObject({
      TableArn: orders.arn,
      S3Bucket: 'acme-exports',
      ClientToken: 'token-1',
    });
  });

  it('copy without asking AWS again, which may be out of reach by now', async () => {
    const { caller, draft, shell, world } = await setUp();
    const filled = await draft();
    world.faults.set('DescribeTable', new ExportError('network'));
    await caller.call('copyRequest', { draft: filled });
    expect(shell.copied).toHaveLength(1);
  });

  it('list buckets and keys, find a Region, make tokens and show views', async () => {
    const { caller, shell } = await setUp();
    expect(await caller.call('listBuckets', {})).toEqual({ buckets: [{ name: 'acme-exports' }] });
    expect(await caller.call('listKeys', { region: 'eu-west-1' })).toEqual({ keys: [] });
    expect(await caller.call('bucketRegion', { bucket: 'acme-exports' })).toEqual({
      region: 'eu-west-1',
    });
    expect(await caller.call('newToken', {})).toEqual({ token: 'token-1' });
    await caller.call('showExports', {});
    await caller.call('showLog', {});
    expect(shell.shown).toEqual(['exports', 'log']);
  });

  it('read the facts again', async () => {
    const { caller, clock } = await setUp();
    await clock.advance(60_000);
    expect(await caller.call('refreshFacts', {})).toMatchObject({ readAt: clock.now() });
  });
});
