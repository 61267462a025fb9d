import type { ProfileBook, Section } from './profileBook.ts';

type Test = (section: Section) => boolean;

const has =
  (...names: readonly string[]): Test =>
  (section) =>
    names.every((name) => section[name] !== undefined);

/** How a profile authenticates, in the order in which the SDK looks for it. */
const kinds: readonly (readonly [kind: string, test: Test])[] = [
  ['role with MFA', has('role_arn', 'mfa_serial')],
  ['web identity', has('role_arn', 'web_identity_token_file')],
  ['role', has('role_arn')],
  ['role', has('credential_source')],
  ['temporary keys', has('aws_access_key_id', 'aws_session_token')],
  ['static keys', has('aws_access_key_id')],
  ['static keys', has('aws_secret_access_key')],
  ['process', has('credential_process')],
  ['SSO', has('sso_session')],
  ['SSO', has('sso_start_url')],
  ['console login', has('login_session')],
];

/** How a profile authenticates, in plain words; `no credentials` where it does not say. */
export function kindOf(section: Section): string {
  return kinds.find(([, test]) => test(section))?.[0] ?? 'no credentials';
}

/** Why the credentials of a profile cannot be had, in a sentence; undefined for a good profile. */
export function problemOf(section: Section, book: ProfileBook): string | undefined {
  switch (kindOf(section)) {
    case 'no credentials':
      return 'It has no credentials: no keys, role, SSO session, process or login.';
    case 'static keys':
    case 'temporary keys':
      return halfAKey(section);
    case 'role with MFA':
      return roleProblem(section, book) ?? 'It asks for an MFA code, which is not supported yet.';
    case 'role':
      return roleProblem(section, book);
    case 'SSO':
      return ssoProblem(section, book);
    default:
      return undefined;
  }
}

function halfAKey(section: Section): string | undefined {
  const missing = ['aws_access_key_id', 'aws_secret_access_key'].find((name) => !section[name]);
  return missing && `It has no ${missing}.`;
}

function roleProblem(section: Section, { profiles }: ProfileBook): string | undefined {
  const source = section['source_profile'];
  if (source !== undefined && !profiles.has(source)) {
    return `Its source_profile "${source}" does not exist.`;
  }
  const named = source ?? section['credential_source'];
  return named === undefined
    ? 'It names a role, but no source_profile or credential_source to assume it with.'
    : undefined;
}

function ssoProblem(section: Section, { ssoSessions }: ProfileBook): string | undefined {
  const session = section['sso_session'];
  if (session !== undefined && !ssoSessions.has(session)) {
    return `Its sso_session "${session}" is not in the config file.`;
  }
  const missing = ['sso_account_id', 'sso_role_name'].find((name) => !section[name]);
  return missing && `It has no ${missing}.`;
}
