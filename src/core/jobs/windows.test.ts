import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock, idle } from '../../../test/fakes/fakeClock.ts';
import { MemoryJournal } from '../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { aReport, aRequest, aTable, connection, orders } from '../../../test/fakes/samples.ts';
import { ExportError } from '../errors.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { formatJournal, parseJournal } from './ledgerFormat.ts';

const minute = 60_000;
let clock: FakeClock;
let journal: MemoryJournal;
let log: QuietLog;
/** Windows that have crashed. */
let gone: Set<string>;
let mine: Ledger;
let theirs: Ledger;

const open = (own: string) =>
  openLedger(journal, clock, log, { own, isGone: (name) => gone.has(name) });

beforeEach(async () => {
  clock = new FakeClock();
  journal = new MemoryJournal();
  log = new QuietLog();
  gone = new Set();
  [mine, theirs] = await Promise.all([open('mine'), open('theirs')]);
});

const intend = (token: string, by = mine) =>
  by.intend({ request: aRequest(token), connection, source: orders });
const report = (token: string) => aReport(orders, clock.now(), token);
const onDisk = () => parseJournal(journal.text ?? '').jobs;

async function started(token: string): Promise<void> {
  await intend(token);
  await mine.accept(token, report(token));
}

describe('two windows', () => {
  it('lose nothing that both write at the same instant', async () => {
    const tokens = Array.from({ length: 50 }, (_, index) => `token ${index}`);
    await Promise.all(tokens.map((token, index) => intend(token, index % 2 ? mine : theirs)));

    expect(
      onDisk()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(tokens.sort());
  });

  it('tell a person of an end once, also when both do at the same instant', async () => {
    await started('one');
    await theirs.refresh();

    const both = await Promise.all([mine.announced('one'), theirs.announced('one')]);

    expect(both).toEqual([true, false]);
  });

  it('tell a person of an end once, also when it was lost that one has told', async () => {
    await started('one');
    await theirs.refresh();
    const before = journal.text;
    expect(await mine.announced('one')).toBe(true);
    journal.text = before;

    expect(await theirs.announced('one')).toBe(false);
    expect(onDisk()).toMatchObject([{ announced: true }]);
  });

  it('tell of an end once that one of them has found in a list', async () => {
    const found = report('one');
    await theirs.adopt(connection, found);
    expect(await theirs.announced(found.arn)).toBe(true);
    journal.text = undefined;
    await started('one');

    expect(await mine.announced('one')).toBe(false);
  });

  it('tell again of a refused request that was sent again', async () => {
    const refuse = async (): Promise<boolean> => {
      await intend('one');
      await mine.unconfirm('one');
      await mine.notStarted('one', new ExportError('recovery-off'));
      return mine.announced('one');
    };
    expect(await refuse()).toBe(true);
    await clock.advance(minute);

    expect(await refuse()).toBe(true);
  });

  it('hear of what the other wrote when the file tells', async () => {
    const heard: string[] = [];
    theirs.onDidChange(({ id, state }) => heard.push(`${id} ${state}`));
    await started('one');
    expect(heard).toEqual([]);

    journal.tell();
    await idle();

    expect(heard).toEqual(['one running']);
    expect(theirs.get('one')).toEqual(mine.get('one'));
  });

  it('write again what a window that did not wait has overwritten', async () => {
    await started('one');
    journal.text = formatJournal([]);

    await mine.refresh();

    expect(onDisk()).toMatchObject([{ id: 'one', state: 'running' }]);
  });

  it('write nothing where both know the same', async () => {
    await started('one');
    await theirs.refresh();
    const { writes } = journal;
    await Promise.all([mine.refresh(), theirs.refresh()]);

    expect(journal.writes).toBe(writes);
  });

  it('believe the last word also when the clock was put back', async () => {
    await started('one');
    await theirs.refresh();
    clock.put(clock.now() - 60 * minute);
    await mine.update('one', { ...report('one'), state: 'completed' });
    await mine.announced('one');

    await theirs.refresh();

    expect(theirs.get('one')).toMatchObject({ state: 'completed', announced: true });
    expect(await theirs.announced('one')).toBe(false);
  });
});

describe('what another window is launching', () => {
  beforeEach(() => intend('one'));

  it('is left to it, also by a window that opens meanwhile', async () => {
    theirs = await open('later');
    await clock.advance(minute);

    expect(theirs.get('one')?.state).toBe('launching');
  });

  it('is without an answer soon after that window has crashed', async () => {
    await theirs.refresh();
    gone.add('mine');
    await clock.advance(minute);

    expect(theirs.get('one')?.state).toBe('unconfirmed');
  });

  it('is without an answer after a while where nobody can tell whether it crashed', async () => {
    await theirs.refresh();
    await clock.advance(20 * minute);

    expect(theirs.get('one')?.state).toBe('unconfirmed');
    expect(mine.get('one')?.state).toBe('launching');
  });

  it('costs nothing once it has landed', async () => {
    await theirs.refresh();
    expect(clock.pending).toBe(1);
    await mine.accept('one', report('one'));
    await theirs.refresh();

    expect(clock.pending).toBe(0);
  });
});

describe('a list that a newer version of the extension wrote', () => {
  const newer = '{"version":7,"jobs":{}}';

  it('is never touched, by opening or by a change', async () => {
    await started('one');
    journal.text = newer;
    theirs = await open('theirs');
    await mine.update('one', { ...report('one'), state: 'completed' });
    await mine.refresh();

    expect(journal).toMatchObject({ text: newer, aside: [] });
    expect(theirs.jobs()).toEqual([]);
    expect(theirs.health.damage).toBeUndefined();
  });

  it('leaves what this window knows in memory, and is said once', async () => {
    await started('one');
    journal.text = newer;
    await mine.update('one', { ...report('one'), state: 'completed' });
    await mine.announced('one');

    expect(mine.get('one')).toMatchObject({ state: 'completed', announced: true });
    expect(log.lines.filter((line) => line.includes('newer version'))).toHaveLength(1);
  });

  it('keeps from starting what could not be found again', async () => {
    journal.text = newer;

    await expect(intend('one')).rejects.toMatchObject({ reason: 'window-outdated' });
    expect(mine.jobs()).toEqual([]);
  });
});

describe('a damaged list', () => {
  it('is told of at opening', async () => {
    journal.text = 'damaged';
    mine = await open('mine');

    expect(mine.health.damage).toEqual({
      what: 'it is not JSON',
      keptAs: 'jobs.json.damaged-1',
    });
  });

  it('is told of by the one window that found it later, and nothing is lost', async () => {
    await started('one');
    await theirs.refresh();
    const found: string[] = [];
    mine.health.onDidFindDamage(({ what }) => found.push(`mine: ${what}`));
    theirs.health.onDidFindDamage(({ what }) => found.push(`theirs: ${what}`));
    journal.text = '{"version":2,"jobs":[{}]}';
    journal.tell();
    await idle();

    expect(found).toEqual(['mine: 1 of 1 entries are damaged']);
    expect(onDisk()).toMatchObject([{ id: 'one', state: 'running' }]);
  });

  it('of an older version is read, and written as this one does', async () => {
    await started('one');
    const old = { ...onDisk()[0], kind: undefined };
    journal.text = JSON.stringify({ version: 1, jobs: [old, 'nonsense'] });
    mine = await open('mine');
    await mine.intend({ request: aRequest('two'), connection, source: aTable('sessions') });

    expect(
      onDisk()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['one', 'two']);
    expect(journal.text).toContain('"version": 2');
    expect(journal.aside).toHaveLength(1);
  });
});

describe('one that can never be asked for again', () => {
  it('is live no more, and stays when AWS says that it runs', async () => {
    await started('one');
    const job = await mine.stopWatching('one');
    await mine.update('one', report('one'));

    expect(job).toMatchObject({ state: 'unwatched', announced: true });
    expect(mine.get('one')?.state).toBe('unwatched');
  });

  it('tells of its end when AWS does', async () => {
    await started('one');
    await mine.stopWatching('one');
    await mine.update('one', { ...report('one'), state: 'completed' });

    expect(mine.get('one')).toMatchObject({ state: 'completed', announced: true });
  });

  it('that has ended is left as it is', async () => {
    await started('one');
    await mine.update('one', { ...report('one'), state: 'failed' });

    expect(await mine.stopWatching('one')).toMatchObject({ state: 'failed' });
  });
});
