import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentProfile } from '../../../src/core/connection.ts';
import { consoleLogin, portalUser } from '../../aws/data/access.ts';
import { assumable } from '../../aws/fixture/access.ts';
import { smallSeed } from '../../aws/fixture/seed.ts';
import {
  consoleLoginPath,
  consoleLoginText,
  processOutput,
  ssoTokenPath,
  ssoTokenText,
} from '../../aws/profileFiles.ts';
import { openHome, type Place, type Setting } from './home.ts';
import {
  consoleSession,
  mfaLine,
  permissionSet,
  profile,
  role,
  roleOverKeys,
  session,
  startUrl,
} from './lines.ts';

const hour = 60 * 60_000;
const { refreshToken, ...withoutRenewal } = portalUser;
const lost = /^credentials-(?:expired|missing)$/;
const outdated = /^credentials-expired$/;
const missing = /^credentials-missing$/;
const denied = /^access-denied$/;

/** One way in which there are no credentials, and what a person is told about it. */
interface Trouble extends Setting {
  readonly trouble: string;
  readonly picked?: string;
  readonly reason: RegExp;
  /** What is known besides; `signInWay` and `signInProfile` are absent where they are not named. */
  readonly details?: object;
}

const sso =
  (name: string) =>
  (at: Place): { readonly config: string } => ({
    config: session(name) + profile(at, 'it', `sso_session = ${name}`, ...permissionSet),
  });
const signInAs = (signInWay: string, signInProfile = 'it') => ({ signInWay, signInProfile });
const problem = (words: string) => ({ problem: expect.stringContaining(words) as string });
const processOf = (command: string) => (at: Place) => ({
  config: profile(at, 'it', `credential_process = ${command}`),
});
const consoleLoginOf = (at: Place) => ({
  config: profile(at, 'it', `login_session = ${consoleSession}`),
});

const loginTroubles: readonly Trouble[] = [
  {
    trouble: 'an SSO session that nobody logged in to',
    files: sso('never'),
    reason: lost,
    details: signInAs('sso'),
  },
  {
    trouble: 'an SSO token that is over and cannot be renewed',
    files: sso('over'),
    others: ({ home }) => ({
      [ssoTokenPath(home, 'over')]: ssoTokenText(withoutRenewal, -hour),
    }),
    reason: outdated,
    details: signInAs('sso'),
  },
  {
    trouble: 'an SSO token whose renewal is refused',
    files: sso('used'),
    others: ({ home }) => ({
      [ssoTokenPath(home, 'used')]: ssoTokenText(
        { ...portalUser, refreshToken: `${refreshToken}-used` },
        -hour,
      ),
    }),
    reason: outdated,
    details: signInAs('sso'),
  },
  {
    trouble: 'an SSO token that the portal no longer takes',
    files: sso('ended'),
    others: ({ home }) => ({
      [ssoTokenPath(home, 'ended')]: ssoTokenText(
        { ...portalUser, accessToken: 'stand-in-portal-old' },
        hour,
      ),
    }),
    reason: outdated,
    details: signInAs('sso'),
  },
  {
    trouble: 'a legacy SSO token that is over',
    files: (at) => ({
      config: profile(
        at,
        'it',
        `sso_start_url = ${startUrl}`,
        'sso_region = eu-west-1',
        ...permissionSet,
      ),
    }),
    others: ({ home }) => ({ [ssoTokenPath(home, startUrl)]: ssoTokenText(portalUser, -hour) }),
    reason: outdated,
    details: signInAs('sso'),
  },
  {
    trouble: 'a role over an SSO session that is over: its source is what one signs in with',
    files: (at) => ({
      config:
        session('below') +
        profile(at, 'base', 'sso_session = below', ...permissionSet) +
        profile(at, 'middle', role('Reader'), 'source_profile = base') +
        profile(at, 'it', role('Next'), 'source_profile = middle'),
    }),
    reason: lost,
    details: signInAs('sso', 'base'),
  },
  {
    trouble: 'a permission set that one does not have',
    files: (at) => ({
      config:
        session('narrow') +
        profile(
          at,
          'it',
          'sso_session = narrow',
          'sso_account_id = 111122223333',
          'sso_role_name = Admin',
        ),
    }),
    others: ({ home }) => ({ [ssoTokenPath(home, 'narrow')]: ssoTokenText(portalUser, hour) }),
    reason: denied,
  },
  {
    trouble: 'a console login that never was',
    files: consoleLoginOf,
    reason: lost,
    details: signInAs('login'),
  },
  {
    trouble: 'a console login that is over',
    files: consoleLoginOf,
    others: ({ home, standIn }) => ({
      [consoleLoginPath(home, consoleSession)]: consoleLoginText(
        { ...consoleLogin, refreshToken: 'stand-in-console-used' },
        standIn.issueKeys({ principal: 'user/dana', lifetime: -hour }),
      ),
    }),
    reason: outdated,
    details: signInAs('login'),
  },
];

