import type { DBCluster, DBClusterSnapshot, DBSnapshot } from '@aws-sdk/client-rds';
import { digest } from '../../digest.ts';
import { toSeconds, type Wire } from '../operation.ts';
import type { Database } from './databases.ts';

const ports: Readonly<Record<string, number>> = {
  postgres: 5432,
  'aurora-postgresql': 5432,
  mysql: 3306,
  mariadb: 3306,
  'aurora-mysql': 3306,
  'oracle-ee': 1521,
  'sqlserver-se': 1433,
  neptune: 8182,
  docdb: 27017,
};

/** A row of DescribeDBSnapshots. While a snapshot is being made, AWS tells neither its time nor its size. */
export function toSnapshot({ seed, arn, id, createdAt }: Database): Wire<DBSnapshot> {
  const finished = seed.status !== 'creating';
  return {
    DBSnapshotIdentifier: id,
    DBInstanceIdentifier: seed.madeOf,
    Engine: seed.engine,
    AllocatedStorage: seed.allocatedGiB,
    Status: seed.status,
    Port: ports[seed.engine] ?? 5432,
    InstanceCreateTime: toSeconds(createdAt) - 86_400,
    MasterUsername: 'acme',
    EngineVersion: seed.engineVersion,
    SnapshotType: seed.snapshotType,
    PercentProgress: seed.percentProgress ?? 100,
    StorageType: seed.storageType,
    Encrypted: seed.kmsKeyId !== undefined,
    DBSnapshotArn: arn,
    IAMDatabaseAuthenticationEnabled: false,
    DbiResourceId: resourceId('db', seed.madeOf),
    TagList: [],
    SnapshotTarget: 'region',
    ...(finished && { SnapshotCreateTime: toSeconds(createdAt) }),
    ...(finished && { FullSnapshotSizeInBytes: seed.sizeBytes }),
    ...(seed.kmsKeyId !== undefined && { KmsKeyId: seed.kmsKeyId }),
  };
}

/** A row of DescribeDBClusterSnapshots. */
export function toClusterSnapshot(database: Database): Wire<DBClusterSnapshot> {
  const { seed, arn, id, createdAt } = database;
  return {
    DBClusterSnapshotIdentifier: id,
    DBClusterIdentifier: seed.madeOf,
    SnapshotCreateTime: toSeconds(createdAt),
    SnapshotType: seed.snapshotType,
    PercentProgress: seed.percentProgress ?? 100,
    DBClusterSnapshotArn: arn,
    DbClusterResourceId: resourceId('cluster', seed.madeOf),
    ...ofClusters(database),
  };
}

/** A row of DescribeDBClusters, which lists clusters of Neptune and DocumentDB as well. */
export function toCluster(database: Database): Wire<DBCluster> {
  const { seed, arn, id, createdAt } = database;
  const aurora = seed.engine.startsWith('aurora');
  return {
    DBClusterIdentifier: id,
    Endpoint: `${id}.cluster-c7acme0demo.eu-west-1.rds.amazonaws.com`,
    MultiAZ: !aurora,
    BackupRetentionPeriod: 7,
    ClusterCreateTime: toSeconds(createdAt),
    DBClusterArn: arn,
    DbClusterResourceId: resourceId('cluster', id),
    ...ofClusters(database),
  };
}

function ofClusters({ seed }: Database) {
  return {
    Engine: seed.engine,
    EngineMode: seed.engineMode ?? 'provisioned',
    EngineVersion: seed.engineVersion,
    Status: seed.status,
    AllocatedStorage: seed.allocatedGiB,
    StorageType: seed.storageType,
    Port: ports[seed.engine] ?? 5432,
    MasterUsername: 'acme',
    IAMDatabaseAuthenticationEnabled: false,
    TagList: [],
    StorageEncrypted: seed.kmsKeyId !== undefined,
    ...(seed.kmsKeyId !== undefined && { KmsKeyId: seed.kmsKeyId }),
  };
}

/** The id of an instance or cluster that it keeps when it is renamed. */
export function resourceId(kind: 'db' | 'cluster', name = ''): string {
  return `${kind}-${digest(name).slice(0, 26).toUpperCase()}`;
}
