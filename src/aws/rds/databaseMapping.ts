import type { DBCluster, DBClusterSnapshot, DBSnapshot } from '@aws-sdk/client-rds';
import type { DatabaseSource } from '../../core/databases.ts';
import { parseDatabaseArn } from '../../core/grammar/databaseArn.ts';
import { compact } from '../compact.ts';

/** A row of DescribeDBSnapshots. */
export function toSnapshot(answer: DBSnapshot): DatabaseSource {
  return compact({
    type: 'snapshot' as const,
    arn: answer.DBSnapshotArn ?? '',
    name: nameOf(answer.DBSnapshotIdentifier),
    ...ofEvery(answer),
    snapshotType: answer.SnapshotType,
    madeOf: answer.DBInstanceIdentifier,
    encrypted: answer.Encrypted,
    sizeBytes: answer.FullSnapshotSizeInBytes,
    createdAt: answer.SnapshotCreateTime?.getTime(),
    percentProgress: answer.PercentProgress,
  });
}

/** A row of DescribeDBClusterSnapshots, which tells no size in bytes. */
export function toClusterSnapshot(answer: DBClusterSnapshot): DatabaseSource {
  return compact({
    type: 'cluster-snapshot' as const,
    arn: answer.DBClusterSnapshotArn ?? '',
    name: nameOf(answer.DBClusterSnapshotIdentifier),
    ...ofEvery(answer),
    engineMode: answer.EngineMode,
    snapshotType: answer.SnapshotType,
    madeOf: answer.DBClusterIdentifier,
    encrypted: answer.StorageEncrypted,
    createdAt: answer.SnapshotCreateTime?.getTime(),
    percentProgress: answer.PercentProgress,
  });
}

/** A row of DescribeDBClusters, which lists Neptune's and DocumentDB's too. */
export function toCluster(answer: DBCluster): DatabaseSource {
  return compact({
    type: 'cluster' as const,
    arn: answer.DBClusterArn ?? '',
    name: answer.DBClusterIdentifier ?? '',
    ...ofEvery(answer),
    engineMode: answer.EngineMode,
    encrypted: answer.StorageEncrypted,
    createdAt: answer.ClusterCreateTime?.getTime(),
  });
}

/** Of a snapshot that another account shares, AWS gives the whole ARN for an identifier. */
function nameOf(identifier = ''): string {
  return parseDatabaseArn(identifier)?.id ?? identifier;
}

/** AWS always tells engine and status; without them a source counts as not exportable. */
function ofEvery(answer: DBSnapshot | DBClusterSnapshot | DBCluster) {
  return compact({
    engine: answer.Engine ?? 'unknown',
    engineVersion: answer.EngineVersion,
    status: answer.Status ?? 'unknown',
    storageType: answer.StorageType,
    kmsKeyId: answer.KmsKeyId,
    allocatedGiB: answer.AllocatedStorage,
  });
}