const otherTroubles: readonly Trouble[] = [
  {
    trouble: 'a process that fails',
    files: processOf('false'),
    reason: missing,
    details: problem('credential_process failed'),
  },
  {
    trouble: 'a process that does not exist',
    files: processOf('/nowhere/tool'),
    reason: missing,
    details: problem('credential_process failed'),
  },
  {
    trouble: 'a process that prints no JSON',
    files: processOf('echo hello'),
    reason: missing,
    details: problem('JSON'),
  },
  {
    trouble: 'a process that prints half of what it should',
    files: processOf(`echo '{"Version":1,"AccessKeyId":"AKIAACMEDATA7EXAMPLE"}'`),
    reason: missing,
    details: problem('keys'),
  },
  {
    trouble: 'a process that prints keys that are over',
    files: processOf('cat "$HOME/keys.json"'),
    others: ({ home, standIn }) => ({
      [join(home, 'keys.json')]: processOutput(
        standIn.issueKeys({ principal: 'user/dana', lifetime: -hour }),
      ),
    }),
    reason: missing,
    details: problem('expired'),
  },
  {
    trouble: 'a role that does not trust the caller',
    files: (at) => ({ config: roleOverKeys(at, 'Strangers') }),
    reason: denied,
    details: { action: 'sts:AssumeRole', resource: assumable('Strangers') },
  },
  {
    trouble: 'a role that wants another external id',
    files: (at) => ({ config: roleOverKeys(at, 'Partner', 'external_id = guess') }),
    reason: denied,
    details: { action: 'sts:AssumeRole', resource: assumable('Partner') },
  },
  {
    trouble: 'a role that allows no such long session',
    files: (at) => ({
      config: roleOverKeys(at, 'Partner', 'external_id=acme-4711', 'duration_seconds=7200'),
    }),
    reason: /^validation$/,
    details: { operation: 'AssumeRole' },
  },
  {
    trouble: 'a device that is not that of the keys',
    files: (at) => ({ config: roleOverKeys(at, 'Guarded', 'mfa_serial = GAHT12345678') }),
    codes: ['111111', '222222', '333333'],
    reason: /^profile-unusable$/,
    details: problem('mfa_serial of profile "it"'),
  },
  {
    trouble: 'a web identity without its file',
    files: (at) => ({
      config: profile(
        at,
        'it',
        role('Pipeline'),
        `web_identity_token_file = ${join(at.home, 'gone')}`,
      ),
    }),
    reason: missing,
  },
  {
    trouble: 'a web identity that AWS does not take',
    files: (at) => ({
      config: profile(
        at,
        'it',
        role('Pipeline'),
        `web_identity_token_file = ${join(at.home, 'token')}`,
      ),
    }),
    others: ({ home }) => ({ [join(home, 'token')]: 'stand-in.other.token' }),
    reason: lost,
  },
  {
    trouble: 'a role over variables that are not set',
    files: (at) => ({
      config: profile(at, 'it', role('Reader'), 'credential_source = Environment'),
    }),
    reason: /^profile-unusable$/,
    details: problem('AWS_ACCESS_KEY_ID'),
  },
  {
    trouble: 'an environment whose container does not take the token',
    env: ({ url }) => ({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/container/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: 'stand-in-other',
      AWS_ENDPOINT_URL: url,
    }),
    picked: environmentProfile,
    reason: missing,
  },
  {
    trouble: 'an environment whose instance cannot be asked',
    env: ({ url }) => ({
      AWS_EC2_METADATA_DISABLED: 'false',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:9',
      AWS_ENDPOINT_URL: url,
    }),
    picked: environmentProfile,
    reason: /^(?:credentials-missing|network)$/,
  },
  {
    trouble: 'an environment whose instance has no role',
    seed: smallSeed,
    env: ({ url }) => ({
      AWS_EC2_METADATA_DISABLED: 'false',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: url,
      AWS_ENDPOINT_URL: url,
    }),
    picked: environmentProfile,
    reason: missing,
  },
  {
    trouble: 'an environment without anything in it',
    env: ({ url }) => ({ AWS_ENDPOINT_URL: url }),
    picked: environmentProfile,
    reason: missing,
  },
];

