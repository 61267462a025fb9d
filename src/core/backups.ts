/** BackupStatus; AWS's text also says ACTIVE where its model says AVAILABLE. */
export type BackupStatus = 'AVAILABLE' | 'CREATING' | 'DELETED' | (string & {});

/** `SYSTEM` backups are made when a table with point-in-time recovery is deleted; AWS ends them. */
export type BackupType = 'AWS_BACKUP' | 'SYSTEM' | 'USER' | (string & {});

/** A DynamoDB backup as ListBackups and DescribeBackup tell it. */
export interface Backup {
  readonly arn: string;
  /** Not unique. */
  readonly name: string;
  readonly tableName: string;
  readonly tableArn: string;
  readonly status: BackupStatus;
  readonly type: BackupType;
  /** Epoch milliseconds. */
  readonly createdAt?: number;
  /** When AWS deletes it, epoch milliseconds; only of system backups. */
  readonly expiresAt?: number;
  readonly sizeBytes?: number;
}

/** What a backup holds of its table, from DescribeBackup. */
export interface BackupDetails extends Backup {
  readonly itemCount?: number;
  readonly indexes: readonly string[];
  readonly streamViewType?: string;
  /** Read and write capacity units, of a table with provisioned capacity. */
  readonly provisioned?: { readonly read: number; readonly write: number };
  readonly billingMode?: string;
  /** All that AWS said, in its own names; times are ISO 8601. */
  readonly answer: Readonly<Record<string, unknown>>;
}
