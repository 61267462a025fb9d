import { beforeEach, describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { FakeAsk, FakeShell } from '../../../test/fakes/fakeEditor.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { noSignal } from '../../../test/fakes/noSignal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { connection, orders } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import type { Job } from '../../core/jobs/job.ts';
import { openLedger, type Ledger } from '../../core/jobs/ledger.ts';
import type { TableExportDraft } from '../../core/kinds/tableExport.ts';
import { FormSession } from './formSession.ts';

/** A form in a window of its own. */
interface Form {
  readonly ask: FakeAsk;
  readonly ledger: Ledger;
  readonly session: FormSession;
  readonly told: Job[];
  readonly draft: TableExportDraft;
}

let clock: FakeClock;
let journal: MemoryJournal;
let world: FakeAws;

beforeEach(() => {
  clock = new FakeClock();
  journal = new MemoryJournal();
  world = new FakeAws(clock);
  world.add('orders');
});

async function open(name: string): Promise<Form> {
  const windows = { own: name, isGone: () => false };
  const ledger = await openLedger(journal, clock, new QuietLog(), windows);
  const [ask, shell] = [new FakeAsk(), new FakeShell()];
  let tokens = 0;
  const session = new FormSession(
    { kind: 'dynamodb-table', connection, source: orders },
    {
      ...{ world, ledger, ask, shell, clock },
      newToken: () => `${name} ${++tokens}`,
      documents: { open: () => Promise.resolve() },
      onTableChanged: () => undefined,
      signIn: () => Promise.resolve(),
    },
  );
  const told: Job[] = [];
  session.onDidLaunch((job) => told.push(job));
  const { form } = await session.handlers.open({}, noSignal);
  // The form of a table holds the draft of a table.
  const draft = { ...(form.draft as TableExportDraft), bucket: 'acme-exports' };
  return { ask, ledger, session, told, draft };
}

const start = ({ session, draft }: Form, changes: Partial<TableExportDraft> = {}) =>
  session.handlers.start({ draft: { ...draft, ...changes } }, noSignal);

const tokensSent = () => world.gateway.exports().map(({ clientToken }) => clientToken);

describe('the same export from two forms', () => {
  it('is asked about before anything is sent, and no is no', async () => {
    const [one, two] = [await open('one'), await open('two')];
    await start(one);
    clock.put(clock.now() + 40_000);
    let asked = 0;
    two.ask.onConfirm = () => {
      asked += 1;
      two.ask.consents = asked === 1;
    };

    expect(await start(two)).toEqual({ outcome: 'declined' });
    expect(two.ask.questions[1]).toMatchObject({
      message:
        'The same export of orders was started 40 s ago and is still running. Start another one?',
      isRisky: true,
    });
    expect(tokensSent()).toEqual(['one 1']);
  });

  it('is started when the person wants two', async () => {
    const [one, two] = [await open('one'), await open('two')];
    await start(one);

    expect(await start(two)).toEqual({ outcome: 'started', jobId: 'two 1' });
    expect(tokensSent()).toHaveLength(2);
  });

  it('is no matter once the first has ended, nor when it goes elsewhere', async () => {
    const [one, two] = [await open('one'), await open('two')];
    const { arn } = (await start(one), world.gateway.exports()[0] ?? { arn: '' });
    await start(two, { prefix: 'elsewhere' });
    await one.ledger.update('one 1', {
      ...(await world.gateway.describe(arn)),
      state: 'completed',
    });
    await start(two, { clientToken: 'again' });

    expect(two.ask.questions).toHaveLength(2);
  });

  it('is one when two windows start it at the same instant, and both show it', async () => {
    const [one, two] = [await open('one'), await open('two')];
    const both = Promise.all([start(one), start(two)]);
    for (let turn = 0; turn < 20; turn += 1) {
      await idle();
      journal.tell();
    }
    const outcomes = await both;

    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(tokensSent()).toHaveLength(1);
    expect(two.told).toEqual(one.told);
    for (const { session, told } of [one, two]) {
      expect(told.every((job) => session.started(job))).toBe(true);
    }
  });
});

describe('a refused export', () => {
  const refuse = () => world.gateway.fail('start', new ExportError('validation'));

  it('keeps its token when the same is tried again', async () => {
    const form = await open('one');
    refuse();
    await expect(start(form)).rejects.toMatchObject({ reason: 'validation' });

    expect(await start(form)).toEqual({ outcome: 'started', jobId: 'one 1' });
  });

  it('is another one under another token once it was changed', async () => {
    const form = await open('one');
    refuse();
    await expect(start(form)).rejects.toThrow();

    expect(await start(form, { prefix: 'corrected' })).toEqual({
      outcome: 'started',
      jobId: 'one 2',
    });
    expect(tokensSent()).toEqual(['one 2']);
    expect(form.ledger.get('one 1')?.state).toBe('rejected');
  });

  it('keeps its new token too when that is refused and tried again', async () => {
    const form = await open('one');
    refuse();
    await expect(start(form)).rejects.toThrow();
    refuse();
    await expect(start(form, { prefix: 'corrected' })).rejects.toThrow();

    expect(await start(form, { prefix: 'corrected' })).toEqual({
      outcome: 'started',
      jobId: 'one 2',
    });
  });
});
