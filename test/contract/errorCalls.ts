import type { ErrorReason } from '../../src/core/errors.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import type { AwsAccess } from '../../src/core/ports.ts';

/** One operation through our own adapters, and what each of its errors has to come out as. */
export interface OperationErrors {
  readonly operation: string;
  readonly call: (access: AwsAccess) => Promise<unknown>;
  /** By the names in AWS's model, or by wire code and status where the SDK has no such model. */
  readonly errors: Readonly<Record<string, ErrorReason>>;
}

const place = 'eu-west-1:111122223333';
const table = `arn:aws:dynamodb:${place}:table/orders`;

/** What AWS knows the things by that the calls are about; an RDS task by our own handle. */
export const arns = {
  table,
  tableExport: `${table}/export/01795262400000-0a1b2c3d`,
  backup: `${table}/backup/01795262400000-0a1b2c3d`,
  snapshot: `arn:aws:rds:${place}:snapshot:orders-1`,
  task: `rds:${place}:task/orders-1`,
  role: 'arn:aws:iam::111122223333:role/exports',
  user: 'arn:aws:iam::111122223333:user/dana',
  domainExport: `arn:aws:sdb:${place}:domain/coupons/export/1`,
} as const;

/** One request of each kind. */
export const requests = {
  table: {
    kind: 'dynamodb-table',
    token: 'token-1',
    input: {
      TableArn: arns.table,
      S3Bucket: 'acme-exports',
      ExportFormat: 'DYNAMODB_JSON',
      ExportType: 'FULL_EXPORT',
      ClientToken: 'token-1',
    },
  },
  backup: {
    kind: 'dynamodb-backup',
    token: 'token-1',
    input: { TableName: arns.table, BackupName: 'orders-1' },
  },
  database: {
    kind: 'rds-database',
    token: 'token-1',
    input: {
      ExportTaskIdentifier: 'orders-1',
      SourceArn: arns.snapshot,
      S3BucketName: 'acme-exports',
      IamRoleArn: 'arn:aws:iam::111122223333:role/exports',
      KmsKeyId: 'alias/exports',
    },
  },
  domain: {
    kind: 'simpledb-domain',
    token: 'token-1',
    input: { clientToken: 'token-1', domainName: 'coupons', s3Bucket: 'acme-exports' },
  },
} as const satisfies Record<string, ExportRequest>;

/** Starts the job of a request. */
export function start(request: ExportRequest): OperationErrors['call'] {
  return (access) => access.exportsOf(request.kind).start(request);
}
