import { describe, expect, it } from 'vitest';
import { formatMoment } from '../format/moment.ts';
import type { JobReport } from '../jobs/job.ts';
import type { Table } from '../sources.ts';
import { reportRows, tableRows, type Row } from './rows.ts';

const now = Date.UTC(2026, 10, 21, 12);
const arn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

const lines = (rows: readonly Row[]): string[] =>
  rows.map(({ label, value }) => `${label}: ${value}`);

describe('tableRows', () => {
  const bare: Table = {
    name: 'orders',
    arn,
    status: 'ACTIVE',
    tableClass: 'STANDARD',
    keys: [],
    indexes: [],
    deletionProtection: false,
  };

  it('leaves out what is not known', () => {
    expect(lines(tableRows(bare))).toEqual([
      'Status: active',
      'Table class: DynamoDB Standard',
      'Deletion protection: off',
      `ARN: ${arn}`,
    ]);
  });

  it('says all that is known', () => {
    const table: Table = {
      ...bare,
      tableClass: 'STANDARD_INFREQUENT_ACCESS',
      keys: [
        { name: 'customerId', type: 'S' },
        { name: 'placedAt', type: 'N' },
      ],
      itemCount: 1_204_311,
      sizeBytes: 41_200_000_000,
      billingMode: 'PAY_PER_REQUEST',
      indexes: ['byDate', 'byState'],
      createdAt: now,
      deletionProtection: true,
      kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    };
    const recovery = { status: 'on', earliest: now, latest: now + 1000, periodDays: 35 } as const;
    expect(lines(tableRows(table, recovery))).toEqual([
      'Status: active',
      'Key: customerId (S), placedAt (N)',
      'Items: 1,204,311',
      'Size: 41.2 GB',
      'Table class: DynamoDB Standard-IA',
      'Billing mode: pay per request',
      'Indexes: byDate, byState',
      `Created: ${formatMoment(now)}`,
      'Deletion protection: on',
      'KMS key: arn:aws:kms:eu-west-1:111122223333:key/1',
      'Point-in-time recovery: on, 35 days',
      `Restorable from: ${formatMoment(now)}`,
      `Restorable to: ${formatMoment(now + 1000)}`,
      `ARN: ${arn}`,
    ]);
  });

  it.each([
    [{ status: 'off' }, 'Point-in-time recovery: off'],
    [{ status: 'on', earliest: now, latest: now }, 'Point-in-time recovery: on'],
  ] as const)('says whether recovery is on', (recovery, line) => {
    expect(lines(tableRows(bare, recovery))).toContain(line);
  });
});

describe('reportRows', () => {
  const running: JobReport = {
    arn: `${arn}/export/01768386924000-0a1b2c3d`,
    source: { service: 'dynamodb', arn, name: 'orders' },
    state: 'running',
    exportType: 'full',
    startedAt: now,
    bucket: 'acme-exports',
  };

  it('leaves out what AWS tells only at the end', () => {
    expect(lines(reportRows(running))).toEqual([
      'Table: orders',
      'State: running',
      'Type: full',
      `Started: ${formatMoment(now)}`,
      'Destination: s3://acme-exports/',
      `ARN: ${running.arn}`,
    ]);
  });

  it('says all that AWS told of a finished export', () => {
    const completed: JobReport = {
      ...running,
      state: 'completed',
      endedAt: now + 130_000,
      exportTime: now - 1000,
      bucketOwner: '444455556666',
      prefix: 'orders',
      format: 'DYNAMODB_JSON',
      encryption: 'KMS',
      kmsKeyId: 'alias/exports',
      clientToken: 'token-1',
      itemCount: 5000,
      billedSizeBytes: 0,
      manifestKey: 'orders/AWSDynamoDB/1/manifest-summary.json',
    };
    expect(lines(reportRows(completed)).slice(4)).toEqual([
      `Ended: ${formatMoment(now + 130_000)}`,
      'Duration: 2 min',
      `As of: ${formatMoment(now - 1000)}`,
      'Items: 5,000',
      'Billed size: 0 B',
      'Format: DynamoDB JSON',
      'Destination: s3://acme-exports/orders',
      'Bucket owner: 444455556666',
      'Encryption: AWS KMS key',
      'KMS key: alias/exports',
      'Manifest: s3://acme-exports/orders/AWSDynamoDB/1/manifest-summary.json',
      'Client token: token-1',
      `ARN: ${running.arn}`,
    ]);
  });

  it('says the window of an incremental export, which end is in it, and which images', () => {
    const window = { from: now - 3_600_000, to: now, viewType: 'NEW_AND_OLD_IMAGES' };
    expect(lines(reportRows({ ...running, exportType: 'incremental', window }))).toEqual(
      expect.arrayContaining([
        `Changes from: ${formatMoment(now - 3_600_000)}, inclusive`,
        `Changes to: ${formatMoment(now)}, exclusive`,
        'Images: new and old images',
      ]),
    );
  });

  it('says that only a part was exported, and which where AWS tells', () => {
    const filter = { KeyConditionExpression: 'a = :a', ProjectionExpression: 'b' };
    const told = lines(reportRows({ ...running, filtered: true, filter }));
    expect(told).toEqual(
      expect.arrayContaining(['Filtered: yes', 'Key condition: a = :a', 'Projection: b']),
    );
    expect(lines(reportRows({ ...running, filtered: true }))).toContain('Filtered: yes');
    expect(lines(reportRows(running)).join()).not.toContain('Filtered');
  });

  it.each([
    [{ code: 'S3AccessDenied' }, 'Failure: S3AccessDenied'],
    [
      { code: 'S3AccessDenied', message: 'Access Denied' },
      'Failure: S3AccessDenied: Access Denied',
    ],
  ])('says how it failed', (failure, line) => {
    expect(lines(reportRows({ ...running, state: 'failed', failure }))).toContain(line);
  });
});
