import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Profile } from '../../core/ports.ts';
import { readProfileBook } from './profileBook.ts';
import { listProfiles } from './profiles.ts';

const keys = 'aws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = secret\n';
const session = '[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://x/start\n';
const sso = 'sso_session = corp\nsso_account_id = 1\nsso_role_name = n\n';
const noMachine = { AWS_EC2_METADATA_DISABLED: 'true' };
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aws-kinds-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** All profiles of a config file, without the files that they are in. */
async function profilesOf(
  config: string,
  env: NodeJS.ProcessEnv = noMachine,
): Promise<readonly Profile[]> {
  const files = { config: join(folder, 'config'), credentials: join(folder, 'credentials') };
  await writeFile(files.config, config);
  const profiles = listProfiles({ book: await readProfileBook(files), env });
  return profiles.map(({ files: _, ...profile }) => profile);
}

/** Profile `it`, beside one with keys and a session of SSO. */
async function profileOf(settings: string, env?: NodeJS.ProcessEnv): Promise<Profile | undefined> {
  const profiles = await profilesOf(
    `[profile it]\n${settings}[profile base]\n${keys}${session}`,
    env,
  );
  return profiles[0];
}

const mfa = 'mfa_serial = m\n';

describe('the kind of a profile', () => {
  it.each([
    [keys, 'static keys'],
    [`${keys}aws_session_token = token\n`, 'temporary keys'],
    [`${keys}aws_session_token = token\n${mfa}`, 'temporary keys'],
    ['role_arn = r\nsource_profile = base\n', 'role'],
    ['role_arn = r\nsource_profile = it\n' + keys, 'role'],
    [`role_arn = r\nweb_identity_token_file = /token\n${mfa}`, 'web identity'],
    ['credential_process = get-keys\n', 'process'],
    [`${keys}credential_process = get-keys\n`, 'static keys'],
    [`${keys}sso_session = corp\n`, 'static keys'],
  ])('%# is told without a problem', async (settings, kind) => {
    expect(await profileOf(settings)).toEqual({ name: 'it', kind });
  });

  it.each([
    [keys + mfa, 'static keys with MFA', 'mfa'],
    [`role_arn = r\nsource_profile = base\n${mfa}`, 'role with MFA', 'mfa'],
    ['login_session = x\n', 'console login', 'login'],
    ['sso_start_url = u\nsso_region = r\nsso_account_id = 1\nsso_role_name = n\n', 'SSO', 'sso'],
    [sso, 'SSO', 'sso'],
    [keys + sso, 'SSO', 'sso'],
  ])('%# is told with how one signs in', async (settings, kind, way) => {
    const signIn = { way, profile: 'it' };
    expect(await profileOf(settings)).toEqual({ name: 'it', kind, signIn });
  });

  it('of a role is told with how one signs in for its source', async () => {
    const role = (name: string, source: string, more = ''): string =>
      `[profile ${name}]\nrole_arn = r\nsource_profile = ${source}\n${more}`;
    const config = `${role('a', 'b', mfa)}${role('b', 'c')}[profile c]\n${sso}${session}`;
    const profiles = await profilesOf(config);
    const signIn = { way: 'sso', profile: 'c' };
    expect(profiles.map((profile) => profile.signIn)).toEqual([signIn, signIn, signIn]);
  });
});

