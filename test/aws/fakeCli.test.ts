import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { portalUser } from './data/access.ts';
import { writeFakeCli } from './fakeCli.ts';
import { ssoTokenPath, ssoTokenText } from './profileFiles.ts';

const run = promisify(execFile);

describe('the fake aws program', () => {
  it('leaves behind what a login would, and knows nothing else', async () => {
    const home = await mkdtemp(join(tmpdir(), 'aws-cli-'));
    onTestFinished(() => rm(home, { recursive: true }));
    const path = ssoTokenPath(home, 'acme');
    const text = ssoTokenText(portalUser, 60_000);
    const cli = await writeFakeCli(join(home, 'bin'), [
      { args: 'sso login --profile sso', writes: { path, text } },
      { args: 'login --profile closed' },
    ]);
    const PATH = [cli.folder, process.env['PATH']].join(delimiter);
    const aws = (...args: string[]) => run('aws', args, { env: { PATH } });
    await expect(aws('s3', 'ls')).rejects.toMatchObject({ code: 252 });
    await expect(aws('login', '--profile', 'closed')).rejects.toMatchObject({ code: 255 });
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
    const { stdout } = await aws('sso', 'login', '--profile', 'sso');
    expect(stdout).toContain('logged in');
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await cli.runs()).toEqual([
      's3 ls',
      'login --profile closed',
      'sso login --profile sso',
    ]);
  });
});
