import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { portalUser } from '../../aws/data/access.ts';
import { ssoTokenPath, ssoTokenText, writeAwsHome, writeInto } from '../../aws/profileFiles.ts';
import { openHome, type Home, type Place } from './home.ts';
import { danaKeys, permissionSet, profile, role, session } from './lines.ts';

const usedKeys = (home: Home): readonly string[] =>
  home.standIn.calls.map(({ accessKeyId }) => accessKeyId);

const other = ['aws_access_key_id = AKIAROTATED07EXAMPLE', 'aws_secret_access_key = other'];

describe('an edit of the files', () => {
  it('takes effect in every Region and client, without a new world', async () => {
    const home = await openHome({ files: (at) => ({ config: profile(at, 'it', ...danaKeys) }) });
    const useAll = async (): Promise<void> => {
      for (const region of ['eu-west-1', 'us-east-1']) {
        const access = await home.connect('it', region);
        await access.tables.listTables();
        await access.buckets.listBuckets();
      }
    };
    await useAll();
    await writeAwsHome(home.home, { config: profile(home, 'it', ...other) });
    await useAll();
    expect(usedKeys(home)).toEqual([
      ...Array.from({ length: 4 }, () => 'AKIAACMEDATA7EXAMPLE'),
      ...Array.from({ length: 4 }, () => 'AKIAROTATED07EXAMPLE'),
    ]);
  });

  it('takes effect where it is about the source of a role', async () => {
    const text = (at: Place, keys: string[]): string =>
      profile(at, 'base', ...keys) +
      profile(at, 'it', role('Reader'), 'source_profile = base', 'role_session_name = me');
    const home = await openHome({ files: (at) => ({ config: text(at, danaKeys) }) });
    await (await home.connect()).tables.listTables();
    await writeAwsHome(home.home, { config: text(home, other) });
    await (await home.connect()).tables.listTables();
    const assumed = home.standIn.calls.filter(({ operation }) => operation === 'AssumeRole');
    expect(assumed.map(({ accessKeyId }) => accessKeyId)).toEqual([
      'AKIAACMEDATA7EXAMPLE',
      'AKIAROTATED07EXAMPLE',
    ]);
  });

  it('is told, and so is a credentials file that appears', async () => {
    const home = await openHome({ files: (at) => ({ config: profile(at, 'it') }) });
    await expect(home.connect()).rejects.toMatchObject({ reason: 'profile-unusable' });
    const told = changesOf(home);
    await writeAwsHome(home.home, { credentials: ['[it]', ...danaKeys, ''].join('\n') });
    await expect.poll(told, { timeout: 10_000 }).toBeGreaterThan(0);
    await (await home.connect()).tables.listTables();
    expect(usedKeys(home)).toEqual(['AKIAACMEDATA7EXAMPLE']);
  });
});

describe('somebody who has looked at the profiles only', () => {
  it('is told of the first one as soon as it is there', async () => {
    const home = await openHome({});
    expect(await home.world.profiles()).toEqual([]);
    const told = changesOf(home);
    await writeAwsHome(home.home, { config: profile(home, 'it', ...danaKeys) });
    await expect.poll(told, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await home.world.profiles()).toMatchObject([{ name: 'it' }]);
  });
});

describe('the cache of a login', () => {
  it('brings the login to all who wait as soon as its file appears', async () => {
    const home = await openHome({
      files: (at) => ({
        config: session('soon') + profile(at, 'it', 'sso_session = soon', ...permissionSet),
      }),
    });
    const access = await home.connect();
    await expect(access.tables.listTables()).rejects.toMatchObject({
      details: { signInWay: 'sso', signInProfile: 'it' },
    });
    const told = changesOf(home);
    const path = ssoTokenPath(home.home, 'soon');
    await writeInto(path, ssoTokenText(portalUser, 60 * 60_000));
    await expect.poll(told, { timeout: 10_000 }).toBeGreaterThan(0);
    await (await home.connect()).tables.listTables();
    expect(home.calls()).toEqual(['sso GetRoleCredentials', 'dynamodb ListTables']);
  });
});

describe('files at another place', () => {
  it('are read where the variables say, by every kind of profile', async () => {
    const home = await openHome({
      env: ({ home: at }) => ({ AWS_CONFIG_FILE: join(at, 'elsewhere') }),
      others: (at) => ({
        [join(at.home, 'elsewhere')]:
          session('far') + profile(at, 'it', 'sso_session = far', ...permissionSet),
        [ssoTokenPath(at.home, 'far')]: ssoTokenText(portalUser, 60 * 60_000),
      }),
    });
    await (await home.connect()).tables.listTables();
    expect(home.calls()).toEqual(['sso GetRoleCredentials', 'dynamodb ListTables']);
  });
});

