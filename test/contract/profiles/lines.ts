import { mfaDevice } from '../../aws/data/access.ts';
import { assumable } from '../../aws/fixture/access.ts';
import type { Place } from './home.ts';

/** The lines of a profile whose requests all go to the stand-in. */
export function profile({ url }: Pick<Place, 'url'>, name: string, ...lines: string[]): string {
  const title = name === 'default' ? name : `profile ${name}`;
  return [`[${title}]`, 'region = eu-west-1', `endpoint_url = ${url}`, ...lines, ''].join('\n');
}

/** Dana's static keys. */
export const danaKeys = [
  'aws_access_key_id = AKIAACMEDATA7EXAMPLE',
  'aws_secret_access_key = stand-in/acme-data/not-a-secret/EXAMPLEKEY',
];

/** The section of an SSO session, which profiles share. */
export function session(name: string): string {
  return `[sso-session ${name}]\nsso_region = eu-west-1\nsso_start_url = ${startUrl}\n`;
}

export const startUrl = 'https://acme.awsapps.com/start';

/** What a profile takes of the portal. */
export const permissionSet = ['sso_account_id = 111122223333', 'sso_role_name = DataReader'];

/** The value of `login_session`, as `aws login` writes it. */
export const consoleSession = 'arn:aws:iam::111122223333:user/dana';

export function role(name: string): string {
  return `role_arn = ${assumable(name)}`;
}

/** Profile `it` with a role over the keys of profile `base`. */
export function roleOverKeys(place: Place, name: string, ...lines: string[]): string {
  const base = profile(place, 'base', ...danaKeys);
  return base + profile(place, 'it', role(name), 'source_profile = base', ...lines);
}

/** The setting that makes a profile ask for codes. */
export const mfaLine = `mfa_serial = ${mfaDevice}`;
