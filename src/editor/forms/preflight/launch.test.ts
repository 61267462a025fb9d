import { beforeEach, describe, expect, it } from 'vitest';
import { FakeAws } from '../../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../../test/fakes/fakeClock.ts';
import { FakeAsk, FakeShell } from '../../../../test/fakes/fakeEditor.ts';
import { MemoryJournal } from '../../../../test/fakes/memoryJournal.ts';
import { noSignal } from '../../../../test/fakes/noSignal.ts';
import { QuietLog } from '../../../../test/fakes/quietLog.ts';
import { connection, orders } from '../../../../test/fakes/samples.ts';
import { openLedger, type Ledger } from '../../../core/jobs/ledger.ts';
import type { TableExportDraft } from '../../../core/kinds/tableExport.ts';
import { FormSession } from '../formSession.ts';

let ask: FakeAsk;
let draft: TableExportDraft;
let ledger: Ledger;
let session: FormSession;
let world: FakeAws;

const bucket = 'acme-exports';
const failed = {
  ...{ code: 'S3NoSuchBucket', sentence: 'There was no bucket acme-exports.' },
  lookAgain: ['bucket'],
};

beforeEach(async () => {
  const clock = new FakeClock();
  ask = new FakeAsk();
  world = new FakeAws(clock);
  world.add('orders');
  ledger = await openLedger(new MemoryJournal(), clock, new QuietLog());
  session = new FormSession(
    { kind: 'dynamodb-table', connection, source: orders, failed },
    {
      ...{ world, ledger, ask, clock, shell: new FakeShell() },
      newToken: () => 'token-1',
      documents: { open: () => Promise.resolve() },
      onTableChanged: () => undefined,
      signIn: () => Promise.resolve(),
    },
  );
  const { form } = await session.handlers.open({}, noSignal);
  // The form of a table holds the draft of a table.
  draft = { ...(form.draft as TableExportDraft), bucket };
});

const start = () => session.handlers.start({ draft }, noSignal);
const look = async () => {
  const answer = await session.handlers.preflight({ draft }, noSignal);
  return { findings: 'findings' in answer ? answer.findings : [] };
};
const bucketIs = (answer: 'found' | 'missing') =>
  world.inspect.bucketsByName.set(bucket, {
    look: { answer, ...(answer === 'found' && { region: 'eu-west-1' }) },
  });

describe('a launch that is certain to fail', () => {
  it('is foretold by the host, although the page never asked', async () => {
    bucketIs('missing');
    ask.consents = false;
    expect(await start()).toEqual({ outcome: 'declined' });
    expect(ask.questions).toMatchObject([
      { action: 'Start Anyway', refusal: 'Show in Form', isRisky: true },
    ]);
    expect(ask.questions[0]?.message).toMatch(/^This will fail as it stands\. /);
    expect(ask.questions[0]?.detail).toContain(`Bucket ${bucket}: `);
    expect(world.gateway.exports()).toEqual([]);
    expect(ledger.jobs()).toEqual([]);
  });

  it('is shown in the form, and not started, where the person wants to see it', async () => {
    bucketIs('missing');
    let shown = 0;
    session.onDidWishToSee(() => (shown += 1));
    ask.consents = false;
    await start();
    expect(shown).toBe(0);
    ask.refuses = 'refusal';
    expect(await start()).toEqual({ outcome: 'declined', showFailure: true });
    expect(shown).toBe(1);
    expect(ledger.jobs()).toEqual([]);
  });

  it('is foretold also where all was well when the page asked', async () => {
    const { findings } = await look();
    expect(findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    bucketIs('missing');
    await start();
    expect(ask.questions[0]?.action).toBe('Start Anyway');
  });

  it('is not foretold because of another draft that the page asked about', async () => {
    bucketIs('missing');
    const { findings } = await look();
    expect(findings).toContainEqual(
      expect.objectContaining({ id: 'bucket-exists', verdict: 'fail' }),
    );
    draft = { ...draft, bucket: 'acme-other' };
    await start();
    expect(ask.questions[0]?.action).toBe('Start Export');
  });

  it('is started when the person wants that', async () => {
    bucketIs('missing');
    expect(await start()).toEqual({ outcome: 'started', jobId: 'token-1' });
    expect(world.gateway.exports()).toHaveLength(1);
  });
});

describe('a launch that can work', () => {
  it('is asked about as ever', async () => {
    expect(await start()).toMatchObject({ outcome: 'started' });
    expect(ask.questions).toMatchObject([
      { message: 'Export orders to Amazon S3?', action: 'Start Export' },
    ]);
    expect(ask.questions[0]).not.toHaveProperty('isRisky');
  });

  it('is neither asked about nor made when the person stops the checks', async () => {
    ask.stops = true;
    expect(await start()).toEqual({ outcome: 'declined' });
    expect(ask.questions).toEqual([]);
    expect(world.gateway.exports()).toEqual([]);
  });
});

describe('the preflight of a form', () => {
  it('is about the request as it would be sent', async () => {
    const { findings } = await look();
    expect(findings.map(({ looked }) => looked)).toContain(`Bucket ${bucket}`);
    expect(world.gateway.exports()).toEqual([]);
  });

  it('asks nothing while the draft has errors', async () => {
    draft = { ...draft, bucket: '' };
    expect(await session.handlers.preflight({ draft }, noSignal)).toMatchObject({
      errors: [{ field: 'bucket' }],
    });
    expect(world.count('HeadBucket')).toBe(0);
  });
});

describe('a form that was opened to put a failure right', () => {
  it('tells its page what failed', async () => {
    expect((await session.handlers.open({}, noSignal)).failed).toEqual(failed);
  });
});