/** Files as people really have them. The profile `it` is good in each of them. */
const oddFiles: readonly {
  readonly what: string;
  readonly config: (at: Place) => string;
  readonly credentials?: string;
  /** Profiles that are no good, and a word of why. */
  readonly bad?: Readonly<Record<string, string>>;
}[] = [
  {
    what: 'a byte order mark and the line ends of Windows',
    config: (at) => `\uFEFF${profile(at, 'it', ...danaKeys).replaceAll('\n', '\r\n')}`,
  },
  {
    what: 'a byte order mark in front of the credentials',
    config: (at) => profile(at, 'it'),
    credentials: `\uFEFF${['[it]', ...danaKeys, ''].join('\r\n')}`,
  },
  {
    what: 'sections that no tool of AWS knows',
    config: (at) => `[plugins]\ncli = x\n[preview]\na = b\n${profile(at, 'it', ...danaKeys)}`,
  },
  {
    what: 'a profile whose heading lacks the word profile',
    config: (at) => `[lonely]\nregion = eu-west-1\n${profile(at, 'it', ...danaKeys)}`,
    bad: { lonely: 'profile' },
  },
  {
    what: 'lines that are no settings',
    config: (at) => `${profile(at, 'it', 'gibberish', '=', ...danaKeys)}<<<<<<< HEAD\n`,
  },
  {
    what: 'a heading without its end, below a profile that it would mix with',
    config: (at) =>
      profile(at, 'it', ...danaKeys) +
      profile(at, 'above', ...other) +
      `[profile below\n${danaKeys.join('\n')}\n`,
    bad: { above: '[profile below', below: ']' },
  },
  {
    what: 'a profile that is there twice',
    config: (at) =>
      profile(at, 'it', ...danaKeys) +
      profile(at, 'twin', ...danaKeys) +
      profile(at, 'twin', ...other),
    bad: { twin: 'more than once' },
  },
  {
    what: 'comments, tabs and blank lines',
    config: (at) => `# mine\n\n; old\n${profile(at, 'it', ...danaKeys)}`.replaceAll(' = ', '\t=\t'),
  },
  {
    what: 'a profile that names what does not exist',
    config: (at) =>
      profile(at, 'it', ...danaKeys) +
      profile(at, 'lost', role('Reader'), 'source_profile = nobody') +
      profile(at, 'alone', role('Reader')) +
      profile(at, 'portal', 'sso_session = gone', ...permissionSet) +
      profile(at, 'half', 'aws_access_key_id = AKIAACMEDATA7EXAMPLE') +
      profile(at, 'round', role('Reader'), 'source_profile = trip') +
      profile(at, 'trip', role('Reader'), 'source_profile = round'),
    bad: {
      lost: 'nobody',
      alone: 'source_profile',
      portal: 'gone',
      half: 'aws_secret_access_key',
      round: 'trip',
      trip: 'round',
    },
  },
];

describe('files with', () => {
  it.each(oddFiles)('$what', async ({ config, credentials, bad = {} }) => {
    const home = await openHome({
      files: (at) => ({
        config: config(at),
        ...(credentials !== undefined && { credentials }),
      }),
    });
    await (await home.connect()).tables.listTables();
    expect(usedKeys(home)).toEqual(['AKIAACMEDATA7EXAMPLE']);
    const profiles = await home.world.profiles();
    for (const [name, word] of Object.entries(bad)) {
      const found = profiles.find((one) => one.name === name);
      expect(found?.problem, name).toContain(word);
      await expect(home.connect(name)).rejects.toMatchObject({ reason: 'profile-unusable' });
    }
  });

  it('nothing in them, or that are not there, are no error', async () => {
    const home = await openHome({ files: () => ({ config: '' }) });
    expect(await home.world.profiles()).toEqual([]);
    await rm(join(home.home, '.aws'), { recursive: true });
    expect(await home.world.profiles()).toEqual([]);
  });

  it('a folder in the place of one are no error either', async () => {
    const home = await openHome({
      others: ({ home: at }) => ({ [join(at, '.aws', 'config', 'x')]: '' }),
    });
    await writeFile(
      join(home.home, '.aws', 'credentials'),
      ['[it]', ...danaKeys, `endpoint_url = ${home.url}`, ''].join('\n'),
    );
    await (await home.connect()).tables.listTables();
    expect(usedKeys(home)).toEqual(['AKIAACMEDATA7EXAMPLE']);
  });
});

function changesOf({ world }: Home): () => number {
  let told = 0;
  world.onDidChangeCredentials(() => (told += 1));
  return () => told;
}
