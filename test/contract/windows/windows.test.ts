import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseJournal } from '../../../src/core/jobs/ledgerFormat.ts';
import { OtherWindow } from './orders.ts';

let path: string;
let one: OtherWindow;
let two: OtherWindow;

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'windows-')), 'exports.json');
  [one, two] = await Promise.all([OtherWindow.open(path), OtherWindow.open(path)]);
});

afterEach(async () => {
  await Promise.all([one.kill(), two.kill()]);
  await rm(dirname(path), { recursive: true });
});

const tokens = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name} ${index}`);

/** Windows hear of each other in a moment; a busy machine may take longer. */
const soon = (see: () => Promise<void>): Promise<void> => vi.waitFor(see, { timeout: 10_000 });

async function onDisk(): Promise<readonly string[]> {
  const { jobs } = parseJournal(await readFile(path, 'utf8'));
  return jobs.map(({ id }) => id).sort();
}

describe('two windows, each a process of its own', () => {
  it('write 50 intents each at the same time, and lose none', async () => {
    const [mine, theirs] = [tokens('one', 50), tokens('two', 50)];
    await Promise.all([one.tell('intend', mine), two.tell('intend', theirs)]);

    expect(await onDisk()).toEqual([...mine, ...theirs].sort());
    expect([...(await one.tell('log', null)), ...(await two.tell('log', null))]).toEqual([]);
    await soon(async () => expect(await readdir(dirname(path))).toEqual(['exports.json']));
  });

  it('make one job of the same that both want at the same instant', async () => {
    const claims = await Promise.all([
      one.tell('intendOnly', 'of one'),
      two.tell('intendOnly', 'of two'),
    ]);

    expect(claims.flat()).toHaveLength(1);
    expect(await onDisk()).toEqual(claims.flat());
  });

  it('tell of an end once', async () => {
    await one.tell('intend', tokens('job', 10));
    for (const token of tokens('job', 10)) await one.tell('end', token);
    await soon(async () => expect(await two.tell('states', null)).toHaveLength(10));

    for (const token of tokens('job', 10)) {
      const told = await Promise.all([one.tell('announce', token), two.tell('announce', token)]);
      expect(told.flat()).toEqual([token]);
    }
  });

  it('hear of each other without doing anything', async () => {
    await one.tell('intend', ['a']);
    await one.tell('end', 'a');

    await soon(async () => expect(await two.tell('states', null)).toEqual(['a completed']));
  });
});

describe('a window that crashes while it holds the file', () => {
  it('keeps nobody waiting', async () => {
    await one.tell('hold', null);
    await one.kill();
    const before = performance.now();
    await two.tell('intend', ['b']);

    expect(performance.now() - before).toBeLessThan(1_000);
    expect(await onDisk()).toEqual(['b']);
    expect(await two.tell('log', null)).toEqual([]);
  });

  it('leaves its launches to be looked into', async () => {
    await one.tell('intend', ['a']);
    await soon(async () => expect(await two.tell('states', null)).toEqual(['a launching']));
    await one.kill();
    await two.tell('intend', ['b']);

    const later = await OtherWindow.open(path);
    expect((await later.tell('states', null)).toSorted()).toEqual(['a unconfirmed', 'b launching']);
    await later.kill();
  });
});

describe('a window that hangs while it holds the file', () => {
  it.skipIf(process.platform === 'win32')(
    'is not waited for long, and loses nothing when it goes on',
    async () => {
      await one.tell('intend', ['a']);
      await one.tell('hold', null);
      one.process.kill('SIGSTOP');
      const before = performance.now();
      await two.tell('intend', ['b']);
      expect(performance.now() - before).toBeLessThan(4_000);
      one.process.kill('SIGCONT');

      expect(await onDisk()).toEqual(['a', 'b']);
    },
  );
});
