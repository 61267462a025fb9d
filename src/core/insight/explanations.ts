import type { ErrorDetails, ErrorReason } from '../errors.ts';

/** The end of the sentence "Could not …: cause.", and a sentence that says what to do. */
interface Cause {
  readonly cause: string;
  readonly next: string;
}

/** One entry a reason; what is not known is left out of the sentence. */
export const explanations: Readonly<Record<ErrorReason, (details: ErrorDetails) => Cause>> = {
  'access-denied': accessDenied,
  'bucket-not-found': ({ resource }) => ({
    cause: `AWS knows no bucket${named(resource)}`,
    next: 'Check the name of the bucket, or choose one from the list.',
  }),
  cancelled: () => ({
    cause: 'it was cancelled',
    next: 'Try again when you are ready.',
  }),
  'continuous-backups-unavailable': ({ resource }) => ({
    cause: `${subject('table', resource)} is not ready for point-in-time recovery yet`,
    next: 'Wait a few seconds, as after the creation of a table, then try again.',
  }),
  'credentials-expired': ({ profile }) => ({
    cause: `the credentials of ${subject('profile', profile)} have expired or are not valid`,
    next: `Run ${command('aws sso login', profile)} in a terminal or renew them the way you got them; if they are new, check the clock of this machine.`,
  }),
  'credentials-missing': ({ profile }) => ({
    cause: `${subject('profile', profile)} has no credentials that work`,
    next: `Run ${command('aws sso login', profile)} or ${command('aws configure', profile)} in a terminal, or repair its credential_process, then try again.`,
  }),
  'export-not-found': ({ region }) => ({
    cause: `AWS knows no such export${inside(region)}`,
    next: 'Check the Region; AWS forgets exports after 90 days, but their files stay in the bucket.',
  }),
  internal: () => ({
    cause: 'AWS had an internal error',
    next: 'Wait a minute, then try again: nothing has to be changed.',
  }),
  'invalid-export-time': () => ({
    cause: 'AWS cannot export the table at that moment or for that window of time',
    next: 'Choose a moment or a window inside the restorable window that the form shows; right after point-in-time recovery was turned on, wait some minutes.',
  }),
  'limit-exceeded': limitExceeded,
  network: ({ region }) => ({
    cause: `AWS${inside(region)} could not be reached`,
    next: 'Check network, VPN and proxy, then try again.',
  }),
  'not-json': () => ({
    cause: 'a proxy or captive portal answered instead of AWS',
    next: 'Sign in to the network in a browser, or check the proxy, then try again.',
  }),
  'object-not-found': ({ resource }) => ({
    cause: `the bucket has no object${named(resource)}`,
    next: 'Check that the export is completed and that its files were not moved or deleted.',
  }),
  'profile-unusable': ({ profile, problem }) => ({
    cause: `${subject('profile', profile)} cannot be used as it stands${aside(problem)}`,
    next: 'Correct it in the AWS config or credentials file, or choose another profile.',
  }),
  'recovery-off': ({ resource }) => ({
    cause: `point-in-time recovery is off for ${subject('table', resource)}`,
    next: 'Turn on point-in-time recovery for the table, then export it.',
  }),
  'table-not-found': ({ resource, region }) => ({
    cause: `AWS knows no table${named(resource)}${inside(region)}`,
    next: 'Check profile and Region, then refresh the list of tables.',
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
  'token-conflict': () => ({
    cause: 'the client token was used before, for another request',
    next: 'Make a new token under Advanced, then start the export again.',
  }),
  unknown: () => ({
    cause: 'something happened that is not known here',
    next: 'Try again; the log says which call it was.',
  }),
  validation: ({ awsMessage }) => ({
    cause: `AWS does not accept the request${awsMessage ? ` ("${awsMessage}")` : ''}`,
    next: 'Correct the values, then try again.',
  }),
  'wrong-region': ({ resource }) => ({
    cause: `${resource ?? 'what was asked for'} belongs to another Region than the one that was asked`,
    next: 'Choose the Region that it belongs to, then try again.',
  }),
};

function accessDenied({ action, operation, resource, profile, region }: ErrorDetails): Cause {
  const permission = action ?? operation ?? 'this';
  const what = `${permission}${resource ? ` on ${resource}` : ''}`;
  return {
    cause: `${subject('profile', profile)} has no permission for ${what}${inside(region)}`,
    next: `Ask who manages the account to allow ${what}, or choose another profile.`,
  };
}

/** Our own guard against large objects uses the same reason as AWS's quotas. */
function limitExceeded({ operation }: ErrorDetails): Cause {
  return operation === 'GetObject'
    ? {
        cause: 'the object is too large to be shown here',
        next: 'Download it with the AWS CLI or from the AWS Console.',
      }
    : {
        cause: 'the account is at a limit, such as the number of exports that run at once',
        next: 'Wait until running exports end, or ask AWS for more in Service Quotas.',
      };
}

const subject = (noun: string, name: string | undefined): string =>
  name ? `${noun} ${name}` : `the ${noun}`;

const named = (name: string | undefined): string => (name ? ` ${name}` : '');

const inside = (region: string | undefined): string => (region ? ` in ${region}` : '');

/** A sentence within a sentence: without its full stop, and small unless it begins with a name. */
function aside(sentence: string | undefined): string {
  if (!sentence) return '';
  const small = sentence.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());
  return ` (${small.replace(/\.$/, '')})`;
}

/** Ready to be pasted: a profile may have spaces in its name. */
function command(words: string, profile: string | undefined): string {
  if (profile === undefined) return words;
  return `${words} --profile ${/^[\w.@/+-]+$/.test(profile) ? profile : `"${profile}"`}`;
}
