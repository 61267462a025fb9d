import type { ErrorDetails, ErrorReason } from '../errors.ts';
import { aside, command, inside, quoted, subject, type Cause, type ToCause } from './causeText.ts';

/** Why any call can fail, whatever it is for. */
export const callCauses = {
  'access-denied': accessDenied,
  cancelled: () => ({
    cause: 'it was cancelled',
    next: 'Try again when you are ready.',
  }),
  'clock-skewed': () => ({
    cause: 'the clock of this computer is wrong, so that AWS refuses what it signs',
    next: 'Set date, time and time zone of this computer right, then try again.',
  }),
  'credentials-expired': ({ profile }) => ({
    cause: `the credentials of ${subject('profile', profile)} have expired or are not valid`,
    next: `Run ${command('aws sso login', profile)} in a terminal or renew them the way you got them; if they are new, check the clock of this machine.`,
  }),
  'credentials-missing': ({ profile }) => ({
    cause: `${subject('profile', profile)} has no credentials that work`,
    next: `Run ${command('aws sso login', profile)} or ${command('aws configure', profile)} in a terminal, or repair its credential_process, then try again.`,
  }),
  internal: () => ({
    cause: 'AWS had an internal error',
    next: 'Wait a minute, then try again: nothing has to be changed.',
  }),
  'list-outdated': () => ({
    cause: 'AWS no longer knows where the list was left off',
    next: 'Refresh the list to read it from its beginning.',
  }),
  'mfa-needed': ({ profile }) => ({
    cause: `${subject('profile', profile)} needs a code of its MFA device`,
    next: 'Sign in to enter the code, or choose another profile.',
  }),
  'mfa-refused': () => ({
    cause: 'AWS did not accept the code of the MFA device',
    next: 'Wait for the next code, as each works only once, then sign in again.',
  }),
  network: ({ region }) => ({
    cause: `AWS${inside(region)} could not be reached`,
    next: 'Check network, VPN and proxy, then try again.',
  }),
  'not-json': () => ({
    cause: 'a proxy or captive portal answered instead of AWS',
    next: 'Sign in to the network in a browser, or check the proxy, then try again.',
  }),
  'profile-unusable': ({ profile, problem }) => ({
    cause: `${subject('profile', profile)} cannot be used as it stands${aside(problem)}`,
    next: 'Correct it in the AWS config or credentials file, or choose another profile.',
  }),
  throttled: () => ({
    cause: 'AWS asks for fewer requests at a time',
    next: 'Wait a minute, then try again.',
  }),
  timeout: ({ region }) => ({
    cause: `AWS${inside(region)} did not answer in time`,
    next: 'Check network, VPN and proxy, then try again.',
  }),
  tls: () => ({
    cause: 'the certificate of the server is not trusted',
    next: 'If a proxy of your organization signs certificates, add its own to those of the system, then restart the editor.',
  }),
  unknown: () => ({
    cause: 'something happened that is not known here',
    next: 'Try again; the log says which call it was.',
  }),
  validation: ({ awsMessage }) => ({
    cause: `AWS does not accept the request${quoted(awsMessage)}`,
    next: 'Correct the values, then try again.',
  }),
  'window-outdated': () => ({
    cause: 'a newer version of this extension keeps the list of exports',
    next: 'Reload this window to use the new version, then try again.',
  }),
  'wrong-region': ({ resource }) => ({
    cause: `${resource ?? 'what was asked for'} belongs to another Region than the one that was asked`,
    next: 'Choose the Region that it belongs to, then try again.',
  }),
} as const satisfies Partial<Record<ErrorReason, ToCause>>;

function accessDenied({ action, operation, resource, profile, region }: ErrorDetails): Cause {
  const permission = action ?? operation ?? 'this';
  const what = `${permission}${resource ? ` on ${resource}` : ''}`;
  return {
    cause: `${subject('profile', profile)} has no permission for ${what}${inside(region)}`,
    next: `Ask who manages the account to allow ${what}, or choose another profile.`,
  };
}