describe('a profile that cannot be used', () => {
  it.each([
    [
      'region = eu-west-1\n',
      'It has no credentials: no keys, role, SSO session, process or login.',
    ],
    ['aws_access_key_id = A\n', 'It has no aws_secret_access_key.'],
    ['aws_secret_access_key = A\n', 'It has no aws_access_key_id.'],
    ['role_arn = r\nsource_profile = gone\n', 'Its source_profile "gone" does not exist.'],
    [
      'role_arn = r\n',
      'It names a role, but no source_profile or credential_source to assume it with.',
    ],
    [
      'role_arn = r\nsource_profile = base\ncredential_source = Environment\n',
      'It has both source_profile and credential_source, where AWS tools take one only.',
    ],
    [
      'role_arn = r\ncredential_source = Moon\n',
      'Its credential_source "Moon" is none of Environment, Ec2InstanceMetadata and EcsContainer.',
    ],
    [
      'role_arn = r\nsource_profile = it\n',
      'It is its own source_profile, but has no keys of its own.',
    ],
    [
      'sso_session = gone\nsso_account_id = 1\nsso_role_name = n\n',
      'Its sso_session "gone" is not in the config file.',
    ],
    ['sso_session = corp\nsso_role_name = n\n', 'It has no sso_account_id.'],
    ['sso_session = corp\n', 'It has no sso_account_id.'],
    ['sso_start_url = u\nsso_account_id = 1\nsso_role_name = n\n', 'It has no sso_region.'],
    [`services = gone\n${keys}`, 'Its services section "gone" is not in the config file.'],
  ])('%# says why', async (settings, problem) => {
    expect((await profileOf(settings))?.problem).toBe(problem);
  });

  it('is one whose session of SSO is not whole', async () => {
    const [profile] = await profilesOf(`[profile it]\n${sso}[sso-session corp]\nsso_region = r\n`);
    expect(profile?.problem).toBe('Its sso_session "corp" has no sso_start_url.');
  });

  it('says which of its sources is to blame', async () => {
    const role = (name: string, source: string): string =>
      `[profile ${name}]\nrole_arn = r\nsource_profile = ${source}\n`;
    const config = `${role('a', 'b')}${role('b', 'c')}[profile c]\naws_access_key_id = A\n${role('d', 'gone')}${role('e', 'd')}`;
    const profiles = await profilesOf(config);
    expect(profiles.map(({ problem }) => problem)).toEqual([
      'Its source_profile "c" cannot be used. It has no aws_secret_access_key.',
      'Its source_profile "c" cannot be used. It has no aws_secret_access_key.',
      'It has no aws_secret_access_key.',
      'Its source_profile "gone" does not exist.',
      'Its source_profile "d" cannot be used. Its source_profile "gone" does not exist.',
    ]);
  });

  it('is one of a circle, or leads into one', async () => {
    const role = (name: string, source: string): string =>
      `[profile ${name}]\nrole_arn = r\nsource_profile = ${source}\n`;
    const [a, b, into] = await profilesOf(role('a', 'b') + role('b', 'a') + role('into', 'a'));
    expect(a?.problem).toContain('leads in a circle: a, b, a.');
    expect(b?.problem).toContain('leads in a circle: b, a, b.');
    expect(into?.problem).toContain('leads in a circle: a, b, a.');
  });

  it('is one whose source would lend it the keys of another', async () => {
    const config = `[profile it]\nrole_arn = r\nsource_profile = base\n[profile base]\n${keys}[profile next\n${keys}`;
    expect((await profilesOf(config))[0]?.problem).toContain('needs a closing ]');
  });

  it.each([
    ['Environment', { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 's' }],
    ['EcsContainer', { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x' }],
    ['Ec2InstanceMetadata', { AWS_EC2_METADATA_DISABLED: 'false' }],
  ])('is one whose machine has nothing for %s', async (source, env) => {
    const role = `role_arn = r\ncredential_source = ${source}\n`;
    expect((await profileOf(role))?.problem).toContain(`Its credential_source is ${source}, but`);
    expect((await profileOf(role, { ...noMachine, ...env }))?.problem).toBeUndefined();
  });
});

describe('the environment', () => {
  const variables = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 's' };
  const token = { AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: 'r' };
  const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/' };

  it.each([
    [
      { ...variables, ...token, AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-east-1' },
      'environment variables',
      'eu-west-1',
    ],
    [{ ...token, ...container, AWS_DEFAULT_REGION: 'us-east-1' }, 'web identity', 'us-east-1'],
    [container, 'container role', undefined],
  ])('%# is the last of the profiles', async (env, kind, region) => {
    const profiles = await profilesOf(`[profile it]\n${keys}`, env);
    expect(profiles.at(-1)).toEqual({
      name: '(environment)',
      kind,
      ...(region === undefined ? {} : { region }),
    });
  });

  it('may be the role of the machine, which nobody knows before asking', async () => {
    const [profile] = await profilesOf('', {});
    expect(profile).toEqual({ name: '(environment)', kind: 'instance role', isUncertain: true });
  });

  it('is not there where it can have no credentials', async () => {
    expect(await profilesOf('', noMachine)).toEqual([]);
    expect(await profilesOf('', { ...noMachine, AWS_ACCESS_KEY_ID: 'A' })).toEqual([]);
  });
});
