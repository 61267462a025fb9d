import type { ErrorReason, ExportError } from '../errors.ts';

const reasons: ReadonlySet<ErrorReason> = new Set([
  'clock-skewed',
  'credentials-expired',
  'credentials-missing',
  'mfa-needed',
  'mfa-refused',
  'network',
  'profile-unusable',
  'throttled',
]);

/** True of what every call of the connection would meet as well, for the moment. */
export const isConnectionWide = ({ reason }: ExportError): boolean => reasons.has(reason);
