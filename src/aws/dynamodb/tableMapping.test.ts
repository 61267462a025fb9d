import { describe, expect, it } from 'vitest';
import { toRecovery, toTable } from './tableMapping.ts';

const arn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

describe('a described table', () => {
  it('has its partition key first, each key with its type, and all its indexes', () => {
    const table = toTable('orders', {
      TableName: 'orders',
      TableArn: arn,
      TableStatus: 'UPDATING',
      KeySchema: [
        { AttributeName: 'placedAt', KeyType: 'RANGE' },
        { AttributeName: 'customerId', KeyType: 'HASH' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'customerId', AttributeType: 'S' },
        { AttributeName: 'placedAt', AttributeType: 'N' },
      ],
      GlobalSecondaryIndexes: [{ IndexName: 'byStatus', IndexSizeBytes: 5_000 }],
      LocalSecondaryIndexes: [
        { IndexName: 'byTotal', IndexSizeBytes: 700 },
        { IndexName: 'byDay', IndexSizeBytes: 30 },
      ],
      TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      CreationDateTime: new Date(5000),
      TableSizeBytes: 41_200_000_000,
      ItemCount: 7,
      DeletionProtectionEnabled: true,
      SSEDescription: { KMSMasterKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
    });
    expect(table).toEqual({
      name: 'orders',
      arn,
      status: 'UPDATING',
      tableClass: 'STANDARD_INFREQUENT_ACCESS',
      sizeBytes: 41_200_000_000,
      localIndexBytes: 730,
      itemCount: 7,
      createdAt: 5000,
      billingMode: 'PAY_PER_REQUEST',
      keys: [
        { name: 'customerId', type: 'S' },
        { name: 'placedAt', type: 'N' },
      ],
      indexes: ['byStatus', 'byTotal', 'byDay'],
      deletionProtection: true,
      kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    });
  });

  it('is a standard, provisioned, unprotected one where AWS leaves that out', () => {
    expect(toTable('orders', { TableArn: arn, TableStatus: 'ACTIVE' })).toEqual({
      name: 'orders',
      arn,
      status: 'ACTIVE',
      tableClass: 'STANDARD',
      billingMode: 'PROVISIONED',
      keys: [],
      indexes: [],
      deletionProtection: false,
    });
  });
});

describe('point-in-time recovery', () => {
  const backups = { ContinuousBackupsStatus: 'ENABLED' } as const;

  it('is off where only continuous backups are enabled, which they always are', () => {
    const off = { PointInTimeRecoveryStatus: 'DISABLED' } as const;
    expect(toRecovery({ ...backups, PointInTimeRecoveryDescription: off }, 9)).toEqual({
      status: 'off',
    });
    expect(toRecovery(undefined, 9)).toEqual({ status: 'off' });
  });

  it('tells its window', () => {
    const on = {
      PointInTimeRecoveryStatus: 'ENABLED',
      EarliestRestorableDateTime: new Date(1000),
      LatestRestorableDateTime: new Date(2000),
      RecoveryPeriodInDays: 35,
    } as const;
    expect(toRecovery({ ...backups, PointInTimeRecoveryDescription: on }, 9)).toEqual({
      status: 'on',
      earliest: 1000,
      latest: 2000,
      periodDays: 35,
    });
  });

  it('has a window of a moment while AWS does not tell one', () => {
    const on = { PointInTimeRecoveryStatus: 'ENABLED' } as const;
    expect(toRecovery({ ...backups, PointInTimeRecoveryDescription: on }, 9)).toEqual({
      status: 'on',
      earliest: 9,
      latest: 9,
    });
  });
});
