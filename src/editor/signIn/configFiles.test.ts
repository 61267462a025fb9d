import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { FakeShell } from '../../../test/fakes/fakeEditor.ts';
import { FakeSignInDesk } from '../../../test/fakes/fakeSignInDesk.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import { openConfigFiles } from './configFiles.ts';

let home: string;
let world: FakeAws;
let shell: FakeShell;
let desk: FakeSignInDesk;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'home-'));
  world = new FakeAws(new FakeClock());
  shell = new FakeShell();
  desk = new FakeSignInDesk();
});
afterEach(() => rm(home, { recursive: true }));

async function file(...path: readonly string[]): Promise<string> {
  const whole = join(home, ...path);
  await mkdir(join(whole, '..'), { recursive: true });
  await writeFile(whole, '');
  return whole;
}

const open = (about?: typeof connection, env = {}) =>
  openConfigFiles({ world, shell, desk, env, home }, about);

describe('openConfigFiles', () => {
  it('opens the files of the profile, or all that there are', async () => {
    const [own, other] = [await file('own'), await file('other')];
    const missing = join(home, 'missing');
    world.profileList = [
      { name: 'acme-data', kind: 'static keys', files: [own, missing] },
      { name: 'acme-dev', kind: 'static keys', files: [own, other] },
    ];
    await open(connection);
    expect(shell.files).toEqual([own]);
    await open();
    expect(shell.files).toEqual([own, own, other]);
  });

  it('looks in the usual places where no profile can be read', async () => {
    const [config, credentials] = [await file('.aws', 'config'), await file('elsewhere')];
    world.faults.set('profiles', new ExportError('unknown'));
    await open(undefined, { AWS_SHARED_CREDENTIALS_FILE: credentials });
    expect(shell.files).toEqual([config, credentials]);
  });

  it('makes none where there is none, and says how', async () => {
    world.profileList = [];
    desk.answer = 'How to Make One';
    await open();
    expect(desk.offers[0]?.message).toContain('aws configure');
    expect(shell.opened).toHaveLength(1);
    expect(await readdir(home)).toEqual([]);
  });
});
