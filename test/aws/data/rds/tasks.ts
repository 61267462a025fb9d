import type { TaskSeed } from '../../databaseSeed.ts';
import { exportsKeyId } from '../keys.ts';
import { day, hour, minute } from '../time.ts';

const usual = {
  bucket: 'acme-data-exports',
  role: 'rds-export-role',
  kmsKeyId: `arn:aws:kms:eu-west-1:111122223333:key/${exportsKeyId}`,
} as const;

/** Export tasks of the demo account: one running, the others ended in every way that there is. */
export const tasks: readonly TaskSeed[] = [
  {
    ...usual,
    id: 'loyalty-upgrade-check',
    source: 'loyalty-before-upgrade',
    requestedAgo: 46 * minute,
    duration: 70 * minute,
    prefix: 'databases',
  },
  {
    ...usual,
    id: 'orders-migration-baseline',
    source: 'orders-before-migration',
    requestedAgo: 37 * day,
    duration: 3 * hour + 11 * minute,
    prefix: 'databases',
  },
  {
    ...usual,
    id: 'orders-audit-q3',
    source: 'orders-audit-2026-q3',
    requestedAgo: 8 * day + 2 * hour,
    duration: 2 * hour + 40 * minute,
    prefix: 'databases/audit',
  },
  {
    ...usual,
    id: 'warehouse-reporting-2026-11',
    source: 'warehouse',
    requestedAgo: 3 * day + hour,
    duration: 54 * minute,
    prefix: 'databases',
    exportOnly: ['warehouse.reporting'],
  },
  {
    ...usual,
    id: 'billing-year-end',
    source: 'billing-year-end-2025',
    requestedAgo: 20 * day,
    duration: 21 * minute,
    bucket: 'acme-audit-archive',
    prefix: 'billing',
    failure: {
      cause:
        "The RDS export failed to write the export task's metadata to the S3 bucket acme-audit-archive using the IAM role arn:aws:iam::111122223333:role/rds-export-role with the KMS key arn:aws:kms:eu-west-1:111122223333:key/4f0c7a52-91d3-4b6e-8a17-c2e95d0b6f31. Error code: AccessDenied",
      percent: 0,
    },
  },
  {
    ...usual,
    id: 'site-relaunch-copy',
    source: 'site-relaunch',
    requestedAgo: 6 * day + 5 * hour,
    duration: hour,
    canceledAfter: 44 * minute,
  },
];
