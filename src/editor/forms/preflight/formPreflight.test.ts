import { beforeEach, describe, expect, it } from 'vitest';
import { FakeAws } from '../../../../test/fakes/fakeAws.ts';
import { FakeClock, idle } from '../../../../test/fakes/fakeClock.ts';
import { FakeShell } from '../../../../test/fakes/fakeEditor.ts';
import { factsAt, freshDraft } from '../../../../test/fakes/formSamples.ts';
import { noSignal } from '../../../../test/fakes/noSignal.ts';
import { connection, orders } from '../../../../test/fakes/samples.ts';
import type { FormDraft, Issue } from '../../../core/kinds/kind.ts';
import type { Check, Looks, Subject } from '../../../core/preflight/check.ts';
import type { Found } from '../../../core/preflight/found.ts';
import type { DocumentRef } from '../../documents/documentRef.ts';
import { FormPreflight } from './formPreflight.ts';
import type { PreflightProgress } from '../../../core/preflight/runWithin.ts';

const missing: Found = {
  verdict: 'fail',
  found: 'There is no bucket of this name.',
  fix: {
    text: 'Create it.',
    paste: { title: 'Command that makes it', language: 'shell', text: 'aws s3 mb s3://acme' },
  },
};

const errors: readonly Issue[] = [
  { field: 'table', severity: 'error', code: 'recovery-off', message: 'Turn it on first.' },
];

let clock: FakeClock;
let shell: FakeShell;
let world: FakeAws;
let opened: DocumentRef[];
let told: PreflightProgress[];
/** What the checks do, by their id. */
let finds: Record<string, Check['find']>;
let subject: Subject<object>;
let draft: FormDraft;
let isComplete: boolean;

beforeEach(() => {
  clock = new FakeClock();
  shell = new FakeShell();
  world = new FakeAws(clock);
  world.add('orders');
  opened = [];
  told = [];
  finds = {
    table: async (looks) => {
      await looks.tables.describeTable('orders');
      return { verdict: 'pass', found: 'It is active.' };
    },
    bucket: () => Promise.resolve(missing),
  };
  const facts = factsAt(clock.now());
  draft = freshDraft(facts);
  subject = { connection, source: orders, input: {}, facts };
  isComplete = true;
});

function setUp(): FormPreflight {
  const preflight = new FormPreflight({
    ...{ kind: 'dynamodb-table', clock, shell },
    documents: { open: (ref) => Promise.resolve(void opened.push(ref)) },
    checksOf: () =>
      Object.entries(finds).map(([id, find]) => ({ id, looked: `The ${id}`, field: id, find })),
    access: () => world.connect(connection),
    subjectOf: () => Promise.resolve(isComplete ? { subject } : { errors }),
  });
  preflight.onDidChange((progress) => told.push(progress));
  return preflight;
}

const look = ({ answers }: FormPreflight, again = false) =>
  answers.preflight({ draft, again }, noSignal);

const findingsOf = async (preflight: FormPreflight) => {
  const answer = await look(preflight);
  return 'findings' in answer ? answer.findings : [];
};

const never = () => new Promise<never>(() => undefined);

