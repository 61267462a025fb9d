import type { DatabaseSeed } from '../../databaseSeed.ts';
import { exportsKeyId } from '../keys.ts';
import { day, hour, minute } from '../time.ts';
import { billingTables } from './billing.ts';
import { loyaltyTables } from './loyalty.ts';
import { guardedShopTables, shopTables } from './shop.ts';

const kmsKeyId = `arn:aws:kms:eu-west-1:111122223333:key/${exportsKeyId}`;
const gib = 2 ** 30;

const usual = { type: 'snapshot', status: 'available', storageType: 'gp3' } as const;

const orders = {
  ...usual,
  madeOf: 'orders-db',
  engine: 'postgres',
  engineVersion: '17.6',
  allocatedGiB: 500,
  sizeBytes: 412 * gib,
  kmsKeyId,
  tables: shopTables,
} as const;

const billing = {
  ...usual,
  madeOf: 'billing-db',
  engine: 'mysql',
  engineVersion: '8.4.6',
  allocatedGiB: 100,
  sizeBytes: 61 * gib,
  kmsKeyId,
  tables: billingTables,
} as const;

/** One a night, the newest some hours ago. */
const nightly: readonly DatabaseSeed[] = [0, 1, 2].flatMap((nights) => [
  {
    ...orders,
    id: 'rds:orders-db-{time}',
    snapshotType: 'automated',
    createdAgo: 7 * hour + nights * day,
  } as const,
  {
    ...billing,
    id: 'rds:billing-db-{time}',
    snapshotType: 'automated',
    createdAgo: 6 * hour + nights * day,
  } as const,
]);

const manual: readonly DatabaseSeed[] = [
  {
    ...orders,
    id: 'orders-before-migration',
    snapshotType: 'manual',
    createdAgo: 38 * day,
    sizeBytes: 371 * gib,
  },
  {
    ...orders,
    id: 'orders-audit-2026-q3',
    snapshotType: 'manual',
    createdAgo: 52 * day,
    sizeBytes: 355 * gib,
    tables: guardedShopTables,
  },
  {
    ...billing,
    id: 'billing-year-end-2025',
    snapshotType: 'manual',
    createdAgo: 324 * day,
    sizeBytes: 44 * gib,
  },
  {
    ...usual,
    id: 'site-relaunch',
    madeOf: 'site-db',
    engine: 'mariadb',
    engineVersion: '11.8.3',
    snapshotType: 'manual',
    allocatedGiB: 40,
    sizeBytes: 12 * gib,
    createdAgo: 96 * day,
    tables: loyaltyTables,
  },
];

const others: readonly DatabaseSeed[] = [
  {
    ...billing,
    id: 'awsbackup:job-3f6c1a52-7b0e-4d39-9c84-d1e25fb7a063',
    snapshotType: 'awsbackup',
    createdAgo: 2 * day + 3 * hour,
  },
  {
    ...orders,
    id: 'partner-geo-reference',
    madeOf: 'geo-reference',
    snapshotType: 'shared',
    owner: '444455556666',
    createdAgo: 61 * day,
    allocatedGiB: 20,
    sizeBytes: 6 * gib,
  },
];

/** Not one of them can be exported: being made, magnetic storage, engines that RDS does not export. */
const unfit: readonly DatabaseSeed[] = [
  {
    ...orders,
    id: 'orders-before-upgrade',
    snapshotType: 'manual',
    status: 'creating',
    percentProgress: 37,
    createdAgo: 9 * minute,
  },
  {
    ...billing,
    id: 'legacy-wiki-2016',
    madeOf: 'legacy-wiki',
    engineVersion: '5.7.44',
    snapshotType: 'manual',
    storageType: 'standard',
    allocatedGiB: 10,
    sizeBytes: 3 * gib,
    createdAgo: 3650 * day,
  },
  {
    ...usual,
    id: 'erp-final',
    madeOf: 'erp',
    engine: 'oracle-ee',
    engineVersion: '19.0.0.0.ru-2025-07.rur-2025-07.r1',
    snapshotType: 'manual',
    allocatedGiB: 800,
    sizeBytes: 640 * gib,
    createdAgo: 410 * day,
    tables: [],
  },
  {
    ...usual,
    id: 'pos-before-closing',
    madeOf: 'pos',
    engine: 'sqlserver-se',
    engineVersion: '15.00.4435.7.v1',
    snapshotType: 'manual',
    allocatedGiB: 200,
    sizeBytes: 122 * gib,
    createdAgo: 700 * day,
    tables: [],
  },
];

/** The DB snapshots of the demo account: of every type, and one for every reason not to be exported. */
export const snapshots: readonly DatabaseSeed[] = [...nightly, ...manual, ...others, ...unfit];
