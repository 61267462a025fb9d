import { isExportError, type ErrorDetails, type ErrorReason } from '../errors.ts';
import { holder } from './credentialCauses.ts';
import { explainError } from './explain.ts';
import { headlineOf } from './headline.ts';

/** Why exports are not watched for now, and that they go on all the same. */
export interface Pause {
  /** In a few words, for the status bar. */
  readonly headline: string;
  /** One plain sentence. */
  readonly sentence: string;
  /** What to do, in one sentence. */
  readonly next: string;
}

type Until = (details: ErrorDetails) => string;

/** To go on from “Watching is paused”. */
const until: Readonly<Partial<Record<ErrorReason, Until>>> = {
  'access-denied': ({ profile }) => `until ${holder(profile)} may look at its exports`,
  'clock-skewed': () => 'until the clock of this computer is right',
  'credentials-expired': ({ profile, signInWay }) =>
    signInWay === undefined
      ? `until ${holder(profile)} has valid credentials again`
      : `until ${holder(profile)} is signed in again`,
  'credentials-missing': ({ profile }) => `until ${holder(profile)} has credentials again`,
  'endpoint-missing': () => 'while there is no FIPS endpoint for them',
  internal: () => 'while AWS has an internal error',
  'mfa-needed': ({ profile }) => `until a code of the MFA device of ${holder(profile)} is entered`,
  'mfa-refused': ({ profile }) =>
    `until a code of the MFA device of ${holder(profile)} is accepted`,
  network: () => 'until AWS can be reached again',
  'not-json': () => 'while a proxy or captive portal answers instead of AWS',
  'profile-unusable': ({ profile }) => `until ${holder(profile)} can be used again`,
  timeout: () => 'until AWS answers in time again',
  tls: () => 'until the certificate of the server is trusted',
};

/** Says of whatever keeps exports from being looked at that it is a pause, and until when. */
export function explainPause(error: unknown): Pause {
  const { reason, next } = explainError(error, doing);
  const details = isExportError(error) ? error.details : {};
  const when = until[reason]?.(details) ?? 'until AWS tells of them again';
  return {
    headline: headlineOf(error, doing),
    sentence: `Watching is paused ${when}; the exports themselves go on.`,
    next,
  };
}

const doing = 'look at running exports';
