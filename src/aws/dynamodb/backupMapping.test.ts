import type { BackupDescription, BackupSummary } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { toBackup, toDetails, toReport } from './backupMapping.ts';

const tableArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const arn = `${tableArn}/backup/01795262400000-0a1b2c3d`;
const createdAt = Date.parse('2026-11-21T12:00:00.000Z');

const row: BackupSummary = {
  TableName: 'orders',
  TableArn: tableArn,
  TableId: 'b1c2',
  BackupArn: arn,
  BackupName: 'orders-2026-11-21',
  BackupCreationDateTime: new Date(createdAt),
  BackupStatus: 'AVAILABLE',
  BackupType: 'USER',
  BackupSizeBytes: 41_200_000_000,
};

describe('a row of ListBackups', () => {
  it('tells table, type, size and age', () => {
    expect(toBackup(row)).toEqual({
      arn,
      name: 'orders-2026-11-21',
      tableName: 'orders',
      tableArn,
      status: 'AVAILABLE',
      type: 'USER',
      createdAt,
      sizeBytes: 41_200_000_000,
    });
  });

  it('tells when AWS deletes a system backup', () => {
    const system = { ...row, BackupType: 'SYSTEM', BackupExpiryDateTime: new Date(7) } as const;
    expect(toBackup(system)).toMatchObject({ type: 'SYSTEM', expiresAt: 7 });
  });

  it('has its table by the ARN where the answer names none', () => {
    expect(toBackup({ BackupArn: arn })).toMatchObject({ tableName: 'orders', tableArn });
    expect(toBackup({ BackupArn: 'odd' })).toMatchObject({ tableName: '', tableArn: '' });
  });
});

describe('the details of a backup', () => {
  const { TableName, TableArn, TableId, ...details } = row;
  const described: BackupDescription = {
    BackupDetails: { ...details } as NonNullable<BackupDescription['BackupDetails']>,
    SourceTableDetails: {
      TableName,
      TableArn,
      TableId,
      KeySchema: [],
      TableCreationDateTime: new Date(0),
      ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 2 },
      ItemCount: 1204,
      BillingMode: 'PROVISIONED',
    },
    SourceTableFeatureDetails: {
      GlobalSecondaryIndexes: [{ IndexName: 'byStatus' }],
      LocalSecondaryIndexes: [{ IndexName: 'byTotal' }],
      StreamDescription: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    },
  };

  it('say what it holds of its table', () => {
    expect(toDetails(described)).toMatchObject({
      arn,
      tableName: 'orders',
      itemCount: 1204,
      indexes: ['byStatus', 'byTotal'],
      streamViewType: 'NEW_IMAGE',
      provisioned: { read: 5, write: 2 },
      billingMode: 'PROVISIONED',
    });
  });

  it('keep all that AWS said, with times as text', () => {
    const { answer } = toDetails(described);
    expect(answer).toMatchObject({
      BackupDetails: { BackupCreationDateTime: '2026-11-21T12:00:00.000Z' },
      SourceTableDetails: { ItemCount: 1204 },
    });
  });

  it('have no capacity where the table is billed by request', () => {
    const onDemand = {
      ...described.SourceTableDetails,
      ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
      BillingMode: 'PAY_PER_REQUEST',
    } as NonNullable<BackupDescription['SourceTableDetails']>;
    const details = toDetails({ ...described, SourceTableDetails: onDemand });
    expect(details).not.toHaveProperty('provisioned');
  });
});

describe('a backup as a job', () => {
  it('is a report with its name and size', () => {
    expect(toReport(row)).toMatchObject({
      kind: 'dynamodb-backup',
      arn,
      source: { service: 'dynamodb', arn: tableArn, name: 'orders' },
      state: 'completed',
      status: 'AVAILABLE',
      exportType: 'backup',
      startedAt: createdAt,
      name: 'orders-2026-11-21',
      sizeBytes: 41_200_000_000,
    });
    expect(toReport(row)).not.toHaveProperty('bucket');
  });

  it.each([
    ['CREATING', 'running'],
    ['AVAILABLE', 'completed'],
    ['available', 'completed'],
    ['ACTIVE', 'completed'],
    ['PONDERING', 'running'],
  ])('that is %s is %s', (status, state) => {
    const answer = { ...row, BackupStatus: status } as BackupSummary;
    expect(toReport(answer)).toMatchObject({ state, status });
  });
});
