import { arns, requests, start, type OperationErrors } from './errorCalls.ts';

/**
 * What no model of the SDK's has: SimpleDB's errors, by the names in its models and in its "API
 * Error Codes", names that AWS used before, and codes that every operation can answer.
 */
export const otherErrors: readonly OperationErrors[] = [
  {
    operation: 'StartDomainExport',
    call: start(requests.domain),
    errors: {
      'ConflictException 400': 'token-conflict',
      'ConflictException 409': 'token-conflict',
      'InvalidParameterCombinationException 400': 'validation',
      'InvalidParameterValueException 400': 'validation',
      'NoSuchDomainException 400': 'domain-not-found',
      'NumberDomainExportsExceeded 409': 'export-quota',
      'NumberExportsLimitExceeded 409': 'export-quota',
      'AccessDeniedException 403': 'access-denied',
      'ServiceUnavailable 503': 'internal',
    },
  },
  {
    operation: 'GetExport',
    call: (access) => access.exportsOf('simpledb-domain').describe(arns.domainExport),
    errors: {
      'InvalidParameterValueException 400': 'validation',
      'NoSuchExportException 400': 'export-not-found',
      'ThrottlingException 400': 'throttled',
    },
  },
  {
    operation: 'ListExports',
    call: (access) => access.exportsOf('simpledb-domain').list(),
    errors: {
      'InvalidNextTokenException 400': 'list-outdated',
      'InvalidParameterValueException 400': 'validation',
      'NoSuchDomainException 400': 'domain-not-found',
    },
  },
  {
    operation: 'ListDomains',
    call: (access) => access.domains.listDomains(),
    errors: {
      'InvalidNextToken 400': 'list-outdated',
      'InvalidParameterValue 400': 'validation',
      'AuthFailure 403': 'credentials-expired',
      'ServiceUnavailable 503': 'internal',
      'SignatureDoesNotMatch 403': 'credentials-expired',
    },
  },
  {
    operation: 'DomainMetadata',
    call: (access) => access.domains.describeDomain('coupons'),
    errors: { 'MissingParameter 400': 'validation', 'NoSuchDomain 400': 'domain-not-found' },
  },
  {
    operation: 'ExportTableToPointInTime',
    call: start(requests.table),
    errors: {
      'IdempotentParameterMismatch 400': 'token-conflict',
      'IdempotentParameterMismatchException 400': 'token-conflict',
      'ImportConflictException 400': 'token-conflict',
      'ThrottlingException 400': 'throttled',
      'ValidationException 400': 'validation',
    },
  },
  {
    operation: 'StartExportTask',
    call: start(requests.database),
    errors: {
      'AccessDenied 403': 'access-denied',
      'ExpiredToken 403': 'credentials-expired',
      'ExportTaskLimitReachedFault 400': 'limit-exceeded',
      'InternalFailure 500': 'internal',
      'InvalidParameterCombination 400': 'validation',
      'InvalidParameterValue 400': 'validation',
      'MissingParameter 400': 'validation',
      'Throttling 400': 'throttled',
    },
  },
  {
    operation: 'DescribeExportTasks',
    call: (access) => access.exportsOf('rds-database').list(undefined, 'old'),
    errors: { 'InvalidParameterValue 400': 'list-outdated' },
  },
  {
    operation: 'ListRoles',
    call: (access) => access.roles.listRoles('old'),
    errors: { 'AccessDenied 403': 'access-denied', 'ValidationError 400': 'list-outdated' },
  },
];
