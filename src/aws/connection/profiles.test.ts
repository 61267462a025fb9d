import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
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

const noMachine = { AWS_EC2_METADATA_DISABLED: 'true' };

/** The profiles as people see them, without the files that each is in. */
async function profilesOf(
  config: string,
  credentials?: string,
  env: NodeJS.ProcessEnv = noMachine,
): Promise<readonly Profile[]> {
  return (await listed(config, credentials, env)).map(({ files: _, ...profile }) => profile);
}

async function listed(
  config: string,
  credentials?: string,
  env: NodeJS.ProcessEnv = noMachine,
): Promise<readonly Profile[]> {
  await writeFile(files.config, config);
  if (credentials !== undefined) await writeFile(files.credentials, credentials);
  return listProfiles({ book: await readProfileBook(files), env });
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
    expect(listProfiles({ book: await readProfileBook(files), env: noMachine })).toEqual([]);
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
      'http://127.0.0.1:9000 (s3)',
    ]);
  });

  it('tell the files that each is in', async () => {
    const config = `[profile both]\nregion = eu-west-1\n[profile a]\n${keys}[broken]\n`;
    const profiles = await listed(config, `[both]\n${keys}[b]\n${keys}`);
    expect(profiles.map(({ name, files: own }) => [name, own])).toEqual([
      ['both', [files.config, files.credentials]],
      ['a', [files.config]],
      ['b', [files.credentials]],
      ['broken', [files.config]],
    ]);
  });

  it.each([
    ['lines that end as on Windows', `[default]\r\nregion = eu-west-1\r\n[profile b]\r\n`],
    ['a mark of its encoding', `\uFEFF[default]\nregion = eu-west-1\n[profile b]\n`],
    ['blank lines and comments', `; a\n\n[default] # b\n\nregion = eu-west-1 ; c\n[profile b]\n`],
    [
      'nested settings',
      `[default]\ns3 =\n  x = 1\nregion = eu-west-1\n[profile b]\ns3 =\n  y = 2\n`,
    ],
  ])('are read from files with %s', async (_, config) => {
    const written = config + keys.replaceAll('\n', config.includes('\r') ? '\r\n' : '\n');
    const profiles = await profilesOf(written, `[default]\n${keys}`);
    expect(profiles).toEqual([
      { name: 'default', region: 'eu-west-1', kind: 'static keys' },
      { name: 'b', kind: 'static keys' },
    ]);
  });

  it('are not used where a file has them twice, while the others are', async () => {
    const config = `[profile a]\n${keys}[profile b]\n${keys}[profile a]\nregion = eu-west-1\n`;
    const [a, b, c] = await profilesOf(config, `[c]\n${keys}[c]\n${keys}`);
    expect(a?.problem).toContain('config file has the heading [profile a] more than once');
    expect(b?.problem).toBeUndefined();
    expect(c?.problem).toContain('credentials file has the heading [c] more than once');
  });

  it('may be twice where one is in each file', async () => {
    const profiles = await profilesOf(`[profile a]\nregion = eu-west-1\n`, `[a]\n${keys}`);
    expect(profiles).toEqual([{ name: 'a', region: 'eu-west-1', kind: 'static keys' }]);
  });

  it('may have a default in both ways, of which the one with the word counts', async () => {
    const config = `[profile default]\n${keys}region = eu-west-1\n[default]\nregion = us-east-1\n`;
    const [profile] = await profilesOf(config);
    expect(profile).toMatchObject({ region: 'eu-west-1' });
    expect(profile?.problem).toBeUndefined();
    expect(profile?.remarks?.[0]).toContain('[profile default] goes before it');
  });

  it.each(['[ profile a ]', '[profile  a]', '[profile a ]'])(
    'are not read from %s',
    async (line) => {
      const [profile] = await profilesOf(`${line}\n${keys}`);
      expect(profile?.problem).toContain('write [profile a]');
    },
  );

  it('do not include sessions and services that were put into the credentials file', async () => {
    const odd = '[sso-session x]\nsso_region = r\n[services lab]\ns3 =\n  endpoint_url = u\n';
    expect((await profilesOf('', `${odd}[a]\n${keys}`)).map(({ name }) => name)).toEqual(['a']);
  });

  it('are read again after an edit', async () => {
    await profilesOf('[profile old]\nregion = eu-west-1\n');
    expect((await profilesOf('[profile new]\nregion = eu-west-1\n'))[0]?.name).toBe('new');
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

  it('are found in a home directory of any name, and without variables that name it', () => {
    const named = { AWS_CONFIG_FILE: '~/config', AWS_SHARED_CREDENTIALS_FILE: '~\\keys' };
    expect(locateConfigFiles(named, '/home/$&$1')).toEqual({
      config: '/home/$&$1/config',
      credentials: '/home/$&$1\\keys',
    });
    expect(locateConfigFiles({ HOME: '' }).config).toBe(join(homedir(), '.aws', 'config'));
  });

  it('have a stamp that changes with either of them', async () => {
    const none = await stampOf(files);
    await writeFile(files.config, 'a');
    const one = await stampOf(files);
    await writeFile(files.credentials, 'b');
    expect(new Set([none, one, await stampOf(files)]).size).toBe(3);
  });

  it('have another stamp where one is put back with its old time and length', async () => {
    await writeFile(files.config, 'a');
    await utimes(files.config, 1_000, 1_000);
    const before = await stampOf(files);
    await writeFile(files.config, 'b');
    await utimes(files.config, 1_000, 1_000);
    expect(await stampOf(files)).not.toBe(before);
  });
});
