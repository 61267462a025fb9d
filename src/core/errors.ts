import type { SignInWay } from './signIn.ts';

/**
 * Why a call to AWS did not do what was asked, as a closed set. Adapters translate every SDK
 * exception into one of these; no SDK name travels above `src/aws`.
 */
export const errorReasons = [
  'access-denied',
  'backup-in-use',
  'backup-not-found',
  'bucket-not-found',
  'bucket-unusable',
  'cancelled',
  'clock-skewed',
  'continuous-backups-unavailable',
  'credentials-expired',
  'credentials-missing',
  'domain-not-found',
  'endpoint-missing',
  'export-ended',
  'export-not-found',
  'export-quota',
  'identifier-in-use',
  'internal',
  'invalid-export-only',
  'invalid-export-time',
  'key-not-accessible',
  'limit-exceeded',
  'list-outdated',
  'mfa-needed',
  'mfa-refused',
  'network',
  'not-json',
  'object-not-found',
  'profile-unusable',
  'recovery-off',
  'role-not-found',
  'role-not-permitted',
  'source-not-exportable',
  'source-not-found',
  'table-in-use',
  'table-not-found',
  'throttled',
  'timeout',
  'tls',
  'token-conflict',
  'unknown',
  'validation',
  'window-outdated',
  'wrong-region',
] as const;

export type ErrorReason = (typeof errorReasons)[number];

/** Facts about the failed call that help a person; never a body, a header or a secret. */
export interface ErrorDetails {
  /** The AWS operation, for example `ExportTableToPointInTime`. */
  readonly operation?: string;
  /** The IAM action that is missing, for example `dynamodb:ListTables`. */
  readonly action?: string;
  /** What the action was refused on: an ARN, a bucket or a table name. */
  readonly resource?: string;
  /** Whose endpoint is missing, in AWS's words: SimpleDB. */
  readonly service?: string;
  readonly profile?: string;
  /** How its credentials can be had again, where a person can do something about it. */
  readonly signInWay?: SignInWay;
  /** The profile to sign in with, which can be the source of the one that failed. */
  readonly signInProfile?: string;
  /** What is wrong with the profile, or with the way to AWS that it prescribes, in a sentence. */
  readonly problem?: string;
  readonly region?: string;
  /** Where S3 says that the bucket lies, also when it redirects or denies access. */
  readonly bucketRegion?: string;
  readonly requestId?: string;
  /** AWS's own code for refusing to start a job, for example `InvalidS3BucketFault`. */
  readonly awsCode?: string;
  /** AWS's own sentence: where ours quotes it (validation), and of every start that it refused. */
  readonly awsMessage?: string;
  /** True when AWS may have carried the request out although no answer came back. */
  readonly maybeDone?: boolean;
}

/** An expected failure, with a reason that callers can switch on. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly reason: ErrorReason;
  readonly details: ErrorDetails;

  constructor(reason: ErrorReason, details: ErrorDetails = {}, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.reason = reason;
    this.details = details;
  }
}

export function isExportError(value: unknown): value is ExportError {
  return value instanceof Error && value.name === 'ExportError' && 'reason' in value;
}
