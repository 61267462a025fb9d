import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeSignInHome, signInProfiles, type SignInHome } from '../../aws/signInHome.ts';
import { openHome } from './home.ts';
import { danaKeys, profile } from './lines.ts';

const run = promisify(execFile);

async function makeHome(): Promise<SignInHome> {
  const home = await makeSignInHome(await mkdtemp(`${tmpdir()}/sign-in-`));
  onTestFinished(() => rm(home.path, { recursive: true }));
  return home;
}

describe('the home for journeys that sign in', () => {
  it.each([
    ['sso', ['sso', 'login', '--profile', 'sso'], 'AWSReservedSSO_DataReader'],
    ['console', ['login', '--profile', 'console'], 'user/dana'],
  ])('has a login %s that is over until aws is run', async (name, args, who) => {
    const { env, cli, path } = await makeHome();
    const home = await openHome({
      files: (at) => ({ config: profile(at, 'acme-data', ...danaKeys) + signInProfiles(at.url) }),
      env: (at) => ({ AWS_CONFIG_FILE: `${at.home}/.aws/config`, HOME: path, USERPROFILE: path }),
    });
    await expect((await home.connect(name)).identity()).rejects.toMatchObject({
      reason: 'credentials-expired',
      details: { signInProfile: name },
    });
    await run('aws', args, { env });
    expect((await (await home.connect(name)).identity()).arn).toContain(who);
    expect(await cli.runs()).toEqual([args.join(' ')]);
  });

  it('has a role that wants a code', async () => {
    const home = await openHome({
      files: (at) => ({ config: profile(at, 'acme-data', ...danaKeys) + signInProfiles(at.url) }),
      codes: ['111111'],
    });
    expect((await (await home.connect('mfa')).identity()).arn).toContain('assumed-role/Guarded/');
  });
});
