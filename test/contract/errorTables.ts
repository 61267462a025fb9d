import { arns, requests, start, type OperationErrors } from './errorCalls.ts';

/** The operations of DynamoDB; errors by the names in its model. */
export const dynamodbErrors: readonly OperationErrors[] = [
  {
    operation: 'ExportTableToPointInTime',
    call: start(requests.table),
    errors: {
      ExportConflictException: 'token-conflict',
      InternalServerError: 'internal',
      InvalidExportTimeException: 'invalid-export-time',
      LimitExceededException: 'limit-exceeded',
      PointInTimeRecoveryUnavailableException: 'recovery-off',
      TableNotFoundException: 'table-not-found',
    },
  },
  {
    operation: 'DescribeExport',
    call: (access) => access.exportsOf('dynamodb-table').describe(arns.tableExport),
    errors: {
      ExportNotFoundException: 'export-not-found',
      InternalServerError: 'internal',
      LimitExceededException: 'throttled',
    },
  },
  {
    operation: 'ListExports',
    call: (access) => access.exportsOf('dynamodb-table').list(arns.table),
    errors: { InternalServerError: 'internal', LimitExceededException: 'throttled' },
  },
  {
    operation: 'CreateBackup',
    call: start(requests.backup),
    errors: {
      BackupInUseException: 'backup-in-use',
      ContinuousBackupsUnavailableException: 'continuous-backups-unavailable',
      InternalServerError: 'internal',
      InvalidEndpointException: 'internal',
      LimitExceededException: 'limit-exceeded',
      TableInUseException: 'table-in-use',
      TableNotFoundException: 'table-not-found',
    },
  },
  {
    operation: 'DeleteBackup',
    call: (access) => access.backups.deleteBackup(arns.backup),
    errors: {
      BackupInUseException: 'backup-in-use',
      BackupNotFoundException: 'backup-not-found',
      InternalServerError: 'internal',
      InvalidEndpointException: 'internal',
      LimitExceededException: 'limit-exceeded',
    },
  },
  {
    operation: 'DescribeBackup',
    call: (access) => access.backups.describeBackup(arns.backup),
    errors: {
      BackupNotFoundException: 'backup-not-found',
      InternalServerError: 'internal',
      InvalidEndpointException: 'internal',
    },
  },
  {
    operation: 'ListBackups',
    call: (access) => access.backups.listBackups('orders'),
    errors: { InternalServerError: 'internal', InvalidEndpointException: 'internal' },
  },
];

/** The operations of RDS; errors by the names in its model. */
export const rdsErrors: readonly OperationErrors[] = [
  {
    operation: 'StartExportTask',
    call: start(requests.database),
    errors: {
      DBClusterNotFoundFault: 'source-not-found',
      DBClusterSnapshotNotFoundFault: 'source-not-found',
      DBSnapshotNotFoundFault: 'source-not-found',
      ExportTaskAlreadyExistsFault: 'identifier-in-use',
      IamRoleMissingPermissionsFault: 'role-not-permitted',
      IamRoleNotFoundFault: 'role-not-found',
      InvalidExportOnlyFault: 'invalid-export-only',
      InvalidExportSourceStateFault: 'source-not-exportable',
      InvalidS3BucketFault: 'bucket-unusable',
      KMSKeyNotAccessibleFault: 'key-not-accessible',
    },
  },
  {
    operation: 'CancelExportTask',
    call: async (access) => access.exportsOf('rds-database').cancel?.(arns.task),
    errors: {
      ExportTaskNotFoundFault: 'export-not-found',
      InvalidExportTaskStateFault: 'export-ended',
    },
  },
  {
    operation: 'DescribeExportTasks',
    call: (access) => access.exportsOf('rds-database').describe(arns.task),
    errors: { ExportTaskNotFoundFault: 'export-not-found' },
  },
  {
    operation: 'DescribeDBSnapshots',
    call: (access) => access.databases.describe(arns.snapshot),
    errors: { DBSnapshotNotFoundFault: 'source-not-found' },
  },
  {
    operation: 'DescribeDBClusterSnapshots',
    call: (access) => access.databases.list('cluster-snapshot'),
    errors: { DBClusterSnapshotNotFoundFault: 'source-not-found' },
  },
  {
    operation: 'DescribeDBClusters',
    call: (access) => access.databases.list('cluster'),
    errors: { DBClusterNotFoundFault: 'source-not-found' },
  },
];

/** The operations of IAM that begin a look; errors by the names in its model. */
export const iamErrors: readonly OperationErrors[] = [
  {
    operation: 'ListRoles',
    call: (access) => access.roles.listRoles(),
    errors: { ServiceFailureException: 'internal' },
  },
  {
    operation: 'GetRole',
    call: (access) => access.inspect.role(arns.role),
    errors: { NoSuchEntityException: 'role-not-found', ServiceFailureException: 'internal' },
  },
  {
    operation: 'SimulatePrincipalPolicy',
    call: (access) =>
      access.inspect.simulate(arns.user, { actions: ['s3:PutObject'], resources: ['*'] }),
    errors: {
      InvalidInputException: 'validation',
      NoSuchEntityException: 'role-not-found',
      PolicyEvaluationException: 'internal',
    },
  },
];
