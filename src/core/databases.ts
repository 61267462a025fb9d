/** What RDS and Aurora export from, by the word that their ARNs use. */
export type DatabaseSourceType = 'snapshot' | 'cluster-snapshot' | 'cluster';

/**
 * A DB snapshot, a DB cluster snapshot or a DB cluster, as DescribeDBSnapshots,
 * DescribeDBClusterSnapshots and DescribeDBClusters tell it. What cannot be exported is here too.
 */
export interface DatabaseSource {
  readonly type: DatabaseSourceType;
  readonly arn: string;
  /** The identifier, also of a shared snapshot; that of an automated one begins with `rds:`. */
  readonly name: string;
  /** For example `postgres` or `aurora-mysql`; Neptune and DocumentDB clusters are listed too. */
  readonly engine: string;
  readonly engineVersion?: string;
  /** Of clusters and their snapshots: `provisioned`, `serverless` (v1), … */
  readonly engineMode?: string;
  /** `available` and others, as AWS writes them. */
  readonly status: string;
  /** Of snapshots: `manual`, `automated`, `shared`, `awsbackup`, `public` or what AWS says. */
  readonly snapshotType?: string;
  /** The instance or cluster that the snapshot was made of. */
  readonly madeOf?: string;
  readonly storageType?: string;
  readonly encrypted?: boolean;
  readonly kmsKeyId?: string;
  readonly allocatedGiB?: number;
  /** FullSnapshotSizeInBytes: what an export is billed by; only of DB snapshots. */
  readonly sizeBytes?: number;
  /** Epoch milliseconds. */
  readonly createdAt?: number;
  /** Of a snapshot that is being made. */
  readonly percentProgress?: number;
}
