import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lane } from '../../../core/ports.ts';
import type { ProfileBook, Section } from '../profileBook.ts';
import { settingsOf, type ConnectionSettings, type SettingsSource } from '../settings.ts';
import { Renewals } from './loginSources.ts';
import { MfaDesk } from './mfaDesk.ts';
import { createSigner } from './signer.ts';
import { Vault } from './vault.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** STS that gives keys to everybody; what it was asked for comes out, one action each. */
async function playSts(): Promise<{ url: string; asked: URLSearchParams[] }> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const input = new URLSearchParams(body);
      asked.push(input);
      const action = input.get('Action') ?? '';
      const keys = `<Credentials><AccessKeyId>${action}${asked.length}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>`;
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end(
        `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${keys}</${action}Result></${action}Response>`,
      );
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const none: ReadonlyMap<string, never> = new Map<string, never>();

function papersOf(profiles: Readonly<Record<string, Section>>): SettingsSource {
  const book: ProfileBook = {
    profiles: new Map(Object.entries(profiles)),
    services: none,
    ssoSessions: none,
    oddities: none,
    remarks: none,
    files: none,
  };
  const files = { config: '/none/config', credentials: '/none/credentials' };
  return { book, files, env: {}, timeouts: { connect: 500, request: 500 } };
}

/** A signer of profile `it` whose files can be edited, and the questions that were asked. */
function signerOf(profiles: Readonly<Record<string, Section>>) {
  const questions: string[] = [];
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const vault = new Vault({
    desk: new MfaDesk(({ profile }) => Promise.resolve(String(100_000 + questions.push(profile)))),
    sink: { onCall: silent, log, now: () => 0 },
    logger: log,
    renewals: new Renewals(),
    papers: () => Promise.resolve(papers),
    sts: ({ endpoints, connection }: ConnectionSettings, credentials?: AwsCredentialIdentity) =>
      new STSClient({
        region: connection.region,
        endpoint: endpoints.all ?? 'http://127.0.0.1:9',
        ...(credentials && { credentials }),
      }),
    onAccepted: silent,
  });
  let papers = papersOf(profiles);
  const connection = { profile: 'it', region: 'eu-west-1' };
  const made = settingsOf(connection, papers);
  const signer = createSigner(made, papers, vault, () => Promise.resolve(papers));
  return {
    questions,
    key: async (lane: Lane = 'person') => (await signer.credentials(lane)).accessKeyId,
    refused: signer.refused,
    edit: (next: Readonly<Record<string, Section>>) => {
      papers = papersOf(next);
      vault.clear(papers);
    },
  };
}

const keys = (id: string): Section => ({ aws_access_key_id: id, aws_secret_access_key: 's' });

describe('what a call is signed with', () => {
  it('follows an edit of the files at once', async () => {
    const { key, edit } = signerOf({ it: keys('A') });
    expect(await key()).toBe('A');
    edit({ it: keys('B') });
    expect(await key()).toBe('B');
  });

  it('stays as it was where an edit sends the profile to another endpoint', async () => {
    const local = { ...keys('A'), endpoint_url: 'http://127.0.0.1:1' };
    const { key, edit } = signerOf({ it: local });
    edit({ it: keys('REAL') });
    expect(await key()).toBe('A');
    edit({ it: { ...local, ...keys('C') } });
    expect(await key()).toBe('C');
  });

  it('is nothing once the profile is gone or broken', async () => {
    const { key, edit } = signerOf({ it: keys('A') });
    await key();
    edit({});
    await expect(key()).rejects.toMatchObject({ reason: 'credentials-missing' });
    edit({ it: { aws_access_key_id: 'A' } });
    await expect(key()).rejects.toMatchObject({ reason: 'profile-unusable' });
  });

  it('is kept through an edit that concerns others only', async () => {
    const sts = await playSts();
    const role = {
      role_arn: 'arn:aws:iam::1:role/x',
      source_profile: 'base',
      endpoint_url: sts.url,
    };
    const { key, edit } = signerOf({ it: role, base: keys('A') });
    const before = await key();
    edit({ it: role, base: keys('A'), other: keys('O') });
    expect(await key()).toBe(before);
    edit({ it: role, base: keys('B'), other: keys('O') });
    expect(await key()).not.toBe(before);
  });

  it('is had anew after AWS has refused it', async () => {
    const sts = await playSts();
    const role = {
      role_arn: 'arn:aws:iam::1:role/x',
      source_profile: 'base',
      endpoint_url: sts.url,
    };
    const { key, refused } = signerOf({ it: role, base: keys('A') });
    const before = await key();
    refused(before, true);
    expect(await key()).not.toBe(before);
  });
});

describe('a code', () => {
  const base = { ...keys('A'), mfa_serial: 'device' };

  it('is asked for once where a role and its source name the same device', async () => {
    const sts = await playSts();
    const at = { endpoint_url: sts.url };
    const role = { role_arn: 'arn:aws:iam::1:role/x', source_profile: 'base', ...at };
    const { key, questions } = signerOf({
      it: { ...role, mfa_serial: 'device' },
      base: { ...base, ...at },
    });
    await key();
    expect(questions).toEqual(['base']);
    expect(sts.asked.map((input) => [input.get('Action'), input.get('SerialNumber')])).toEqual([
      ['GetSessionToken', 'device'],
      ['AssumeRole', null],
    ]);
  });

  it.each([
    ['60', '900'],
    ['7200', '7200'],
    ['999999', '129600'],
    ['soon', null],
  ])('of duration_seconds %s gives a session of %s', async (duration, sent) => {
    const sts = await playSts();
    const { key } = signerOf({
      it: { ...base, endpoint_url: sts.url, duration_seconds: duration },
    });
    await key();
    expect(sts.asked[0]?.get('DurationSeconds')).toBe(sent);
  });

  it('is not asked for in the background, also not of a source', async () => {
    const sts = await playSts();
    const role = { role_arn: 'arn:aws:iam::1:role/x', source_profile: 'base' };
    const { key, questions } = signerOf({
      it: { ...role, endpoint_url: sts.url },
      base: { ...base, endpoint_url: sts.url },
    });
    await expect(key('background')).rejects.toMatchObject({
      reason: 'mfa-needed',
      details: { profile: 'it', signInWay: 'mfa', signInProfile: 'base' },
    });
    expect(questions).toEqual([]);
    const asking = key('person');
    await expect(key('background')).rejects.toMatchObject({ reason: 'mfa-needed' });
    await asking;
    expect(await key('background')).toBe(await key('person'));
  });
});
