import { environmentProfile } from '../connection.ts';
import { isExportError, type ErrorDetails, type ErrorReason } from '../errors.ts';

/** For the reasons that a list can end with; the others are told by what could not be done. */
const headlines: Readonly<Partial<Record<ErrorReason, (details: ErrorDetails) => string>>> = {
  'access-denied': ({ action, operation }) => `Not allowed: ${action ?? operation ?? 'this call'}`,
  'clock-skewed': () => 'The clock is wrong',
  'credentials-expired': ({ profile, signInWay }) =>
    `${signInWay === undefined ? 'Credentials expired' : 'Sign in again'}${asProfile(profile)}`,
  'credentials-missing': ({ profile, signInWay }) =>
    `${signInWay === undefined ? 'No credentials' : 'Sign in'}${asProfile(profile)}`,
  'domain-not-found': () => 'Domain not found',
  'endpoint-missing': () => 'No FIPS endpoint',
  internal: () => 'AWS had an internal error',
  'list-outdated': () => 'The list changed: refresh',
  'mfa-needed': ({ profile }) => `MFA code needed${asProfile(profile)}`,
  'mfa-refused': () => 'MFA code not accepted',
  network: () => 'AWS could not be reached',
  'not-json': () => 'A proxy answered, not AWS',
  'profile-unusable': () => 'Profile cannot be used',
  'source-not-found': () => 'Snapshot or cluster not found',
  throttled: () => 'AWS asks to slow down',
  timeout: () => 'No answer in time',
  tls: () => 'Certificate not trusted',
  'wrong-region': () => 'Wrong Region',
};

/**
 * An error in a few words, for a row of a narrow sidebar that cuts what is longer; the sentence
 * and the next step of `explainError` belong beside it. `doing` as there; the profile is left out
 * where it is the one that stands beside it anyway.
 */
export function headlineOf(error: unknown, doing: string, beside?: string): string {
  const headline = isExportError(error)
    ? headlines[error.reason]?.(without(beside, error.details))
    : undefined;
  return headline ?? `Could not ${doing}`;
}

function without(beside: string | undefined, details: ErrorDetails): ErrorDetails {
  const { profile, ...others } = details;
  return profile !== undefined && profile === beside ? others : details;
}

/** The environment has its brackets already. */
function asProfile(profile: string | undefined): string {
  if (!profile) return '';
  return profile === environmentProfile ? ` ${profile}` : ` (${profile})`;
}
