import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { portalUser } from '../../aws/data/access.ts';
import { accessSeed } from '../../aws/fixture/access.ts';
import {
  processOutput,
  ssoTokenPath,
  ssoTokenText,
  writeAwsHome,
  writeInto,
} from '../../aws/profileFiles.ts';
import { startStandIn, type StandIn } from '../../aws/standIn.ts';
import { openHome, type Home, type Place } from './home.ts';
import { danaKeys, mfaLine, permissionSet, profile, role, session } from './lines.ts';

const hour = 60 * 60_000;
const calls = ({ calls: had }: StandIn): readonly string[] =>
  had.map(({ service, operation }) => `${service} ${operation}`);

async function another(): Promise<StandIn> {
  const standIn = await startStandIn({ seed: accessSeed, throttle: false });
  onTestFinished(() => standIn.close());
  return standIn;
}

describe('a role whose source has an endpoint of its own', () => {
  it.each([
    ['keys', danaKeys, []],
    ['keys with a device', [...danaKeys, mfaLine], ['sts GetSessionToken']],
    ['SSO', ['sso_session = below', ...permissionSet], ['sso GetRoleCredentials']],
  ])('gets the credentials of the source there, and is assumed at its own: %s', async (...row) => {
    const [, lines, asked] = row;
    const other = await another();
    const home = await openHome({
      files: (at) => ({
        config:
          session('below') +
          profile(other, 'base', ...lines) +
          profile(at, 'it', role('Reader'), 'source_profile = base'),
      }),
      others: ({ home: at }) => ({ [ssoTokenPath(at, 'below')]: ssoTokenText(portalUser, hour) }),
      codes: ['111111'],
    });
    const access = await home.connect();
    // Each stand-in knows its own sessions only.
    await access.tables.listTables().catch(() => undefined);
    expect(calls(other)).toEqual(asked);
    expect(home.calls()[0]).toBe('sts AssumeRole');
    expect(access.endpoint).toBe(home.url);
  });
});

/** A profile that gets its credentials in a way in which the SDK reads the files by itself. */
interface Edited {
  readonly way: string;
  readonly lines: (at: Place, version: 'then' | 'now') => readonly string[];
}

const edited: readonly Edited[] = [
  {
    way: 'process',
    lines: ({ home }, version) => [`credential_process = cat "${join(home, version)}"`],
  },
  {
    way: 'SSO',
    lines: (_, version) => [`sso_session = ${version}`, ...permissionSet],
  },
];

async function written(home: Home | Place): Promise<void> {
  for (const version of ['then', 'now']) {
    const keys = home.standIn.issueKeys({ principal: 'assumed-role/Vault/dana' });
    await writeInto(join(home.home, version), processOutput(keys));
    await writeInto(ssoTokenPath(home.home, version), ssoTokenText(portalUser, hour));
  }
}

describe('an access that is still held after its profile went elsewhere', () => {
  it.each(edited)('brings no new login to the old endpoint: $way', async ({ lines }) => {
    const other = await another();
    const configOf = (at: Place, version: 'then' | 'now', { url }: { readonly url: string }) => ({
      config: session('then') + session('now') + profile({ url }, 'it', ...lines(at, version)),
    });
    const home = await openHome({ files: (at) => configOf(at, 'then', at) });
    await written(home);
    const held = await home.connect();
    await writeAwsHome(home.home, configOf(home, 'now', other));
    await expect(held.tables.listTables()).rejects.toMatchObject({
      reason: 'profile-unusable',
      details: { profile: 'it' },
    });
    expect([home.calls(), calls(other)]).toEqual([[], []]);
    await (await home.connect()).tables.listTables().catch(() => undefined);
    expect([home.calls(), calls(other).length > 0]).toEqual([[], true]);
  });
});
