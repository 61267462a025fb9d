import type { DatabaseSeed } from '../../databaseSeed.ts';
import { exportsKeyId } from '../keys.ts';
import { day, hour } from '../time.ts';
import { loyaltyTables } from './loyalty.ts';
import { shopTables } from './shop.ts';
import { warehouseTables } from './warehouse.ts';

const kmsKeyId = `arn:aws:kms:eu-west-1:111122223333:key/${exportsKeyId}`;

const warehouse = {
  engine: 'aurora-postgresql',
  engineVersion: '16.9',
  engineMode: 'provisioned',
  status: 'available',
  storageType: 'aurora',
  allocatedGiB: 186,
  kmsKeyId,
  tables: warehouseTables,
} as const;

const loyalty = {
  engine: 'aurora-mysql',
  engineVersion: '8.0.mysql_aurora.3.10.1',
  engineMode: 'provisioned',
  status: 'available',
  storageType: 'aurora',
  allocatedGiB: 74,
  kmsKeyId,
  tables: loyaltyTables,
} as const;

const geo = {
  engine: 'postgres',
  engineVersion: '17.6',
  engineMode: 'provisioned',
  status: 'available',
  storageType: 'io1',
  allocatedGiB: 100,
  kmsKeyId,
  tables: shopTables,
} as const;

/** Cluster snapshots of the demo account: Aurora's, and of a Multi-AZ DB cluster. */
export const clusterSnapshots: readonly DatabaseSeed[] = [
  {
    ...warehouse,
    type: 'cluster-snapshot',
    id: 'warehouse-2026-q3',
    madeOf: 'warehouse',
    snapshotType: 'manual',
    createdAgo: 51 * day,
  },
  {
    ...warehouse,
    type: 'cluster-snapshot',
    id: 'rds:warehouse-{time}',
    madeOf: 'warehouse',
    snapshotType: 'automated',
    createdAgo: 5 * hour,
  },
  {
    ...loyalty,
    type: 'cluster-snapshot',
    id: 'loyalty-before-upgrade',
    madeOf: 'loyalty',
    snapshotType: 'manual',
    createdAgo: 19 * day,
  },
  {
    ...geo,
    type: 'cluster-snapshot',
    id: 'geo-baseline',
    madeOf: 'geo',
    snapshotType: 'manual',
    createdAgo: 130 * day,
  },
];

/** Clusters of the demo account: two that can be exported, and four that cannot. */
export const clusters: readonly DatabaseSeed[] = [
  { ...warehouse, type: 'cluster', id: 'warehouse', createdAgo: 700 * day },
  { ...loyalty, type: 'cluster', id: 'loyalty', createdAgo: 610 * day },
  {
    ...loyalty,
    type: 'cluster',
    id: 'sandbox',
    engineVersion: '5.7.mysql_aurora.2.12.5',
    engineMode: 'serverless',
    allocatedGiB: 1,
    createdAgo: 900 * day,
  },
  { ...geo, type: 'cluster', id: 'geo', createdAgo: 210 * day },
  {
    ...warehouse,
    type: 'cluster',
    id: 'recommendations',
    engine: 'neptune',
    engineVersion: '1.4.5.1',
    createdAgo: 320 * day,
    tables: [],
  },
  {
    ...warehouse,
    type: 'cluster',
    id: 'catalogue-docs',
    engine: 'docdb',
    engineVersion: '5.0.0',
    createdAgo: 480 * day,
    tables: [],
  },
];
