import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAwsCli, versionOf } from './awsCli.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function program(path: string, text = '', mode = 0o755): Promise<string> {
  const file = join(folder, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
  await chmod(file, mode);
  return file;
}

const find = (PATH: readonly string[], platform: NodeJS.Platform = 'linux') =>
  findAwsCli({ env: { PATH: PATH.join(delimiter) }, platform });

describe('findAwsCli', () => {
  it('finds the first on PATH, by its absolute path', async () => {
    const first = await program('a/aws');
    await program('b/aws');
    expect(await find([join(folder, 'none'), join(folder, 'a'), join(folder, 'b')])).toBe(first);
  });

  it('finds nothing in folders that depend on where one stands', async () => {
    await program('aws');
    const before = process.cwd();
    process.chdir(folder);
    try {
      expect(await find(['', '.', './'])).toBeUndefined();
    } finally {
      process.chdir(before);
    }
  });

  it('takes no folder and no file that cannot be run', async () => {
    await mkdir(join(folder, 'a', 'aws'), { recursive: true });
    await program('b/aws', '', 0o644);
    expect(await find([join(folder, 'a'), join(folder, 'b')])).toBeUndefined();
  });

  it('finds the program on Windows, and no script, whatever the variable is called', async () => {
    await program('a/aws.cmd');
    const exe = await program('b/aws.exe');
    const env = { Path: [join(folder, 'a'), join(folder, 'b')].join(delimiter) };
    expect(await findAwsCli({ env, platform: 'win32' })).toBe(exe);
    await rm(exe);
    expect(await findAwsCli({ env, platform: 'win32' })).toBeUndefined();
  });

  it('finds nothing without PATH', async () => {
    expect(await findAwsCli({ env: {}, platform: 'linux' })).toBeUndefined();
  });
});

describe('versionOf', () => {
  it('is what the program says, or nothing', async () => {
    const cli = await program('aws', '#!/bin/sh\n[ "$1" = --version ] && echo aws-cli/2.31.0 x\n');
    const { env } = process;
    expect(await versionOf(cli, env)).toBe('aws-cli/2.31.0 x\n');
    expect(await versionOf(await program('bad', '#!/bin/sh\nexit 3\n'), env)).toBeUndefined();
  });
});
