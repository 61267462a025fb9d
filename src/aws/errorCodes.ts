import type { ErrorReason } from '../core/errors.ts';

const codesOf: Readonly<Partial<Record<ErrorReason, readonly string[]>>> = {
  'access-denied': [
    'AccessDenied',
    'AccessDeniedException',
    'AllAccessDisabled',
    'OptInRequired',
    'UnauthorizedOperation',
  ],
  'bucket-not-found': ['NoSuchBucket'],
  cancelled: ['AbortError'],
  'continuous-backups-unavailable': ['ContinuousBackupsUnavailableException'],
  'credentials-expired': [
    'AuthFailure',
    'ExpiredToken',
    'ExpiredTokenException',
    'IncompleteSignature',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'InvalidToken',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'RequestExpired',
    'RequestInTheFuture',
    'RequestTimeTooSkewed',
    'SignatureDoesNotMatch',
    'TokenRefreshRequired',
    'UnauthorizedException',
    'UnrecognizedClientException',
  ],
  'export-not-found': ['ExportNotFoundException'],
  internal: [
    'DependencyTimeoutException',
    'InternalError',
    'InternalFailure',
    'InternalServerError',
    'InternalServerException',
    'KMSInternalException',
    'ServiceUnavailable',
    'ServiceUnavailableException',
  ],
  'invalid-export-time': ['InvalidExportTimeException'],
  'limit-exceeded': ['LimitExceededException'],
  'not-json': ['HtmlAnswer', 'SyntaxError'],
  'object-not-found': ['NoSuchKey', 'NoSuchVersion'],
  'recovery-off': ['PointInTimeRecoveryUnavailableException'],
  'table-not-found': ['ResourceNotFoundException', 'TableNotFoundException'],
  throttled: [
    'BandwidthLimitExceeded',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
  ],
  timeout: ['RequestTimeout', 'RequestTimeoutException', 'TimeoutError'],
  'token-conflict': ['ExportConflictException'],
  validation: [
    'DisabledException',
    'IdempotentParameterMismatchException',
    'InvalidArgument',
    'InvalidArnException',
    'InvalidBucketName',
    'InvalidMarkerException',
    'InvalidParameterValue',
    'InvalidRequest',
    'KMSInvalidStateException',
    'NotFoundException',
    'SerializationException',
    'ValidationError',
    'ValidationException',
  ],
  'wrong-region': [
    'AuthorizationHeaderMalformed',
    'IllegalLocationConstraintException',
    'PermanentRedirect',
    'RegionDisabledException',
    'TemporaryRedirect',
  ],
};

/**
 * Wire codes (the SDK's error names) and what they mean to a caller: those in AWS's models of the
 * operations we call, and the ones that every operation can answer. KMS says `NotFoundException`
 * for a key that does not exist, which is a wrong entry in a form, like any other validation error.
 */
export const reasonOfCode: ReadonlyMap<string, ErrorReason> = new Map(invert(codesOf));

/** Codes of Node's files, sockets, resolver and TLS, where no answer came at all. */
export const reasonOfSocketCode: ReadonlyMap<string, ErrorReason> = new Map(
  invert({
    tls: [
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'CERT_REJECTED',
      'CERT_SIGNATURE_FAILURE',
      'CERT_UNTRUSTED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'EPROTO',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'HOSTNAME_MISMATCH',
      'INVALID_CA',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    timeout: ['ESOCKETTIMEDOUT', 'ETIMEDOUT'],
    // A file that a profile names, for example its web identity token.
    'credentials-missing': ['EACCES', 'ENOENT'],
    network: [
      'EAI_AGAIN',
      'EADDRNOTAVAIL',
      'ECONNABORTED',
      'ECONNREFUSED',
      'ECONNRESET',
      'EHOSTUNREACH',
      'ENETDOWN',
      'ENETUNREACH',
      'ENOTFOUND',
      'EPIPE',
      'ERR_SOCKET_CLOSED',
      'ERR_STREAM_PREMATURE_CLOSE',
      'HPE_INVALID_CONSTANT',
    ],
  }),
);

/** Socket codes that mean the request never left: no connection came about. */
export const neverSentCodes: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
]);

function invert(
  table: Readonly<Partial<Record<ErrorReason, readonly string[]>>>,
): (readonly [string, ErrorReason])[] {
  const reasons = Object.keys(table) as ErrorReason[];
  return reasons.flatMap((reason) => (table[reason] ?? []).map((code) => [code, reason] as const));
}
