import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Profile } from '../../core/ports.ts';
import { locateConfigFiles, stampOf, type ConfigFiles } from './configFiles.ts';
import { readProfileBook } from './profileBook.ts';
import { listProfiles } from './profiles.ts';

let folder = '';
let files: ConfigFiles;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aws-profiles-'));
  files = { config: join(folder, 'config'), credentials: join(folder, 'credentials') };
});
afterEach(() => rm(folder, { recursive: true }));

async function profilesOf(config: string, credentials?: string): Promise<readonly Profile[]> {
  await writeFile(files.config, config);
  if (credentials !== undefined) await writeFile(files.credentials, credentials);
  return listProfiles(await readProfileBook(files), {});
}

const keys = 'aws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = secret\n';

describe('the profiles', () => {
  it('may have any name, also one that means something in JavaScript', async () => {
    const profiles = await profilesOf(`[profile constructor]\n${keys}[profile toString]\n${keys}`);
    expect(profiles).toEqual([
      { name: 'constructor', kind: 'static keys' },
      { name: 'toString', kind: 'static keys' },
    ]);
  });

  it('are read from both files, in their order, each once', async () => {
    const config = '[default]\nregion = eu-west-1\n[profile work]\nregion = us-east-1\n';
    const profiles = await profilesOf(
      config,
      `[work]\n${keys}[only-keys]\n${keys}[default]\n${keys}`,
    );
    expect(profiles).toEqual([
      { name: 'default', region: 'eu-west-1', kind: 'static keys' },
      { name: 'work', region: 'us-east-1', kind: 'static keys' },
      { name: 'only-keys', kind: 'static keys' },
    ]);
  });

  it('are none where there are no files', async () => {
    expect(listProfiles(await readProfileBook(files), {})).toEqual([]);
  });

  it('are the good ones where others are broken', async () => {
    const config = `garbage\n[profile good]\n${keys}= x\nregion\n[bare]\n${keys}[profile empty]\n`;
    const profiles = await profilesOf(config, `[profile prefixed]\n${keys}`);
    expect(profiles[0]).toEqual({ name: 'good', kind: 'static keys' });
    expect(profiles.slice(1).map(({ name, problem }) => [name, problem])).toEqual([
      ['bare', 'In the config file its heading must be [profile bare].'],
      ['empty', 'It has no settings in the config file.'],
      ['prefixed', expect.stringContaining('must be [prefixed], without the word profile.')],
    ]);
  });

  it('are not used where a broken heading would lend one the keys of the next', async () => {
    const [first, second] = await profilesOf('', `[first]\n${keys}[second\n${keys}`);
    expect(first?.problem).toContain('[second, needs a closing ]');
    expect(second?.problem).toBe('Its heading in the credentials file needs a closing ].');
  });

  it('do not include services, SSO sessions and comments', async () => {
    const config = `[services lab]\ns3 =\n  endpoint_url = http://127.0.0.1:1\n[sso-session x]\nsso_region = eu-west-1\n# [profile no]\n[profile yes] ; why\n${keys}`;
    expect((await profilesOf(config)).map(({ name }) => name)).toEqual(['yes']);
  });

  it('show their own endpoint, also that of a services section', async () => {
    const lab = '[services lab]\ns3 =\n  endpoint_url = http://127.0.0.1:9000\n';
    const config = `[profile a]\nendpoint_url = http://127.0.0.1:8000\n${keys}[profile b]\nservices = lab\n${keys}${lab}`;
    const profiles = await profilesOf(config);
    expect(profiles.map(({ endpoint }) => endpoint)).toEqual([
      'http://127.0.0.1:8000',
      'http://127.0.0.1:9000',
    ]);
  });

  it('are read again after an edit', async () => {
    await profilesOf('[profile old]\nregion = eu-west-1\n');
    expect((await profilesOf('[profile new]\nregion = eu-west-1\n'))[0]?.name).toBe('new');
  });
});

describe('the kind of a profile', () => {
  it.each([
    [keys, 'static keys'],
    [`${keys}aws_session_token = token\n`, 'temporary keys'],
    ['role_arn = r\nsource_profile = base\n', 'role'],
    ['role_arn = r\ncredential_source = Ec2InstanceMetadata\n', 'role'],
    ['role_arn = r\nweb_identity_token_file = /token\n', 'web identity'],
    ['credential_process = get-keys\n', 'process'],
    ['login_session = x\n', 'console login'],
    ['sso_start_url = u\nsso_region = r\nsso_account_id = 1\nsso_role_name = n\n', 'SSO'],
    ['sso_session = corp\nsso_account_id = 1\nsso_role_name = n\n', 'SSO'],
  ])('%# is told without a problem', async (settings, kind) => {
    const rest = `[profile base]\n${keys}[sso-session corp]\nsso_region = eu-west-1\n`;
    const [profile] = await profilesOf(`[profile it]\n${settings}${rest}`);
    expect(profile).toEqual({ name: 'it', kind });
  });

  it.each([
    [
      'region = eu-west-1\n',
      'It has no credentials: no keys, role, SSO session, process or login.',
    ],
    ['aws_access_key_id = A\n', 'It has no aws_secret_access_key.'],
    ['role_arn = r\nsource_profile = gone\n', 'Its source_profile "gone" does not exist.'],
    [
      'role_arn = r\n',
      'It names a role, but no source_profile or credential_source to assume it with.',
    ],
    [
      'role_arn = r\nsource_profile = base\nmfa_serial = m\n',
      'It asks for an MFA code, which is not supported yet.',
    ],
    [
      'sso_session = gone\nsso_account_id = 1\nsso_role_name = n\n',
      'Its sso_session "gone" is not in the config file.',
    ],
    ['sso_session = corp\nsso_role_name = n\n', 'It has no sso_account_id.'],
    [`services = gone\n${keys}`, 'Its services section "gone" is not in the config file.'],
  ])('%# says what is wrong with it', async (settings, problem) => {
    const rest = `[profile base]\n${keys}[sso-session corp]\nsso_region = eu-west-1\n`;
    const [profile] = await profilesOf(`[profile it]\n${settings}${rest}`);
    expect(profile?.problem).toBe(problem);
  });
});

describe('the shared files', () => {
  it('are where the environment says, else in the home directory', () => {
    const named = { AWS_CONFIG_FILE: '/x/config', AWS_SHARED_CREDENTIALS_FILE: '~/keys' };
    expect(locateConfigFiles(named, '/home/dana')).toEqual({
      config: '/x/config',
      credentials: '/home/dana/keys',
    });
    expect(locateConfigFiles({ HOME: '/home/eve' })).toEqual({
      config: join('/home/eve', '.aws', 'config'),
      credentials: join('/home/eve', '.aws', 'credentials'),
    });
  });

  it('have a stamp that changes with either of them', async () => {
    const none = await stampOf(files);
    await writeFile(files.config, 'a');
    const one = await stampOf(files);
    await writeFile(files.credentials, 'b');
    expect(new Set([none, one, await stampOf(files)]).size).toBe(3);
  });
});
