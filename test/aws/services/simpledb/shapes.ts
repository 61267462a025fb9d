/** The type of a member; a list of words is an enum. */
export type MemberType =
  'string' | 'timestamp' | 'long' | readonly string[] | { readonly listOf: Structure };

/** A structure of AWS's model; a member's name ends in `!` where it is required. */
export type Structure = Readonly<Record<string, MemberType>>;

/** One operation of SimpleDB v2. */
export interface Shapes {
  readonly input: Structure;
  readonly output: Structure;
}

const status = ['PENDING', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED'];
const algorithm = ['AES256', 'KMS'];

/** What an export is asked for besides its domain. */
const request = {
  s3KeyPrefix: 'string',
  s3SseKmsKeyId: 'string',
  s3BucketOwner: 'string',
} as const satisfies Structure;

/**
 * AWS's model of SimpleDB v2 (2025-09-26), written down by hand because no package has it. Values
 * of requests are left to the service, which refuses them with errors of its own.
 */
export const shapes: Readonly<Record<string, Shapes>> = {
  StartDomainExport: {
    input: {
      clientToken: 'string',
      domainName: 'string',
      s3Bucket: 'string',
      s3SseAlgorithm: 'string',
      ...request,
    },
    output: { 'clientToken!': 'string', 'exportArn!': 'string', 'requestedAt!': 'timestamp' },
  },
  GetExport: {
    input: { exportArn: 'string' },
    output: {
      'exportArn!': 'string',
      'clientToken!': 'string',
      'exportStatus!': status,
      'domainName!': 'string',
      'requestedAt!': 'timestamp',
      's3Bucket!': 'string',
      s3SseAlgorithm: algorithm,
      ...request,
      failureCode: 'string',
      failureMessage: 'string',
      exportManifest: 'string',
      itemsCount: 'long',
      exportDataCutoffTime: 'timestamp',
    },
  },
  ListExports: {
    input: { domainName: 'string', maxResults: 'long', nextToken: 'string' },
    output: {
      'exportSummaries!': {
        listOf: {
          'exportArn!': 'string',
          'exportStatus!': status,
          'requestedAt!': 'timestamp',
          'domainName!': 'string',
        },
      },
      nextToken: 'string',
    },
  },
};

/**
 * The HTTP statuses of every error: the model's, then what any call may meet. The guide has 409
 * for a conflict where the model has 400, and calls the quota by another name.
 */
export const errorStatuses: Readonly<Record<string, readonly number[]>> = {
  ConflictException: [400, 409],
  InvalidNextTokenException: [400],
  InvalidParameterCombinationException: [400],
  InvalidParameterValueException: [400],
  NoSuchDomainException: [400],
  NoSuchExportException: [400],
  NumberExportsLimitExceeded: [409],
  NumberDomainExportsExceeded: [409],
  AccessDeniedException: [403],
  ExpiredTokenException: [403],
  InternalFailure: [500],
  InvalidSignatureException: [403],
  MissingAuthenticationTokenException: [403],
  SerializationException: [400],
  ThrottlingException: [400],
  UnknownOperationException: [404],
};
