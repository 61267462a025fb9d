import { describe, expect, it } from 'vitest';
import type { Backup, BackupDetails } from '../backups.ts';
import { formatMoment } from '../format/moment.ts';
import { backupRows, describeBackup } from './backup.ts';

const day = 24 * 60 * 60_000;
const now = Date.UTC(2026, 10, 21, 12);
const tableArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

const bare: Backup = {
  arn: `${tableArn}/backup/01768386924000-0a1b2c3d`,
  name: 'before-migration',
  tableName: 'orders',
  tableArn,
  status: 'AVAILABLE',
  type: 'USER',
};
const backup: Backup = { ...bare, createdAt: now - 2 * day, sizeBytes: 41_200_000_000 };
const system: Backup = { ...backup, type: 'SYSTEM', expiresAt: now + 33 * day };

const lines = (given: Backup | BackupDetails): string[] =>
  backupRows(given).map(({ label, value }) => `${label}: ${value}`);

describe('describeBackup', () => {
  it.each([
    [backup, 'on-demand · 41.2 GB · 2 d'],
    [{ ...backup, status: 'ACTIVE' }, 'on-demand · 41.2 GB · 2 d'],
    [{ ...bare, status: 'CREATING' }, 'creating · on-demand'],
    [{ ...bare, status: 'DELETED' }, 'deleted · on-demand'],
    [{ ...backup, type: 'AWS_BACKUP' }, 'AWS Backup · 41.2 GB · 2 d'],
    [system, 'system · 41.2 GB · 2 d · deleted in 33 d'],
    [{ ...system, expiresAt: now - 1 }, 'system · 41.2 GB · 2 d · about to be deleted'],
    [{ ...bare, type: 'SOMETHING_NEW' }, 'SOMETHING_NEW'],
  ])('reads as a row of the tree', (given, expected) => {
    expect(describeBackup(given, now)).toBe(expected);
  });
});

describe('backupRows', () => {
  it('says all that a list tells', () => {
    expect(lines(system)).toEqual([
      'Table: orders',
      'Status: available',
      'Type: system, made by AWS when the table was deleted',
      `Created: ${formatMoment(now - 2 * day)}`,
      `Deleted by AWS: ${formatMoment(now + 33 * day)}`,
      'Size: 41.2 GB',
      `ARN: ${backup.arn}`,
    ]);
  });

  const details: BackupDetails = {
    ...backup,
    itemCount: 1_204_311,
    indexes: ['byDate', 'byState'],
    streamViewType: 'NEW_IMAGE',
    provisioned: { read: 1000, write: 5 },
    billingMode: 'PROVISIONED',
    answer: {},
  };

  it('says what the backup holds', () => {
    expect(lines(details).slice(5)).toEqual([
      'Items: 1,204,311',
      'Indexes: byDate, byState',
      'Stream: new image',
      'Billing mode: provisioned',
      'Provisioned capacity: 1,000 read and 5 write units',
      `ARN: ${backup.arn}`,
    ]);
  });

  it('says no capacity of a table that pays per request', () => {
    const provisioned = { read: 0, write: 0 };
    expect(lines({ ...details, provisioned }).join()).not.toContain('capacity');
  });
});
