import type { ExportSeed } from '../seed.ts';
import { exportsKeyId, foreignKeyId } from './keys.ts';
import { day, hour, minute } from './time.ts';

const bucket = 'acme-data-exports';
const encryptionKey = `arn:aws:kms:eu-west-1:111122223333:key/${exportsKeyId}`;

/** Repeats an export `count` times, the newest `newest` ago, one every `every`. */
function series(
  export_: Omit<ExportSeed, 'startedAgo' | 'duration'>,
  times: { readonly count: number; readonly newest: number; readonly every: number },
): readonly ExportSeed[] {
  return Array.from({ length: times.count }, (_, index) => ({
    ...export_,
    startedAgo: times.newest + index * times.every,
    duration: (5 + ((index * 7) % 6)) * minute + ((index * 13) % 60) * 1000,
  }));
}

const running: readonly ExportSeed[] = [
  {
    table: 'orders',
    startedAgo: 3 * minute,
    duration: 9 * minute,
    bucket,
    format: 'DYNAMODB_JSON',
  },
  {
    table: 'audit-log',
    startedAgo: 38 * minute,
    duration: 2 * hour,
    bucket: 'acme-data-lake',
    prefix: 'audit/2026-11',
    format: 'ION',
    kmsKeyId: encryptionKey,
  },
];

const failed: readonly ExportSeed[] = [
  {
    table: 'payments',
    startedAgo: 2 * day + 4 * hour,
    duration: 4 * minute,
    bucket: 'acme-finance-exports',
    format: 'DYNAMODB_JSON',
    failureCode: 'S3NoSuchBucket',
  },
  {
    table: 'customers',
    startedAgo: 6 * hour,
    duration: 3 * minute,
    bucket: 'partner-drop-eu',
    prefix: 'acme/customers',
    format: 'DYNAMODB_JSON',
    failureCode: 'S3AccessDenied',
  },
  {
    table: 'shipments',
    startedAgo: 9 * day + hour,
    duration: 5 * minute,
    bucket,
    format: 'ION',
    kmsKeyId: `arn:aws:kms:us-east-1:111122223333:key/${foreignKeyId}`,
    failureCode: 'KmsNotFoundException',
  },
];

const single: readonly ExportSeed[] = [
  {
    table: 'products',
    startedAgo: 24 * minute,
    duration: 5 * minute,
    bucket: 'acme-analytics-us',
    prefix: 'catalogue/',
    format: 'DYNAMODB_JSON',
  },
  {
    table: 'inventory',
    startedAgo: 3 * hour,
    duration: 6 * minute,
    bucket,
    prefix: 'stocktaking/autumn',
    format: 'ION',
  },
  {
    table: 'dead-letters',
    startedAgo: 5 * day,
    duration: 4 * minute,
    bucket,
    format: 'DYNAMODB_JSON',
  },
];

/**
 * Windows of six hours, each from where the one before it ended: the newest until two hours ago. An
 * export is asked for some minutes after the end of its window, and all share one data folder.
 */
const chain: readonly ExportSeed[] = Array.from({ length: 4 }, (_, index) => {
  const toAgo = 2 * hour + index * 6 * hour;
  return {
    table: 'orders',
    startedAgo: toAgo - 7 * minute,
    duration: (5 + index) * minute,
    bucket,
    prefix: 'incremental/orders',
    format: 'DYNAMODB_JSON',
    window: { fromAgo: toAgo + 6 * hour, toAgo, viewType: 'NEW_AND_OLD_IMAGES' },
  };
});

const incremental: readonly ExportSeed[] = [
  ...chain,
  {
    table: 'customers',
    startedAgo: 5 * hour - 9 * minute,
    duration: 6 * minute,
    bucket,
    prefix: 'incremental/customers',
    format: 'ION',
    window: { fromAgo: 29 * hour, toAgo: 5 * hour, viewType: 'NEW_IMAGE' },
  },
  {
    table: 'payments',
    startedAgo: 100 * minute,
    duration: 3 * minute,
    bucket: 'acme-audit-archive',
    prefix: 'incremental/payments',
    format: 'DYNAMODB_JSON',
    window: { fromAgo: 150 * minute, toAgo: 110 * minute, viewType: 'NEW_AND_OLD_IMAGES' },
    failureCode: 'S3AccessDenied',
  },
];

/** More than a page of exports: running, failed with each code, and completed since up to 12 weeks. */
export const exports: readonly ExportSeed[] = [
  ...running,
  ...failed,
  ...single,
  ...incremental,
  ...series(
    { table: 'orders', bucket, prefix: 'nightly/orders', format: 'DYNAMODB_JSON' },
    { count: 14, newest: 7 * hour, every: day },
  ),
  ...series(
    { table: 'customers', bucket, prefix: 'weekly/customers', format: 'DYNAMODB_JSON' },
    { count: 8, newest: 3 * day, every: 7 * day },
  ),
  ...series(
    {
      table: 'payments',
      bucket,
      prefix: 'weekly/payments',
      format: 'ION',
      kmsKeyId: encryptionKey,
    },
    { count: 5, newest: 4 * day, every: 7 * day },
  ),
  ...series(
    { table: 'audit-log', bucket: 'acme-data-lake', prefix: 'audit', format: 'ION' },
    { count: 3, newest: 20 * day, every: 30 * day },
  ),
];
