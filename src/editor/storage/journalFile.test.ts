import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TurnLost } from '../../core/jobs/journal.ts';
import { journalFile } from './journalFile.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  path = join(folder, 'made', 'when needed', 'jobs.json');
});

afterEach(() => rm(folder, { recursive: true }));

const filesBeside = () => readdir(join(folder, 'made', 'when needed'));

describe('journalFile', () => {
  it('has no text before the first write, and makes no folder for reading', async () => {
    expect(await journalFile(path).read()).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives back what was written, with nothing left beside it', async () => {
    const file = journalFile(path);
    await file.write('first');
    await file.write('Ünïcode 🙂');

    expect(await file.read()).toBe('Ünïcode 🙂');
    expect(await filesBeside()).toEqual(['jobs.json']);
  });

  it('ends with the last of many writes', async () => {
    const file = journalFile(path);
    const texts = Array.from({ length: 20 }, (_, i) => `text ${i} `.repeat(1_000 * (20 - i)));
    await Promise.all(texts.map((text) => file.write(text)));

    expect(await readFile(path, 'utf8')).toBe(texts.at(-1));
    expect(await filesBeside()).toEqual(['jobs.json']);
  });

  it('is never seen half written by somebody else', async () => {
    const file = journalFile(path);
    await file.write('a'.repeat(500_000));
    const writing = Promise.all(
      ['b', 'c', 'd', 'e', 'f'].map((char) => file.write(char.repeat(500_000))),
    );
    const seen = await Promise.all(Array.from({ length: 20 }, () => readFile(path, 'utf8')));
    await writing;

    for (const text of seen) expect(text).toBe(text.charAt(0).repeat(500_000));
  });

  it('sets a damaged file aside under a name that says so', async () => {
    const file = journalFile(path);
    await file.write('damaged');

    const name = await file.setAside();

    expect(name).toMatch(/^jobs\.json\.damaged-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/);
    expect(await filesBeside()).toEqual([name]);
    expect(await file.read()).toBeUndefined();
    expect(await readFile(join(folder, 'made', 'when needed', name ?? ''), 'utf8')).toBe('damaged');
  });

  it('has nothing to set aside where there is no file', async () => {
    expect(await journalFile(path).setAside()).toBeUndefined();
  });

  it('says when it cannot be written, and can be written later', async () => {
    await writeFile(join(folder, 'made'), 'a file where a folder should be');
    const file = journalFile(path);
    await expect(file.write('text')).rejects.toThrow();

    await rm(join(folder, 'made'));
    await file.write('text');

    expect(await file.read()).toBe('text');
  });
});

const windowOf = (own: string) =>
  journalFile(path, { windows: { own, isGone: () => false }, warn: () => undefined });

describe('a claim', () => {
  const keys = Array.from({ length: 50 }, (_, index) => `arn:aws:… ${index}`);

  it('is made good by one of two windows, though both try at the same instant', async () => {
    const windows = [windowOf('mine'), windowOf('theirs')];
    for (const key of keys) {
      const claims = await Promise.all(windows.map((window) => window.claim(key)));
      expect(claims.toSorted()).toEqual([false, true]);
    }
  });

  it('waits for nobody who holds the file', async () => {
    await windowOf('mine').exclusively(async () => {
      expect(await windowOf('theirs').claim('end')).toBe(true);
    });
  });

  it('is everybody’s where none can be kept', async () => {
    await windowOf('mine').write('text');
    await writeFile(`${path}.told`, 'a file where a folder should be');

    expect(await windowOf('mine').claim('end')).toBe(true);
    expect(await windowOf('theirs').claim('end')).toBe(true);
  });

  it('is kept for a day', async () => {
    const hoursAgo = (hours: number) => Date.now() / 1000 - hours * 3_600;
    await Promise.all(['new', 'old'].map((key) => windowOf('mine').claim(key)));
    const names = await readdir(`${path}.told`);
    await Promise.all(
      names.map((name, index) => utimes(join(`${path}.told`, name), 0, hoursAgo(23 + 2 * index))),
    );
    await windowOf('theirs').tidyUp();

    expect(await readdir(`${path}.told`)).toEqual(names.slice(0, 1));
  });
});

describe('tidying up', () => {
  const make = async (name: string, secondsAgo: number): Promise<string> => {
    const at = Date.now() / 1000 - secondsAgo;
    await writeFile(`${path}${name}`, 'text');
    await utimes(`${path}${name}`, at, at);
    return `jobs.json${name}`;
  };

  beforeEach(() => mkdir(join(folder, 'made', 'when needed'), { recursive: true }));

  it('removes what a window left that was killed while it wrote', async () => {
    await make(`.${randomUUID()}`, 70);
    await journalFile(path).tidyUp();

    expect(await filesBeside()).toEqual([]);
  });

  it('leaves what is being written', async () => {
    const name = await make(`.${randomUUID()}`, 30);
    await journalFile(path).tidyUp();

    expect(await filesBeside()).toEqual([name]);
  });

  it('touches nothing else, however old', async () => {
    const others = [
      '',
      '.lock',
      '.lock.guard',
      '.damaged-2026-11-21',
      '.backup',
      `.${randomUUID()}.txt`,
    ];
    const names = await Promise.all(others.map((other) => make(other, 1_000_000)));
    const lease = join(folder, 'made', 'when needed', `exports.lease.${randomUUID()}`);
    await writeFile(lease, '');
    await utimes(lease, 1, 1);
    await journalFile(path).tidyUp();

    expect((await filesBeside()).toSorted()).toEqual([...names, basename(lease)].toSorted());
  });

  it('minds neither a folder that is not there nor one that cannot be read', async () => {
    await rm(join(folder, 'made'), { recursive: true });
    await journalFile(path).tidyUp();
    await writeFile(join(folder, 'made'), 'a file where a folder should be');
    await journalFile(path).tidyUp();

    expect(await readdir(folder)).toEqual(['made']);
  });
});

describe('a window that slept in its turn', () => {
  it('writes nothing over what others wrote meanwhile', async () => {
    const mine = windowOf('mine');
    const late = mine.exclusively(async () => {
      await rm(`${path}.lock`);
      await windowOf('theirs').exclusively(() => windowOf('theirs').write('theirs'));
      await expect(mine.setAside()).rejects.toThrow(TurnLost);
      await mine.write('mine');
    });

    await expect(late).rejects.toThrow(TurnLost);
    expect(await mine.read()).toBe('theirs');
    await mine.exclusively(() => mine.write('mine'));
    expect(await mine.read()).toBe('mine');
  });
});
