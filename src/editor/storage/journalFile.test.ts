import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
