import { join } from 'node:path';
import { consoleLogin, portalUser, webIdentityToken } from '../../aws/data/access.ts';
import {
  consoleLoginPath,
  consoleLoginText,
  ssoTokenPath,
  ssoTokenText,
  type HomeText,
} from '../../aws/profileFiles.ts';
import type { Place } from './home.ts';
import {
  consoleSession,
  danaKeys,
  permissionSet,
  profile,
  role,
  session,
  startUrl,
} from './lines.ts';
import { dana, portalRole, printed, processKeys, own, hour, minute, type Way } from './way.ts';

/** Keys that are written down or printed. */
export const keyWays: readonly Way[] = [
  {
    way: 'static keys in the credentials file',
    files: (at) => ({
      config: profile(at, 'it'),
      credentials: ['[it]', ...danaKeys, ''].join('\n'),
    }),
    signsAs: dana,
    asks: [],
  },
  {
    way: 'static keys in the config file, where there is no credentials file',
    files: (at) => ({ config: profile(at, 'it', ...danaKeys) }),
    signsAs: dana,
    asks: [],
  },
  {
    way: 'the default profile',
    files: (at) => ({ config: profile(at, 'default', ...danaKeys) }),
    picked: 'default',
    signsAs: dana,
    asks: [],
  },
  {
    way: 'temporary keys',
    files: temporaryKeys,
    signsAs: 'assumed-role/Analyst/dana',
    asks: [],
  },
  {
    way: 'credential_process',
    files: (at) => ({ config: profile(at, 'it', `credential_process = cat "${printed(at)}"`) }),
    others: (at) => ({ [printed(at)]: processKeys(at) }),
    signsAs: 'assumed-role/Vault/dana',
    asks: [],
  },
];

/** Logins in a browser, and tokens that stand for one. */
export const loginWays: readonly Way[] = [
  {
    way: 'an SSO session that is logged in',
    files: (at) => ({
      config: session('good') + profile(at, 'it', 'sso_session = good', ...permissionSet),
    }),
    others: ({ home }) => ({ [ssoTokenPath(home, 'good')]: ssoTokenText(portalUser, hour) }),
    signsAs: portalRole,
    asks: ['sso GetRoleCredentials'],
  },
  {
    way: 'an SSO session whose token can be renewed',
    files: (at) => ({
      config: session(own(at)) + profile(at, 'it', `sso_session = ${own(at)}`, ...permissionSet),
    }),
    others: (at) => ({ [ssoTokenPath(at.home, own(at))]: ssoTokenText(portalUser, -hour) }),
    signsAs: portalRole,
    asks: ['sso-oidc CreateToken', 'sso GetRoleCredentials'],
  },
  {
    way: 'legacy SSO, without a session of its own',
    files: (at) => ({
      config: profile(
        at,
        'it',
        `sso_start_url = ${startUrl}`,
        'sso_region = eu-west-1',
        ...permissionSet,
      ),
    }),
    others: ({ home }) => ({
      [ssoTokenPath(home, startUrl)]: ssoTokenText(portalUser, hour),
    }),
    signsAs: portalRole,
    asks: ['sso GetRoleCredentials'],
  },
  {
    way: 'a console login (login_session)',
    files: (at) => ({ config: profile(at, 'it', `login_session = ${consoleSession}`) }),
    others: ({ home, standIn }) => ({
      [consoleLoginPath(home, consoleSession)]: consoleLoginText(
        consoleLogin,
        standIn.issueKeys({ principal: dana, lifetime: 15 * minute }),
      ),
    }),
    signsAs: dana,
    asks: [],
  },
  {
    way: 'a console login whose keys can be renewed',
    files: (at) => ({ config: profile(at, 'it', `login_session = ${consoleSession}`) }),
    others: ({ home, standIn }) => ({
      [consoleLoginPath(home, consoleSession)]: consoleLoginText(
        consoleLogin,
        standIn.issueKeys({ principal: dana, lifetime: -minute }),
      ),
    }),
    signsAs: dana,
    asks: ['signin CreateOAuth2Token'],
  },
  {
    way: 'a web identity',
    files: (at) => ({
      config: profile(
        at,
        'it',
        role('Pipeline'),
        `web_identity_token_file = ${join(at.home, 'token')}`,
        'role_session_name = build',
      ),
    }),
    others: ({ home }) => ({ [join(home, 'token')]: webIdentityToken }),
    signsAs: 'assumed-role/Pipeline/build',
    asks: ['sts AssumeRoleWithWebIdentity'],
  },
];

function temporaryKeys(at: Place): HomeText {
  const keys = at.standIn.issueKeys({ principal: 'assumed-role/Analyst/dana' });
  const lines = [
    `aws_access_key_id = ${keys.accessKeyId}`,
    `aws_secret_access_key = ${keys.secretAccessKey}`,
    `aws_session_token = ${keys.sessionToken}`,
  ];
  return { config: profile(at, 'it', ...lines) };
}
