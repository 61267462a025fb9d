import { join } from 'node:path';
import { consoleLogin, portalUser, webIdentityToken } from '../../aws/data/access.ts';
import {
  consoleLoginPath,
  consoleLoginText,
  ssoTokenPath,
  ssoTokenText,
} from '../../aws/profileFiles.ts';
import {
  consoleSession,
  danaKeys,
  mfaLine,
  permissionSet,
  profile,
  role,
  session,
} from './lines.ts';
import { dana, reader, printed, processKeys, hour, minute, type Way } from './way.ts';

/** Roles, over all that a role can be assumed with; and codes. */
export const roleWays: readonly Way[] = [
  {
    way: 'a role over keys',
    files: (at) => ({
      config:
        profile(at, 'base', ...danaKeys) +
        profile(at, 'it', role('Reader'), 'source_profile = base', 'role_session_name = me'),
    }),
    signsAs: `${reader}me`,
    asks: ['sts AssumeRole'],
  },
  {
    way: 'a role over keys of its own',
    files: (at) => ({
      config: profile(at, 'it', role('Reader'), 'source_profile = it', ...danaKeys),
    }),
    signsAs: reader,
    asks: ['sts AssumeRole'],
  },
  {
    way: 'a role over SSO',
    files: (at) => ({
      config:
        session('under') +
        profile(at, 'base', 'sso_session = under', ...permissionSet) +
        profile(at, 'it', role('Reader'), 'source_profile = base'),
    }),
    others: ({ home }) => ({ [ssoTokenPath(home, 'under')]: ssoTokenText(portalUser, hour) }),
    signsAs: reader,
    asks: ['sso GetRoleCredentials', 'sts AssumeRole'],
  },
  {
    way: 'a role over a console login',
    files: (at) => ({
      config:
        profile(at, 'base', `login_session = ${consoleSession}`) +
        profile(at, 'it', role('Reader'), 'source_profile = base'),
    }),
    others: ({ home, standIn }) => ({
      [consoleLoginPath(home, consoleSession)]: consoleLoginText(
        consoleLogin,
        standIn.issueKeys({ principal: dana, lifetime: 15 * minute }),
      ),
    }),
    signsAs: reader,
    asks: ['sts AssumeRole'],
  },
  {
    way: 'a role over a process',
    files: (at) => ({
      config:
        profile(at, 'base', `credential_process = cat "${printed(at)}"`) +
        profile(at, 'it', role('Reader'), 'source_profile = base'),
    }),
    others: (at) => ({ [printed(at)]: processKeys(at) }),
    signsAs: reader,
    asks: ['sts AssumeRole'],
  },
  {
    way: 'a role over a web identity',
    files: (at) => ({
      config:
        profile(
          at,
          'base',
          role('Pipeline'),
          `web_identity_token_file = ${join(at.home, 'token')}`,
        ) + profile(at, 'it', role('Reader'), 'source_profile = base'),
    }),
    others: ({ home }) => ({ [join(home, 'token')]: webIdentityToken }),
    signsAs: reader,
    asks: ['sts AssumeRoleWithWebIdentity', 'sts AssumeRole'],
  },
  {
    way: 'a role over another role',
    files: (at) => ({
      config:
        profile(at, 'base', ...danaKeys) +
        profile(at, 'middle', role('Reader'), 'source_profile = base') +
        profile(at, 'it', role('Next'), 'source_profile = middle'),
    }),
    signsAs: 'assumed-role/Next/',
    asks: ['sts AssumeRole', 'sts AssumeRole'],
  },
  {
    way: 'a role over a role that wants a code',
    files: (at) => ({
      config:
        profile(at, 'base', ...danaKeys) +
        profile(at, 'middle', role('Guarded'), mfaLine, 'source_profile=base') +
        profile(at, 'it', role('Next'), 'source_profile = middle'),
    }),
    codes: ['111111'],
    signsAs: 'assumed-role/Next/',
    asks: ['sts AssumeRole', 'sts AssumeRole'],
  },
  {
    way: 'a role that wants a code',
    files: (at) => ({
      config:
        profile(at, 'base', ...danaKeys) +
        profile(at, 'it', role('Guarded'), mfaLine, 'source_profile = base'),
    }),
    codes: ['111111'],
    signsAs: 'assumed-role/Guarded/',
    asks: ['sts AssumeRole'],
  },
  {
    way: 'a role that wants an external id',
    files: (at) => ({
      config:
        profile(at, 'base', ...danaKeys) +
        profile(at, 'it', role('Partner'), 'external_id = acme-4711', 'source_profile = base'),
    }),
    signsAs: 'assumed-role/Partner/',
    asks: ['sts AssumeRole'],
  },
  {
    way: 'keys with mfa_serial and no role',
    files: (at) => ({ config: profile(at, 'it', mfaLine, ...danaKeys) }),
    codes: ['111111'],
    signsAs: dana,
    asks: ['sts GetSessionToken'],
  },
];
