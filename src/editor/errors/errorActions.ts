import { isExportError, type ErrorReason } from '../../core/errors.ts';
import { oneLine } from '../../core/format/text.ts';

/** What can be done about an error from its message. */
export type ErrorAction = 'chooseProfile' | 'openConfigFiles' | 'retry' | 'showLog' | 'signIn';

/** Reasons that go away with another profile or a new sign-in. */
const ofProfile: ReadonlySet<ErrorReason> = new Set([
  'access-denied',
  'credentials-expired',
  'credentials-missing',
  'endpoint-missing',
  'mfa-needed',
  'mfa-refused',
  'profile-unusable',
]);

/** Reasons that are put right in the shared files of AWS, where nobody can sign in. */
const inFiles: ReadonlySet<ErrorReason> = new Set([
  'credentials-expired',
  'credentials-missing',
  'profile-unusable',
]);

/** Reasons that the same attempt will meet again. */
const lasting: ReadonlySet<ErrorReason> = new Set([
  'access-denied',
  'backup-not-found',
  'domain-not-found',
  'endpoint-missing',
  'export-ended',
  'export-not-found',
  'source-not-found',
  'table-not-found',
  'validation',
]);

/** What is known of an error that decides what can be done about it. */
export interface Failed {
  readonly reason: ErrorReason;
  readonly canSignIn?: true;
}

/** The actions to offer for an error, most helpful first. */
export function errorActions(
  { reason, canSignIn }: Failed,
  canRetry: boolean,
): readonly ErrorAction[] {
  const offered: readonly (readonly [ErrorAction, boolean])[] = [
    ['signIn', canSignIn === true],
    ['retry', canRetry && !lasting.has(reason)],
    ['openConfigFiles', inFiles.has(reason) && canSignIn !== true],
    ['chooseProfile', ofProfile.has(reason)],
    ['showLog', true],
  ];
  return offered.flatMap(([action, isOffered]) => (isOffered ? [action] : []));
}

/** What the log keeps of an error: facts of the call, or the stack of what is a mistake of ours. */
export function errorLogText(error: unknown, doing: string): string {
  if (isExportError(error)) {
    const details = Object.entries(error.details).map(
      ([name, value]) => `${name}=${oneLine(String(value))}`,
    );
    return [`Could not ${doing}: ${error.reason}`, ...details].join(', ');
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Unexpected error while trying to ${doing}: ${text}`;
}
