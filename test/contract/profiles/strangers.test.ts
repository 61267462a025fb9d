import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { environmentProfile } from '../../../src/core/connection.ts';
import type { AwsAccess } from '../../../src/core/ports.ts';
import { consoleLogin, portalUser, webIdentityToken } from '../../aws/data/access.ts';
import {
  consoleLoginPath,
  consoleLoginText,
  ssoTokenPath,
  ssoTokenText,
} from '../../aws/profileFiles.ts';
import { startStandIn, type StandIn } from '../../aws/standIn.ts';
import { openHome, type Home, type Place } from './home.ts';
import {
  consoleSession,
  danaKeys,
  mfaLine,
  permissionSet,
  profile,
  role,
  session,
} from './lines.ts';

const hour = 60 * 60_000;
/** A name of its own: the SDK renews a session once in thirty seconds, whatever world asks. */
const own = ({ home }: Place): string => basename(home);
const tokenFile = ({ home }: Place): string => join(home, 'token');

/** Profiles of every kind that asks AWS for keys, all in one file. */
function config(at: Place, stranger: StandIn): string {
  return [
    session('stranger-test'),
    session(own(at)),
    profile(at, 'keys', ...danaKeys),
    profile(at, 'portal', 'sso_session = stranger-test', ...permissionSet),
    profile(at, 'portal-old', `sso_session = ${own(at)}`, ...permissionSet),
    profile(at, 'console', `login_session = ${consoleSession}`),
    profile(at, 'role', role('Reader'), 'source_profile = keys'),
    profile(at, 'role-over-portal', role('Reader'), 'source_profile = portal'),
    profile(at, 'mfa-role', role('Guarded'), mfaLine, 'source_profile = keys'),
    profile(at, 'mfa-keys', mfaLine, ...danaKeys),
    profile(at, 'pod', role('Pipeline'), `web_identity_token_file = ${tokenFile(at)}`),
    profile(stranger, 'stranger', ...danaKeys),
  ].join('\n');
}

const services = [
  ...['DYNAMODB', 'RDS', 'S3', 'KMS', 'IAM', 'STS', 'SIMPLEDB', 'SIMPLEDBV2'],
  ...['SSO', 'SSO_OIDC', 'SIGNIN'],
];

/** What points to a stranger: the profile of the environment, and every address in it. */
function strange({ url }: StandIn): Readonly<Record<string, string>> {
  const addresses = services.map((service) => [`AWS_ENDPOINT_URL_${service}`, url] as const);
  return {
    AWS_PROFILE: 'stranger',
    AWS_DEFAULT_PROFILE: 'stranger',
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIASTRANGER7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'x',
    ...Object.fromEntries(addresses),
  };
}

async function open(): Promise<{ readonly home: Home; readonly stranger: StandIn }> {
  const stranger = await startStandIn();
  onTestFinished(() => stranger.close());
  const home = await openHome({
    files: (at) => ({ config: config(at, stranger) }),
    others: (at) => ({
      [ssoTokenPath(at.home, 'stranger-test')]: ssoTokenText(portalUser, hour),
      [ssoTokenPath(at.home, own(at))]: ssoTokenText(portalUser, -hour),
      [tokenFile(at)]: webIdentityToken,
      [consoleLoginPath(at.home, consoleSession)]: consoleLoginText(
        consoleLogin,
        at.standIn.issueKeys({ principal: 'user/dana', lifetime: -hour }),
      ),
    }),
    env: () => strange(stranger),
    codes: ['111111'],
  });
  return { home, stranger };
}

/** A call of every service. */
async function useAll(access: AwsAccess): Promise<void> {
  await access.identity();
  await access.tables.listTables();
  await access.backups.listBackups();
  await access.databases.list('cluster');
  await access.domains.listDomains();
  await access.exportsOf('simpledb-domain').list();
  await access.buckets.listBuckets();
  await access.keys.listKeys('us-east-1');
  await access.roles.listRoles();
  await access.accountAlias();
}

describe('no request of a profile ever reaches the endpoint of another', () => {
  it.each([
    ['keys', []],
    ['portal', ['sso']],
    ['portal-old', ['sso-oidc', 'sso']],
    ['console', ['signin']],
    ['role', ['sts']],
    ['role-over-portal', ['sso', 'sts']],
    ['mfa-role', ['sts']],
    ['mfa-keys', ['sts']],
    ['pod', ['sts']],
  ])('profile %s', async (name, doors) => {
    const { home, stranger } = await open();
    const access = await home.connect(name);
    await useAll(access);
    expect(stranger.calls).toEqual([]);
    const asked = home.standIn.calls.map(({ service }) => service);
    expect(asked.slice(0, doors.length)).toEqual(doors);
    expect(access.endpoint).toBe(home.url);
    const strangers = home.standIn.calls.filter(({ accessKeyId }) =>
      accessKeyId.includes('STRANGER'),
    );
    expect(strangers).toEqual([]);
  });

  it('and the environment alone goes where its variables say', async () => {
    const { home, stranger } = await open();
    const access = await home.connect(environmentProfile);
    await access.tables.listTables();
    expect(home.calls()).toEqual([]);
    expect(stranger.calls.map(({ accessKeyId }) => accessKeyId)).toEqual(['AKIASTRANGER7EXAMPLE']);
    expect(access.endpoint).toBe(stranger.url);
  });

  it('and a person is told that an address of the environment is not used', async () => {
    const { home } = await open();
    const [first] = await home.world.profiles();
    expect(first?.remarks?.join(' ')).toContain('AWS_ENDPOINT_URL');
  });
});
