import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { access, consoleLogin, mfaDevice, portalUser } from './data/access.ts';
import { demoSeed } from './data/demo.ts';
import { writeFakeCli, type FakeCli } from './fakeCli.ts';
import {
  consoleLoginPath,
  consoleLoginText,
  ssoTokenPath,
  ssoTokenText,
  writeInto,
} from './profileFiles.ts';
import type { Seed } from './seed.ts';

const hour = 60 * 60_000;
const ssoSession = 'acme';
const consoleSession = 'arn:aws:iam::111122223333:user/dana';
const { refreshToken, ...withoutRenewal } = portalUser;

/** The demo's account, into which people also come by a code, by SSO and by the console. */
export const signInSeed: Seed = { ...demoSeed, access };

/**
 * Profiles for journeys that sign in: `mfa` is a role that wants a code (111111, 222222, … are good
 * once each), `sso` and `console` are logins that have expired.
 */
export function signInProfiles(url: string): string {
  const common = `region = eu-west-1\nendpoint_url = ${url}`;
  return `
[profile mfa]
${common}
role_arn = arn:aws:iam::111122223333:role/Guarded
mfa_serial = ${mfaDevice}
source_profile = acme-data

[profile sso]
${common}
sso_session = ${ssoSession}
sso_account_id = 111122223333
sso_role_name = DataReader

[sso-session ${ssoSession}]
sso_region = eu-west-1
sso_start_url = https://acme.awsapps.com/start

[profile console]
${common}
login_session = ${consoleSession}
`;
}

/** A home directory with old logins, and an `aws` program that renews them. */
export interface SignInHome {
  readonly path: string;
  /** For the program that is to live there. */
  readonly env: { readonly HOME: string; readonly USERPROFILE: string; readonly PATH: string };
  readonly cli: FakeCli;
}

/**
 * Makes a home directory in which the logins of `sso` and `console` are over. Its `aws` knows
 * `aws sso login --profile sso` and `aws login --profile console`, which leave a fresh login behind.
 */
export async function makeSignInHome(path: string): Promise<SignInHome> {
  await mkdir(path, { recursive: true });
  const token = ssoTokenPath(path, ssoSession);
  const login = consoleLoginPath(path, consoleSession);
  await writeInto(token, ssoTokenText(withoutRenewal, -hour));
  const cli = await writeFakeCli(join(path, 'bin'), [
    {
      args: 'sso login --profile sso',
      writes: { path: token, text: ssoTokenText(portalUser, 8 * hour) },
    },
    { args: 'login --profile console', writes: { path: login, text: freshLogin() } },
  ]);
  const PATH = [cli.folder, process.env['PATH']].join(delimiter);
  return { path, cli, env: { HOME: path, USERPROFILE: path, PATH } };
}

/** A login whose first keys are over already, so that the stand-in is asked for those it knows. */
function freshLogin(): string {
  return consoleLoginText(consoleLogin, {
    accessKeyId: 'ASIASTANDIN77EXAMPLE',
    secretAccessKey: 'stand-in/secret/over',
    sessionToken: 'stand-in/session/over',
    expiresAt: Date.now(),
  });
}
