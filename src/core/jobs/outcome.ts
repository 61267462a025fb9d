import { ExportError, isExportError, type ErrorReason } from '../errors.ts';

/**
 * What a failed start says about the export.
 * - `refused`: AWS looked at the request and said no
 * - `later`: nobody looked at the request, and it was not started
 * - `doubtful`: it may have been started although the answer did not reach us
 */
type Meaning = 'refused' | 'later' | 'doubtful';

const meanings: Readonly<Record<ErrorReason, Meaning>> = {
  'access-denied': 'refused',
  'backup-in-use': 'refused',
  'backup-not-found': 'refused',
  'bucket-not-found': 'refused',
  'bucket-unusable': 'refused',
  cancelled: 'doubtful',
  'clock-skewed': 'later',
  'continuous-backups-unavailable': 'refused',
  'credentials-expired': 'later',
  'credentials-missing': 'later',
  'domain-not-found': 'refused',
  'endpoint-missing': 'later',
  'export-ended': 'refused',
  'export-not-found': 'refused',
  'export-quota': 'refused',
  'identifier-in-use': 'refused',
  internal: 'doubtful',
  'invalid-export-only': 'refused',
  'invalid-export-time': 'refused',
  'key-not-accessible': 'refused',
  'limit-exceeded': 'refused',
  'list-outdated': 'refused',
  'mfa-needed': 'later',
  'mfa-refused': 'later',
  network: 'doubtful',
  'not-json': 'doubtful',
  'object-not-found': 'refused',
  'profile-unusable': 'later',
  'recovery-off': 'refused',
  'role-not-found': 'refused',
  'role-not-permitted': 'refused',
  'source-not-exportable': 'refused',
  'source-not-found': 'refused',
  'table-in-use': 'refused',
  'table-not-found': 'refused',
  throttled: 'later',
  timeout: 'doubtful',
  tls: 'later',
  'token-conflict': 'refused',
  unknown: 'refused',
  validation: 'refused',
  'window-outdated': 'later',
  'wrong-region': 'refused',
};

/** True when the export may run although its start failed. Where the adapter knows, it has the word. */
export function mayHaveStarted(error: unknown): boolean {
  if (!isExportError(error)) return true;
  return error.details.maybeDone ?? meanings[error.reason] === 'doubtful';
}

/** True when the error is about the moment, not about the request: the same call may do later. */
export function isPassing(error: unknown): boolean {
  if (!isExportError(error)) return true;
  return meanings[error.reason] !== 'refused' || error.details.maybeDone === true;
}

/** Any failure as an ExportError: what is none was not foreseen and becomes `unknown`. */
export function toExportError(error: unknown): ExportError {
  return isExportError(error) ? error : new ExportError('unknown', {}, error);
}