describe('a preflight while the form is filled in', () => {
  it('answers with the findings in the order of the checks, and tells of each as it comes', async () => {
    const findings = await findingsOf(setUp());
    expect(findings).toMatchObject([
      { id: 'table', verdict: 'pass', looked: 'The table', field: 'table' },
      { id: 'bucket', verdict: 'fail' },
    ]);
    expect(told[0]).toEqual({
      looking: [
        { id: 'table', looked: 'The table' },
        { id: 'bucket', looked: 'The bucket' },
      ],
      findings: [],
    });
    expect(told[1]).toMatchObject({ looking: [{ id: 'table' }], findings: [{ id: 'bucket' }] });
    expect(told.at(-1)).toEqual({ looking: [], findings });
  });

  it('asks nothing for a draft that is not complete, and says what is wrong with it', async () => {
    isComplete = false;
    expect(await look(setUp())).toEqual({ errors });
    expect(told).toEqual([]);
  });

  it('asks AWS once a minute for the same, and at once when the person wants it', async () => {
    const preflight = setUp();
    await look(preflight);
    await look(preflight);
    expect(world.count('DescribeTable')).toBe(1);
    await look(preflight, true);
    expect(world.count('DescribeTable')).toBe(2);
  });

  it('gives up when a new one comes, and tells no more of the old one', async () => {
    const preflight = setUp();
    let answer: (found: Found) => void = () => undefined;
    finds['bucket'] = () => new Promise((resolve) => (answer = resolve));
    const first = look(preflight).catch((error: unknown) => error);
    await idle();
    finds['bucket'] = () => Promise.resolve(missing);
    await look(preflight);
    expect(await first).toMatchObject({ reason: 'cancelled' });
    const before = told.length;
    answer({ verdict: 'pass', found: 'Of a draft that is gone.' });
    await idle();
    expect(told).toHaveLength(before);
  });

  it('gives up when the page calls it off', async () => {
    finds['bucket'] = never;
    const cancel = new AbortController();
    const looking = setUp().answers.preflight({ draft }, cancel.signal);
    await idle();
    cancel.abort();
    await expect(looking).rejects.toMatchObject({ reason: 'cancelled' });
  });
});

describe('the text of a fix', () => {
  it('is the one that the host found, whatever the page holds', async () => {
    const preflight = setUp();
    await look(preflight);
    await preflight.answers.useFix({ id: 'bucket', how: 'copy' }, noSignal);
    await preflight.answers.useFix({ id: 'bucket', how: 'open' }, noSignal);
    expect(shell.copied).toEqual(['aws s3 mb s3://acme']);
    expect(opened).toEqual([{ kind: 'paste', ...missing.fix?.paste }]);
  });

  it.each(['table', 'constructor', 'nothing'])('of %s, which has none, is refused', async (id) => {
    const preflight = setUp();
    await look(preflight);
    const using = preflight.answers.useFix({ id, how: 'copy' }, noSignal);
    await expect(using).rejects.toMatchObject({ reason: 'unknown' });
    expect(shell.copied).toEqual([]);
  });
});

describe('a preflight at the launch', () => {
  it('looks at what AWS says now, whatever was seen a moment ago', async () => {
    const preflight = setUp();
    await look(preflight);
    await preflight.atLaunch(subject, noSignal);
    expect(world.count('DescribeTable')).toBe(2);
  });

  it('takes ten seconds at most: the rest could not be checked', async () => {
    finds['bucket'] = never;
    const launch = setUp().atLaunch(subject, noSignal);
    await clock.advance(9_999);
    expect(told.at(-1)?.looking).toHaveLength(1);
    await clock.advance(1);
    expect(await launch).toMatchObject([
      { id: 'table', verdict: 'pass' },
      { id: 'bucket', verdict: 'unknown', looked: 'The bucket', field: 'bucket' },
    ]);
    expect(told.at(-1)?.looking).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('cancels what AWS is still asked when the time is over', async () => {
    const signals: Parameters<Check['find']>[1][] = [];
    finds['bucket'] = (_: Looks, signal) => {
      signals.push(signal);
      return never();
    };
    const launch = setUp().atLaunch(subject, noSignal);
    await clock.advance(10_000);
    await launch;
    expect(signals[0]?.aborted).toBe(true);
  });

  it('is not called off by what the page asks meanwhile', async () => {
    const preflight = setUp();
    let answer: (found: Found) => void = () => undefined;
    finds['bucket'] = () => new Promise((resolve) => (answer = resolve));
    const launch = preflight.atLaunch(subject, noSignal);
    await idle();
    finds = {};
    await look(preflight);
    answer(missing);
    expect(await launch).toMatchObject([{ id: 'table' }, { id: 'bucket', verdict: 'fail' }]);
  });

  it('ends when the person stops it', async () => {
    finds['bucket'] = never;
    const cancel = new AbortController();
    const launch = setUp().atLaunch(subject, cancel.signal);
    await idle();
    cancel.abort();
    await expect(launch).rejects.toMatchObject({ reason: 'cancelled' });
  });
});
