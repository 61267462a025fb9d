import { describe, expect, it } from 'vitest';
import { toCluster, toClusterSnapshot, toSnapshot } from './databaseMapping.ts';

const arn = (rest: string): string => `arn:aws:rds:eu-west-1:111122223333:${rest}`;

describe('a DB snapshot', () => {
  it('tells all that decides whether and what it exports', () => {
    const answer = {
      DBSnapshotArn: arn('snapshot:rds:orders-2026'),
      DBSnapshotIdentifier: 'rds:orders-2026',
      DBInstanceIdentifier: 'orders',
      Engine: 'postgres',
      EngineVersion: '16.4',
      Status: 'creating',
      SnapshotType: 'automated',
      StorageType: 'gp3',
      Encrypted: false,
      KmsKeyId: 'key-1',
      AllocatedStorage: 100,
      FullSnapshotSizeInBytes: 41_200_000_000,
      SnapshotCreateTime: new Date(1000),
      PercentProgress: 0,
    };
    expect(toSnapshot(answer)).toEqual({
      type: 'snapshot',
      arn: arn('snapshot:rds:orders-2026'),
      name: 'rds:orders-2026',
      madeOf: 'orders',
      engine: 'postgres',
      engineVersion: '16.4',
      status: 'creating',
      snapshotType: 'automated',
      storageType: 'gp3',
      encrypted: false,
      kmsKeyId: 'key-1',
      allocatedGiB: 100,
      sizeBytes: 41_200_000_000,
      createdAt: 1000,
      percentProgress: 0,
    });
  });

  it('that another account shares has a name that is no ARN, though AWS gives the ARN for one', () => {
    const theirs = arn('snapshot:geo-reference').replace('111122223333', '444455556666');
    const snapshot = { DBSnapshotArn: theirs, DBSnapshotIdentifier: theirs };
    expect(toSnapshot(snapshot)).toMatchObject({ arn: theirs, name: 'geo-reference' });
    const ofCluster = theirs.replace(':snapshot:', ':cluster-snapshot:');
    const answer = { DBClusterSnapshotArn: ofCluster, DBClusterSnapshotIdentifier: ofCluster };
    expect(toClusterSnapshot(answer)).toMatchObject({ arn: ofCluster, name: 'geo-reference' });
  });

  it('never looks exportable where AWS says nothing of engine and status', () => {
    const { engine, status } = toSnapshot({ DBSnapshotArn: arn('snapshot:a') });
    expect([engine, status]).toEqual(['unknown', 'unknown']);
  });
});

describe('a cluster', () => {
  it('has its mode, and neither a snapshot type nor a size in bytes', () => {
    const answer = {
      DBClusterArn: arn('cluster:shop'),
      DBClusterIdentifier: 'shop',
      Engine: 'aurora-mysql',
      EngineMode: 'serverless',
      Status: 'available',
      StorageEncrypted: true,
      ClusterCreateTime: new Date(1000),
    };
    expect(toCluster(answer)).toEqual({
      type: 'cluster',
      arn: arn('cluster:shop'),
      name: 'shop',
      engine: 'aurora-mysql',
      engineMode: 'serverless',
      status: 'available',
      encrypted: true,
      createdAt: 1000,
    });
  });

  it('has snapshots with a mode and the cluster that they were made of', () => {
    const answer = {
      DBClusterSnapshotArn: arn('cluster-snapshot:shop-1'),
      DBClusterSnapshotIdentifier: 'shop-1',
      DBClusterIdentifier: 'shop',
      Engine: 'aurora-mysql',
      EngineMode: 'provisioned',
      Status: 'available',
      SnapshotType: 'manual',
      StorageEncrypted: true,
      PercentProgress: 100,
    };
    expect(toClusterSnapshot(answer)).toEqual({
      type: 'cluster-snapshot',
      arn: arn('cluster-snapshot:shop-1'),
      name: 'shop-1',
      madeOf: 'shop',
      engine: 'aurora-mysql',
      engineMode: 'provisioned',
      status: 'available',
      snapshotType: 'manual',
      encrypted: true,
      percentProgress: 100,
    });
  });
});
