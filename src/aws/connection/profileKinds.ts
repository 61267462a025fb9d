import type { Chain, Link, Papers } from './credentials/chain.ts';
import { hasVariables } from './credentials/environment.ts';
import { deviceOf, type MachineSource, type Means } from './credentials/means.ts';
import type { Section } from './profileBook.ts';

/** How a profile authenticates, in plain words; `no credentials` where it does not say. */
export function kindOf({ means, section }: Link): string {
  const isTemporary = means === 'keys' && section['aws_session_token'] !== undefined;
  const kind = isTemporary ? 'temporary keys' : kinds[means];
  const asksAlways = means !== 'process' && deviceOf(means, section) !== undefined;
  return asksAlways ? `${kind} with MFA` : kind;
}

const kinds: Readonly<Record<Means, string>> = {
  keys: 'static keys',
  login: 'console login',
  none: 'no credentials',
  process: 'process',
  role: 'role',
  sso: 'SSO',
  'web identity': 'web identity',
  Environment: 'environment variables',
  EcsContainer: 'container role',
  Ec2InstanceMetadata: 'instance role',
};

/**
 * Why the credentials of a profile cannot be had, in a sentence that names the source of a role
 * where that is to blame; undefined for a good profile.
 */
export function problemOf({ links, broken }: Chain, papers: Papers): string | undefined {
  const profile = links[0]?.profile;
  for (const [index, link] of links.entries()) {
    const missing = index === links.length - 1 ? broken : undefined;
    const problem = missing ?? problemOfLink(link, papers);
    if (problem !== undefined) return link.profile === profile ? problem : blame(link, problem);
  }
  return undefined;
}

function blame({ profile }: Link, problem: string): string {
  return `Its source_profile "${profile}" cannot be used. ${problem}`;
}

function problemOfLink(link: Link, papers: Papers): string | undefined {
  const { profile, section, means } = link;
  return papers.book.oddities.get(profile) ?? checks[means]?.(section, papers);
}

type Check = (section: Section, papers: Papers) => string | undefined;

/** Only what the papers show; a process or a token can still turn out to be bad. */
const checks: Readonly<Partial<Record<Means, Check>>> = {
  none: noMeans,
  keys: halfAKey,
  sso: ssoProblem,
  Environment: lacking(
    'Environment',
    'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set for the editor',
  ),
  EcsContainer: lacking(
    'EcsContainer',
    'the editor does not run in a container that AWS gives credentials to',
  ),
  Ec2InstanceMetadata: lacking('Ec2InstanceMetadata', 'AWS_EC2_METADATA_DISABLED turns that off'),
};

function lacking(source: MachineSource, why: string): Check {
  const problem = `Its credential_source is ${source}, but ${why}.`;
  return (_, { env }) => (hasVariables(source, env) ? undefined : problem);
}

function noMeans(section: Section): string {
  const source = section['credential_source'];
  return source === undefined
    ? 'It has no credentials: no keys, role, SSO session, process or login.'
    : `Its credential_source "${source}" is none of Environment, Ec2InstanceMetadata and EcsContainer.`;
}

function halfAKey(section: Section): string | undefined {
  const missing = ['aws_access_key_id', 'aws_secret_access_key'].find((name) => !section[name]);
  return missing && `It has no ${missing}.`;
}

function ssoProblem(section: Section, { book }: Papers): string | undefined {
  const missing = ['sso_account_id', 'sso_role_name'].find((name) => !section[name]);
  const name = section['sso_session'];
  const start = ['sso_start_url', 'sso_region'];
  if (name === undefined) {
    const absent = missing ?? start.find((setting) => !section[setting]);
    return absent && `It has no ${absent}.`;
  }
  const session = book.ssoSessions.get(name);
  if (session === undefined) return `Its sso_session "${name}" is not in the config file.`;
  const absent = start.find((setting) => !session[setting]);
  return (
    (missing && `It has no ${missing}.`) ??
    (absent && `Its sso_session "${name}" has no ${absent}.`)
  );
}
