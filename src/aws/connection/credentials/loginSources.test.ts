import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallRecord } from '../../../core/ports.ts';
import { readProfileBook } from '../profileBook.ts';
import { settingsOf } from '../settings.ts';
import { fromLogin, Renewals } from './loginSources.ts';

const hour = 3_600_000;
const inTime = (left: number): string => new Date(Date.now() + left).toISOString();
const servers: Server[] = [];
let home = '';
let renewals = new Renewals();

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'aws-login-'));
  vi.stubEnv('HOME', home);
  renewals = new Renewals();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) server.close();
  await rm(home, { recursive: true });
});

interface Played {
  readonly url: string;
  /** `METHOD path host` of each request. */
  readonly asked: string[];
}

/** A server that answers all requests alike. */
async function play(status: number, body: string, type = 'application/json'): Promise<Played> {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const path = request.url?.split('?')[0];
    asked.push(`${request.method} ${path} ${request.headers.host}`);
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const roleKeys = JSON.stringify({
  roleCredentials: {
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'secret',
    sessionToken: 'session',
    expiration: Date.now() + hour,
  },
});

const tokens = JSON.stringify({ accessToken: 'new', refreshToken: 'next', expiresIn: 3600 });

/** Writes a cached login, whose token has so many milliseconds left. */
async function logIn(left: number, session = 'corp'): Promise<void> {
  const name = createHash('sha1').update(session).digest('hex');
  const path = join(home, '.aws', 'sso', 'cache', `${name}.json`);
  const client = { clientId: 'id', clientSecret: 'secret', refreshToken: 'refresh' };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify({ accessToken: 't', expiresAt: inTime(left), ...client }));
}

/** The credentials of a profile whose services have these endpoints, and the calls that were told. */
async function load(services: Readonly<Record<string, string>>, session = 'corp') {
  const records: CallRecord[] = [];
  const config = join(home, 'config');
  const own = Object.entries(services).map(([name, url]) => `${name} =\n  endpoint_url = ${url}\n`);
  await writeFile(
    config,
    `[profile it]\nservices = lab\nsso_session = ${session}\nsso_account_id = 111122223333\nsso_role_name = Dev\n` +
      `[sso-session ${session}]\nsso_region = eu-west-1\nsso_start_url = https://x/start\n[services lab]\n${own.join('')}`,
  );
  const files = { config, credentials: join(home, 'credentials') };
  const papers = {
    files,
    book: await readProfileBook(files),
    env: {},
    timeouts: { connect: 500, request: 500 },
  };
  const settings = settingsOf({ profile: 'it', region: 'us-east-1' }, papers);
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const sink = { onCall: (record: CallRecord) => records.push(record), log, now: () => 0 };
  const again = () => fromLogin('sso', { settings, sink, logger: log, renewals, session });
  return { records, loading: again(), again };
}

describe('a login with IAM Identity Center', () => {
  it('is turned into keys by the endpoint of its service, which is told', async () => {
    const portal = await play(200, roleKeys);
    const other = await play(500, '{}');
    await logIn(hour);
    const { loading, records } = await load({ sso: `${portal.url}/base`, sso_oidc: other.url });
    expect(await loading).toMatchObject({ accessKeyId: 'ASIAEXAMPLE' });
    const host = new URL(portal.url).host;
    expect(portal.asked).toEqual([`GET /base/federation/credentials ${host}`]);
    expect(other.asked).toEqual([]);
    expect(records).toEqual([
      {
        service: 'sso',
        operation: 'GetRoleCredentials',
        profile: 'it',
        region: 'us-east-1',
        durationMs: 0,
        attempts: 1,
        httpStatus: 200,
      },
    ]);
  });

  it('is not called over either where it could not be renewed for want of a network', async () => {
    await logIn(-hour, 'away');
    const { loading, again } = await load({ sso_oidc: 'http://127.0.0.1:9' }, 'away');
    await expect(loading).rejects.toMatchObject({ reason: 'network' });
    await expect(again()).rejects.toMatchObject({ reason: 'network' });
  });

  it('is over where nobody has logged in, whatever became of another just now', async () => {
    const gone = { sso_oidc: 'http://127.0.0.1:9' };
    await logIn(-hour, 'lost');
    await expect((await load(gone, 'lost')).loading).rejects.toMatchObject({ reason: 'network' });
    await expect((await load(gone, 'never')).loading).rejects.toMatchObject({
      reason: 'credentials-expired',
      details: { signInWay: 'sso' },
    });
  });

  it('is renewed by the endpoint of the other service', async () => {
    const portal = await play(200, roleKeys);
    const oidc = await play(200, tokens);
    await logIn(-hour);
    const { loading } = await load({ sso: portal.url, sso_oidc: oidc.url });
    await loading;
    expect(oidc.asked).toEqual([`POST /token ${new URL(oidc.url).host}`]);
    expect(portal.asked).toHaveLength(1);
  });

  it.each([
    [401, 'credentials-expired', { signInWay: 'sso', signInProfile: 'it' }],
    [403, 'access-denied', { action: 'sso:GetRoleCredentials' }],
    [404, 'access-denied', {}],
    [429, 'throttled', {}],
    [500, 'internal', {}],
  ])('that is answered with %d fails with %s', async (status, reason, details) => {
    const portal = await play(status, '{}');
    await logIn(hour);
    const { loading } = await load({ sso: portal.url });
    await expect(loading).rejects.toMatchObject({ reason, details });
  });

  it('is not called over where a proxy answers in its place', async () => {
    const portal = await play(403, '<html>', 'text/html');
    await logIn(hour);
    const { loading } = await load({ sso: portal.url });
    await expect(loading).rejects.toMatchObject({ reason: 'not-json' });
  });

  it('is not called over where there is no network', async () => {
    await logIn(hour);
    const { loading, records } = await load({ sso: 'http://127.0.0.1:9' });
    await expect(loading).rejects.toMatchObject({ reason: 'network' });
    expect(records.at(-1)).toMatchObject({ errorReason: 'network' });
  });

  it.each([
    ['nobody has logged in', () => Promise.resolve()],
    ['its cache is broken', () => breakCache()],
  ])('is over where %s', async (_, prepare) => {
    await prepare();
    const { loading } = await load({ sso: 'http://127.0.0.1:9' });
    await expect(loading).rejects.toMatchObject({
      reason: 'credentials-expired',
      details: { profile: 'it', signInWay: 'sso', signInProfile: 'it' },
    });
  });
});

async function breakCache(): Promise<void> {
  const name = createHash('sha1').update('corp').digest('hex');
  const path = join(home, '.aws', 'sso', 'cache', `${name}.json`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, 'rubbish');
}
