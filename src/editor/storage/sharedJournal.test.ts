import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { QuietLog } from '../../../test/fakes/quietLog.ts';
import { aReport, aRequest, orders, where } from '../../../test/fakes/samples.ts';
import type { JournalFile } from '../../core/jobs/journal.ts';
import { openLedger, type Ledger } from '../../core/jobs/ledger.ts';
import { parseJournal } from '../../core/jobs/ledgerFormat.ts';
import { journalFile } from './journalFile.ts';

const times = { beat: 20, silence: 5_000, patience: 60 };
let folder: string;
let path: string;
let clock: FakeClock;
let log: QuietLog;
let opened: Ledger[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shared-'));
  path = join(folder, 'exports.json');
  clock = new FakeClock();
  log = new QuietLog();
  opened = [];
});

afterEach(async () => {
  for (const ledger of opened) ledger.dispose();
  await rm(folder, { recursive: true });
});

const windowsOf = (own: string) => ({ own, isGone: () => false });

const fileOf = (own: string) =>
  journalFile(path, { windows: windowsOf(own), warn: (text) => log.warn(text), times });

async function open(own: string, file: JournalFile = fileOf(own)): Promise<Ledger> {
  const ledger = await openLedger(file, clock, log, windowsOf(own));
  opened.push(ledger);
  return ledger;
}

const intend = (by: Ledger, token: string) => by.intend({ request: aRequest(token), ...where });

async function completed(by: Ledger, token: string): Promise<void> {
  await intend(by, token);
  await by.accept(token, { ...aReport(orders, clock.now(), token), state: 'completed' });
}

async function onDisk(): Promise<readonly string[]> {
  const { jobs } = parseJournal(await readFile(path, 'utf8'));
  return jobs.map(({ id }) => id).sort();
}

describe('two windows over one file', () => {
  it('tell of an end once, though neither can have the lock', async () => {
    const [mine, theirs] = await Promise.all([open('mine'), open('theirs')]);
    await completed(mine, 'one');
    await theirs.refresh();
    await fileOf('third').exclusively(async () => {
      const told = await Promise.all([mine.announced('one'), theirs.announced('one')]);
      expect(told.toSorted()).toEqual([false, true]);
    });

    // Once each; a write that is made good afterwards has a turn of its own.
    const without = log.lines.filter((line) => line.includes('going on without it'));
    expect(without.length).toBeGreaterThanOrEqual(2);
  });

  it('tell of an end once, though a late write has lost that one of them did', async () => {
    const [mine, theirs] = await Promise.all([open('mine'), open('theirs')]);
    await completed(mine, 'one');
    await theirs.refresh();
    const old = await readFile(path, 'utf8');
    expect(await mine.announced('one')).toBe(true);
    await writeFile(path, old);

    expect(await theirs.announced('one')).toBe(false);
  });

  it('lose nothing when one of them sleeps between reading and writing', async () => {
    const theirs = await open('theirs');
    const file = fileOf('mine');
    let sleep: () => Promise<unknown> = () => Promise.resolve();
    const read = async (): Promise<string | undefined> => {
      const text = await file.read();
      await sleep();
      return text;
    };
    const mine = await open('mine', { ...file, read });
    sleep = async () => {
      sleep = () => Promise.resolve();
      await rm(`${path}.lock`);
      await intend(theirs, 'two');
    };
    await intend(mine, 'one');

    expect(await onDisk()).toEqual(['one', 'two']);
    expect(log.lines).toEqual([]);
  });

  it('remove what a third one left that was killed while it wrote', async () => {
    const left = `${path}.0b9ce1c5-9f5a-4f43-8d5c-5f6a4b1f0c11`;
    await writeFile(left, 'half of a te');
    await utimes(left, 1, 1);
    await open('mine');

    await vi.waitFor(() => expect(readFile(left)).rejects.toThrow('ENOENT'));
  });
});
