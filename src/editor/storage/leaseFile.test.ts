import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaseFile } from './leaseFile.ts';
import { thisWindow } from './thisWindow.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lease-'));
  path = join(folder, 'made', 'exports.lease');
});

afterEach(() => rm(folder, { recursive: true }));

const open = () => leaseFile(path, { windows: thisWindow(), warn: () => undefined });

describe('leaseFile', () => {
  it('has no text before it is first won', async () => {
    expect(await open().read()).toBeUndefined();
  });

  it('is won by one of several that saw it free', async () => {
    const stands = await Promise.all(
      ['one', 'two', 'three'].map((text) => open().replace(undefined, text)),
    );

    expect(new Set(stands).size).toBe(1);
    expect(await open().read()).toBe(stands[0]);
    expect(await readdir(join(folder, 'made'))).toEqual(['exports.lease']);
  });

  it('stays as it is for a window that saw something else', async () => {
    await open().replace(undefined, 'one');

    expect(await open().replace('before', 'two')).toBe('one');
    expect(await open().replace('one', 'two')).toBe('two');
  });

  it('is let go of at once, by its holder only', async () => {
    await open().replace(undefined, 'one');
    open().remove((text) => text === 'two');
    expect(await open().read()).toBe('one');

    open().remove((text) => text === 'one');
    expect(await open().read()).toBeUndefined();
    expect(() => open().remove(() => true)).not.toThrow();
  });

  it('says when it cannot be read', async () => {
    await writeFile(join(folder, 'made'), 'a file where a folder should be');
    await expect(open().read()).rejects.toThrow('ENOTDIR');
  });
});
