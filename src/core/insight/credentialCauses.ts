import { command } from '../cli.ts';
import { environmentProfile } from '../connection.ts';
import type { ErrorDetails, ErrorReason } from '../errors.ts';
import type { SignInWay } from '../signIn.ts';
import { subject, type Cause } from './causeText.ts';

/** Whose credentials they are, to stand in a sentence. */
export const holder = (profile: string | undefined): string =>
  profile === environmentProfile ? 'the environment' : subject('profile', profile);

const ofCredentials: ReadonlySet<ErrorReason> = new Set([
  'credentials-expired',
  'credentials-missing',
  'mfa-needed',
  'mfa-refused',
  'profile-unusable',
]);

/** True of what is worth another try as soon as there are other credentials. */
export const isOfCredentials = (reason: ErrorReason): boolean => ofCredentials.has(reason);

/** Why credentials that there were are no longer good. */
export function credentialsExpired(details: ErrorDetails): Cause {
  const { profile, signInWay } = details;
  const cause = `the credentials of ${holder(profile)} have expired`;
  if (signInWay !== undefined) return { cause, next: signInAgain(signInWay, details) };
  const next =
    profile === environmentProfile
      ? environmentNext
      : 'Renew them the way you got them, such as in the AWS config files; if they are new, check the clock of this machine.';
  return { cause: `${cause} or are not valid`, next };
}

/** Why there are none. */
export function credentialsMissing(details: ErrorDetails): Cause {
  const { profile, signInWay } = details;
  if (signInWay !== undefined) {
    const cause = `nobody is signed in for ${holder(profile)}`;
    return { cause, next: signInAgain(signInWay, details) };
  }
  const cause = `${holder(profile)} has no credentials that work`;
  if (profile === environmentProfile) return { cause, next: environmentNext };
  return {
    cause,
    next: `Run ${command('configure', profile)} in a terminal, or repair its credential_process, then try again.`,
  };
}

/** An editor keeps the variables that it was started with. */
const environmentNext =
  'Renew them where the editor is started from and start it again, or choose a profile.';

function signInAgain(way: SignInWay, { profile, signInProfile = profile }: ErrorDetails): string {
  switch (way) {
    case 'sso':
      return `Sign in again, for example with ${command('sso login', signInProfile)}; what waited goes on by itself.`;
    case 'login':
      return `Sign in again, for example with ${command('login', signInProfile)}; what waited goes on by itself.`;
    case 'mfa':
      return 'Sign in again with a new code of the MFA device; what waited goes on by itself.';
  }
}
