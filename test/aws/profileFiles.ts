import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ConsoleLoginSeed, PortalUserSeed } from './accessSeed.ts';
import type { IssuedKeys } from './keyRing.ts';

/** What `~/.aws` should hold; a file without text is not written at all. */
export interface HomeText {
  readonly config?: string;
  readonly credentials?: string;
}

/** Writes the shared files into the `.aws` folder of a home directory. */
export async function writeAwsHome(home: string, text: HomeText): Promise<void> {
  const folder = join(home, '.aws');
  await mkdir(folder, { recursive: true });
  const { config, credentials } = text;
  if (config !== undefined) await writeFile(join(folder, 'config'), config);
  if (credentials !== undefined) await writeFile(join(folder, 'credentials'), credentials);
}

/** The file in which the AWS CLI and the SDKs keep the token of an SSO session or a start URL. */
export function ssoTokenPath(home: string, sessionOrUrl: string): string {
  const name = createHash('sha1').update(sessionOrUrl).digest('hex');
  return join(home, '.aws', 'sso', 'cache', `${name}.json`);
}

/** The same of a console login, by the value of `login_session`. */
export function consoleLoginPath(home: string, session: string): string {
  const name = createHash('sha256').update(session).digest('hex');
  return join(home, '.aws', 'login', 'cache', `${name}.json`);
}

/** What `aws sso login` leaves behind; `expiresIn` is milliseconds, below zero for an old login. */
export function ssoTokenText(user: PortalUserSeed, expiresIn: number): string {
  const hour = 60 * 60_000;
  return JSON.stringify({
    startUrl: 'https://acme.awsapps.com/start',
    region: 'eu-west-1',
    accessToken: user.accessToken,
    expiresAt: timeIn(expiresIn),
    ...(user.refreshToken !== undefined && {
      clientId: user.clientId,
      clientSecret: user.clientSecret,
      registrationExpiresAt: timeIn(24 * hour),
      refreshToken: user.refreshToken,
    }),
  });
}

/** What `aws login` leaves behind: keys, and with what they are renewed. */
export function consoleLoginText(
  { clientId, refreshToken }: ConsoleLoginSeed,
  keys: IssuedKeys,
): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = keys;
  return JSON.stringify({
    accessToken: {
      accessKeyId,
      secretAccessKey,
      sessionToken,
      accountId: '111122223333',
      expiresAt: new Date(expiresAt).toISOString(),
    },
    tokenType: 'aws_sigv4',
    clientId,
    refreshToken,
    idToken: 'stand-in.id.token',
    dpopKey: privateKey.export({ format: 'pem', type: 'sec1' }).toString(),
  });
}

/** What a `credential_process` prints. */
export function processOutput(keys: IssuedKeys): string {
  return JSON.stringify({
    Version: 1,
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    SessionToken: keys.sessionToken,
    Expiration: new Date(keys.expiresAt).toISOString(),
  });
}

/** Writes a file, with the folders that it lies in. */
export async function writeInto(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

function timeIn(milliseconds: number): string {
  return new Date(Date.now() + milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
