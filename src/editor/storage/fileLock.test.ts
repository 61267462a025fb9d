import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileLock, type Hold } from './fileLock.ts';

const times = { beat: 20, silence: 100, patience: 200 };
let folder: string;
let path: string;
let warnings: string[];
let gone: Set<string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  path = join(folder, 'list.lock');
  warnings = [];
  gone = new Set();
});

afterEach(() => rm(folder, { recursive: true }));

const lockOf = (own: string, at = path, patient = times) =>
  new FileLock(at, {
    windows: { own, isGone: (name) => gone.has(name) },
    warn: (text) => warnings.push(text),
    times: patient,
  });

const isHeld = (hold?: Hold) => Promise.resolve(hold !== undefined);

describe('a lock between windows', () => {
  it('lets one in at a time, and none of them waits for ever', async () => {
    const locks = [lockOf('one'), lockOf('two')];
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await pause(5);
      inside -= 1;
    };
    const works = Array.from({ length: 10 }, () => locks.map((lock) => lock.run(work)));
    await Promise.all(works.flat());

    expect(most).toBe(1);
    expect(warnings).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is let go of when what it was for has failed', async () => {
    const lock = lockOf('one');
    await expect(lock.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');

    expect(await readdir(folder)).toEqual([]);
  });

  it('makes its folder when it is first needed', async () => {
    expect(await lockOf('one', join(folder, 'made', 'when needed', 'lock')).run(isHeld)).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('is kept by a window that is slow but lives', async () => {
    const slow = lockOf('slow').run(() => pause(400));
    await pause(20);
    const other = lockOf('other', path, { ...times, patience: 1_000 });

    expect(await other.run(isHeld)).toBe(true);
    expect(warnings).toEqual([]);
    await slow;
  });

  it('is taken from a window that is gone at once', async () => {
    await writeFile(path, 'crashed');
    gone.add('crashed');
    const before = performance.now();

    expect(await lockOf('one').run(isHeld)).toBe(true);
    expect(performance.now() - before).toBeLessThan(times.silence);
  });

  it('is not ours any more once another window took it from one that slept', async () => {
    const seen = await lockOf('sleeper').run(async (hold) => {
      const before = await hold?.isOurs();
      await rm(path);
      const during = await lockOf('other').run(() => Promise.resolve(hold?.isOurs()));
      return [before, during, await hold?.isOurs()];
    });

    expect(seen).toEqual([true, false, false]);
  });

  it.each(['elsewhere', ''])(
    'is taken from a window “%s” that gives no sign of life',
    async (by) => {
      await writeFile(path, by);
      gone.add('');

      expect(await lockOf('one').run(isHeld)).toBe(true);
      expect(warnings).toEqual([]);
    },
  );

  it('does not mind what a window left behind that crashed while it took a lock away', async () => {
    await writeFile(path, 'crashed');
    await writeFile(`${path}.guard`, 'crashed too');
    await utimes(`${path}.guard`, 1, 1);
    gone.add('crashed');

    expect(await lockOf('one').run(isHeld)).toBe(true);
  });

  it('is not waited for too long: what it is for is done, and the log says so', async () => {
    const living = lockOf('living').run(() => pause(500));
    await pause(20);

    expect(await lockOf('one').run(isHeld)).toBe(false);
    expect(warnings).toEqual([`The lock ${path} is held by another window: going on without it.`]);
    await living;
  });

  it('that can never be made is not waited for again and again', async () => {
    await mkdir(join(folder, 'file'));
    await writeFile(join(folder, 'file', 'no folder'), '');
    const patience = 1_500;
    const impossible = join(folder, 'file', 'no folder', 'lock');
    const lock = lockOf('one', impossible, { ...times, patience });
    expect(await lock.run(isHeld)).toBe(false);
    const before = performance.now();
    expect(await lock.run(isHeld)).toBe(false);

    expect(performance.now() - before).toBeLessThan(patience / 2);
    expect(warnings).toHaveLength(1);
  });
});
