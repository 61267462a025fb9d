/** The AWS services that the extension exports from. */
export type Service = 'dynamodb' | 'rds' | 'simpledb';

/** What an export is made from: named by ARN, shown by name. */
export interface SourceRef {
  readonly service: Service;
  readonly arn: string;
  readonly name: string;
}

/** TableStatus of DescribeTable; other strings are kept as they came. */
export type TableStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'ARCHIVING'
  | 'CREATING'
  | 'DELETING'
  | 'INACCESSIBLE_ENCRYPTION_CREDENTIALS'
  | 'REPLICATION_NOT_AUTHORIZED'
  | 'UPDATING'
  | (string & {});

/** A DynamoDB table as DescribeTable tells it. Sizes and counts are up to six hours old. */
export interface Table {
  readonly name: string;
  readonly arn: string;
  readonly status: TableStatus;
  readonly tableClass: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';
  readonly sizeBytes?: number;
  /** Of all local secondary indexes, which AWS bills with the table. */
  readonly localIndexBytes?: number;
  readonly itemCount?: number;
  /** Epoch milliseconds. */
  readonly createdAt?: number;
  readonly billingMode?: string;
  /** For example `customerId (S), placedAt (N)`: partition key first. */
  readonly keys: readonly { readonly name: string; readonly type: string }[];
  readonly indexes: readonly string[];
  readonly deletionProtection: boolean;
  readonly kmsKeyArn?: string;
}

/**
 * Point-in-time recovery as DescribeContinuousBackups tells it (PointInTimeRecoveryStatus, not
 * ContinuousBackupsStatus, which is always ENABLED). Times are epoch milliseconds.
 */
export type Recovery =
  | { readonly status: 'off' }
  /** The profile may not call DescribeContinuousBackups. */
  | { readonly status: 'unknown' }
  | {
      readonly status: 'on';
      readonly earliest: number;
      readonly latest: number;
      readonly periodDays?: number;
    };
