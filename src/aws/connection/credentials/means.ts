import type { Section } from '../profileBook.ts';

/** Where a machine has credentials without a profile, by the names of `credential_source`. */
export const machineSources = ['Environment', 'EcsContainer', 'Ec2InstanceMetadata'] as const;

export type MachineSource = (typeof machineSources)[number];

/** How a profile comes by its credentials. */
export type Means =
  'keys' | 'login' | 'none' | 'process' | 'role' | 'sso' | 'web identity' | MachineSource;

type Test = (section: Section) => boolean;

const has =
  (...names: readonly string[]): Test =>
  (section) =>
    names.every((name) => section[name] !== undefined);

/**
 * In the order of the AWS CLI (botocore's `create_credential_resolver`). A session or start page of
 * SSO alone is for tools that need no role, and counts only where there is nothing else.
 */
const order: readonly (readonly [Means, Test])[] = [
  ['web identity', has('role_arn', 'web_identity_token_file')],
  ['role', has('role_arn')],
  ['sso', has('sso_account_id')],
  ['sso', has('sso_role_name')],
  ['keys', has('aws_access_key_id')],
  ['keys', has('aws_secret_access_key')],
  ['login', has('login_session')],
  ['process', has('credential_process')],
  ['sso', has('sso_session')],
  ['sso', has('sso_start_url')],
];

/** How the profile of this section comes by its credentials. */
export function meansOf(section: Section): Means {
  const found = order.find(([, test]) => test(section));
  return found?.[0] ?? machineSourceOf(section) ?? 'none';
}

/** The same where it is the source of a role: its own keys then go before a role of its own. */
export function meansAsSource(section: Section): Means {
  return hasKeys(section) ? 'keys' : meansOf(section);
}

export const hasKeys: Test = has('aws_access_key_id', 'aws_secret_access_key');

/** Whether the machine gives them, and no profile. */
export function isMachine(means: Means): means is MachineSource {
  return machineSources.some((source) => source === means);
}

/** The `credential_source` of a section; undefined where it has none that AWS knows. */
export function machineSourceOf(section: Section): MachineSource | undefined {
  return machineSources.find((source) => source === section['credential_source']);
}

/**
 * The MFA device that is needed for credentials. Sessions cannot be had with the keys of another
 * session, so that of temporary keys nothing is asked.
 */
export function deviceOf(means: Means, section: Section): string | undefined {
  const asks =
    means === 'role' ||
    means === 'process' ||
    (means === 'keys' && section['aws_session_token'] === undefined);
  return asks ? section['mfa_serial'] : undefined;
}
