import type { ErrorReason } from '../core/errors.ts';

const codesOf: Readonly<Partial<Record<ErrorReason, readonly string[]>>> = {
  'access-denied': [
    'AccessDenied',
    'AccessDeniedException',
    'AccessFailure',
    'AllAccessDisabled',
    'AuthorizationFailure',
    'NotAuthorized',
    'OptInRequired',
    'UnauthorizedOperation',
  ],
  'backup-in-use': ['BackupInUseException'],
  'backup-not-found': ['BackupNotFoundException'],
  'bucket-not-found': ['NoSuchBucket'],
  'bucket-unusable': ['InvalidS3Bucket', 'InvalidS3BucketFault'],
  cancelled: ['AbortError'],
  'continuous-backups-unavailable': ['ContinuousBackupsUnavailableException'],
  'clock-skewed': ['RequestExpired', 'RequestInTheFuture', 'RequestTimeTooSkewed'],
  'credentials-expired': [
    'AuthFailure',
    'ExpiredToken',
    'ExpiredTokenException',
    'IDPRejectedClaim',
    'IDPRejectedClaimException',
    'IncompleteSignature',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidIdentityToken',
    'InvalidIdentityTokenException',
    'InvalidSecurity',
    'InvalidSignatureException',
    'InvalidToken',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'MissingClientTokenId',
    'SignatureDoesNotMatch',
    'TokenRefreshRequired',
    'UnauthorizedException',
    'UnrecognizedClientException',
  ],
  'domain-not-found': ['NoSuchDomain', 'NoSuchDomainException'],
  'export-ended': ['InvalidExportTaskState', 'InvalidExportTaskStateFault'],
  'export-not-found': [
    'ExportNotFoundException',
    'ExportTaskNotFound',
    'ExportTaskNotFoundFault',
    'NoSuchExport',
    'NoSuchExportException',
  ],
  'export-quota': [
    'NumberDomainExportsExceeded',
    'NumberDomainExportsExceededException',
    'NumberExportsLimitExceeded',
    'NumberExportsLimitExceededException',
  ],
  'identifier-in-use': ['ExportTaskAlreadyExists', 'ExportTaskAlreadyExistsFault'],
  internal: [
    'DependencyTimeoutException',
    'IDPCommunicationError',
    'IDPCommunicationErrorException',
    'InternalError',
    'InternalFailure',
    'InternalServerError',
    'InternalServerException',
    'InvalidEndpointException',
    'KMSInternalException',
    'PolicyEvaluation',
    'PolicyEvaluationException',
    'ServiceFailure',
    'ServiceFailureException',
    'ServiceUnavailable',
    'ServiceUnavailableException',
  ],
  'invalid-export-only': ['InvalidExportOnly', 'InvalidExportOnlyFault'],
  'invalid-export-time': ['InvalidExportTimeException'],
  'key-not-accessible': ['KMSKeyNotAccessible', 'KMSKeyNotAccessibleFault'],
  'limit-exceeded': [
    'ExportTaskLimitReached',
    'ExportTaskLimitReachedFault',
    'LimitExceededException',
  ],
  'list-outdated': ['InvalidMarkerException', 'InvalidNextToken', 'InvalidNextTokenException'],
  'not-json': ['HtmlAnswer', 'SyntaxError'],
  'object-not-found': ['NoSuchKey', 'NoSuchVersion'],
  'recovery-off': ['PointInTimeRecoveryUnavailableException'],
  'role-not-found': [
    'IamRoleNotFound',
    'IamRoleNotFoundFault',
    // All that we ask IAM for by name are roles and what they have.
    'NoSuchEntity',
    'NoSuchEntityException',
  ],
  'role-not-permitted': ['IamRoleMissingPermissions', 'IamRoleMissingPermissionsFault'],
  'source-not-exportable': ['InvalidExportSourceState', 'InvalidExportSourceStateFault'],
  'source-not-found': [
    'DBClusterNotFound',
    'DBClusterNotFoundFault',
    'DBClusterSnapshotNotFound',
    'DBClusterSnapshotNotFoundFault',
    'DBSnapshotNotFound',
    'DBSnapshotNotFoundFault',
  ],
  'table-in-use': ['ResourceInUseException', 'TableInUseException'],
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
  'token-conflict': [
    'ExportConflictException',
    'IdempotentParameterMismatch',
    'IdempotentParameterMismatchException',
    'ImportConflictException',
  ],
  validation: [
    'DisabledException',
    'InvalidArgument',
    'InvalidArnException',
    'InvalidBucketName',
    'InvalidInput',
    'InvalidInputException',
    'InvalidParameterCombination',
    'InvalidParameterCombinationException',
    'InvalidParameterValue',
    'InvalidParameterValueException',
    'InvalidRequest',
    'KMSInvalidStateException',
    'MissingParameter',
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
 * operations we call, and the ones that every operation can answer. RDS's have two names, as the SDK
 * calls the modelled ones by their shape; those that no model has were seen. KMS says
 * `NotFoundException` for a key that does not exist, which is a wrong entry in a form, like any
 * other validation error.
 */
export const reasonOfCode: ReadonlyMap<string, ErrorReason> = new Map(invert(codesOf));

/** What codes mean at single operations, where that is not what they mean elsewhere. */
export const reasonAt: Readonly<Record<string, Readonly<Record<string, ErrorReason>>>> = {
  DescribeExport: { LimitExceededException: 'throttled' },
  // What nobody has set on a bucket. S3 calls the method not allowed in accounts that do not own it.
  GetBucketPolicy: { NoSuchBucketPolicy: 'object-not-found', MethodNotAllowed: 'access-denied' },
  GetObjectLockConfiguration: { ObjectLockConfigurationNotFoundError: 'object-not-found' },
  GetPublicAccessBlock: { NoSuchPublicAccessBlockConfiguration: 'object-not-found' },
  ListExports: { LimitExceededException: 'throttled' },
  StartDomainExport: { Conflict: 'token-conflict', ConflictException: 'token-conflict' },
};

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
