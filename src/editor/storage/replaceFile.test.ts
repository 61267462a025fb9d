import { mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from './replaceFile.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replace-'));
  path = join(folder, 'jobs.json');
});

afterEach(() => rm(folder, { recursive: true }));

describe('replaceFile', () => {
  it('makes the file and its folders, and leaves nothing beside it', async () => {
    const inside = join(folder, 'made', 'when needed', 'jobs.json');
    await replaceFile(inside, 'Ünïcode 🙂');
    await replaceFile(inside, 'new');
    expect(await readFile(inside, 'utf8')).toBe('new');
    expect(await readdir(join(folder, 'made', 'when needed'))).toEqual(['jobs.json']);
  });

  it.skipIf(process.platform === 'win32')('lets nobody else read what it wrote', async () => {
    await writeFile(path, 'old', { mode: 0o644 });
    await replaceFile(path, 'new');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.skipIf(process.platform === 'win32')('leaves a file where a link put it', async () => {
    const elsewhere = join(folder, 'elsewhere.json');
    await writeFile(elsewhere, 'old');
    await symlink(elsewhere, path);
    await replaceFile(path, 'new');
    expect(await readFile(elsewhere, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['elsewhere.json', 'jobs.json']);
  });

  it('keeps the old text and cleans up when it cannot take the name', async () => {
    await mkdir(join(path, 'in the way'), { recursive: true });
    await expect(replaceFile(path, 'new')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['jobs.json']);
    expect(await readdir(path)).toEqual(['in the way']);
  });

  it('can be done by many at once: one of the texts is there, and whole', async () => {
    const texts = ['a', 'b', 'c', 'd'].map((char) => char.repeat(200_000));
    await Promise.all(texts.map((text) => replaceFile(path, text)));
    expect(texts).toContain(await readFile(path, 'utf8'));
    expect(await readdir(folder)).toEqual(['jobs.json']);
  });
});