describe('there are no credentials, and the person is told why', () => {
  it.each([...loginTroubles, ...otherTroubles])(
    '$trouble',
    async ({ picked = 'it', reason, details = {}, ...setting }) => {
      const home = await openHome(setting);
      const list = async () => (await home.connect(picked)).tables.listTables();
      await expect(list()).rejects.toMatchObject({
        name: 'ExportError',
        reason: expect.stringMatching(reason) as string,
        details: { profile: picked, ...details },
      });
      const error: unknown = await list().catch((thrown: unknown) => thrown);
      if (!('signInWay' in details)) expect(error).not.toHaveProperty('details.signInWay');
      expect(JSON.stringify(error)).not.toMatch(
        /stand-in[-./]|ProviderError|Exception|node_modules/,
      );
      expect(home.calls()).not.toContain('dynamodb ListTables');
    },
  );
});

describe('the list of profiles', () => {
  it('tells how one signs in, also where a role has its login from another', async () => {
    const home = await openHome({
      files: (at) => ({
        config: [
          session('acme'),
          profile(at, 'portal', 'sso_session = acme', ...permissionSet),
          profile(at, 'over-portal', role('Reader'), 'source_profile = portal'),
          profile(at, 'console', `login_session = ${consoleSession}`),
          roleOverKeys(at, 'Guarded', mfaLine),
        ].join('\n'),
      }),
    });
    const profiles = await home.world.profiles();
    const ways = profiles.map(({ name, signIn }) => [name, signIn?.way, signIn?.profile]);
    expect(ways).toEqual(
      expect.arrayContaining([
        ['portal', 'sso', 'portal'],
        ['over-portal', 'sso', 'portal'],
        ['console', 'login', 'console'],
        ['base', undefined, undefined],
        ['it', 'mfa', 'it'],
      ]),
    );
    expect(profiles.map(({ problem }) => problem)).toEqual(profiles.map(() => undefined));
  });

  it.each([
    ['no variables', {}, undefined],
    ['keys', { AWS_ACCESS_KEY_ID: 'AKIAACMEDATA7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'x' }, 'sure'],
    ['a container', { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/x' }, 'sure'],
    ['perhaps an instance', { AWS_EC2_METADATA_DISABLED: 'false' }, 'uncertain'],
  ])('ends with the environment: %s', async (_, env, there) => {
    const home = await openHome({
      files: (at) => ({ config: profile(at, 'it', 'sso_session = x') }),
      env: () => env,
    });
    const last = (await home.world.profiles()).at(-1);
    const found = last?.name === environmentProfile ? last : undefined;
    expect(found && (found.isUncertain ? 'uncertain' : 'sure')).toBe(there);
  });
});
