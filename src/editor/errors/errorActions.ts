import { isExportError, type ErrorReason } from '../../core/errors.ts';
import { oneLine } from '../../core/format/text.ts';

/** What can be done about an error from its message. */
export type ErrorAction = 'chooseProfile' | 'retry' | 'showLog';

/** Reasons that go away with another profile or a new sign-in. */
const ofProfile: ReadonlySet<ErrorReason> = new Set([
  'access-denied',
  'credentials-expired',
  'credentials-missing',
  'mfa-needed',
  'mfa-refused',
  'profile-unusable',
]);

/** Reasons that the same attempt will meet again. */
const lasting: ReadonlySet<ErrorReason> = new Set([
  'access-denied',
  'backup-not-found',
  'domain-not-found',
  'export-ended',
  'export-not-found',
  'source-not-found',
  'table-not-found',
  'validation',
]);

/** The actions to offer for a reason, most helpful first. */
export function errorActions(reason: ErrorReason, canRetry: boolean): readonly ErrorAction[] {
  return [
    ...(canRetry && !lasting.has(reason) ? (['retry'] as const) : []),
    ...(ofProfile.has(reason) ? (['chooseProfile'] as const) : []),
    'showLog',
  ];
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
