import type { ErrorDetails, ErrorReason } from '../errors.ts';
import { aside, inside, quoted, type Cause, type ToCause } from './causeText.ts';
import { credentialsExpired, credentialsMissing, holder } from './credentialCauses.ts';

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
  'credentials-expired': credentialsExpired,
  'credentials-missing': credentialsMissing,
  'endpoint-missing': ({ profile, region, service }) => ({
    cause: `AWS has no FIPS endpoint${service ? ` for ${service}` : ''}${inside(region)}, and ${holder(profile)} asks for no other`,
    next: 'Choose another Region or profile, or turn off use_fips_endpoint and AWS_USE_FIPS_ENDPOINT.',
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
    cause: `${holder(profile)} needs a code of its MFA device`,
    next: 'Sign in to enter the code, or choose another profile.',
  }),
  'mfa-refused': () => ({
    cause: 'AWS did not accept the code of the MFA device',
    next: 'Wait for the next code, as each works only once, then sign in again.',
  }),
  network: ({ region, problem }) => ({
    cause: `AWS${inside(region)} could not be reached${aside(problem)}`,
    next: 'Check network, VPN and proxy, then try again.',
  }),
  'not-json': () => ({
    cause: 'a proxy or captive portal answered instead of AWS',
    next: 'Sign in to the network in a browser, or check the proxy, then try again.',
  }),
  'profile-unusable': ({ profile, problem }) => ({
    cause: `${holder(profile)} cannot be used as it stands${aside(problem)}`,
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
    next: 'If a proxy of your organization signs certificates, add its own to those of the system or name its file in NODE_EXTRA_CA_CERTS, then start the editor again; AWS_CA_BUNDLE is not read.',
  }),
  unknown: ({ awsCode }) => ({
    cause: awsCode
      ? 'AWS gave a reason that is not known here'
      : 'something happened that is not known here',
    next: `Try again; the log says ${awsCode ? 'what AWS answered' : 'which call it was'}.`,
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
    cause: `${holder(profile)} has no permission for ${what}${inside(region)}`,
    next: `Ask who manages the account to allow ${what}, or choose another profile.`,
  };
}
