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
    kind: 'dynamodb-table',
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

describe('reportRows of other kinds', () => {
  it('says how far a task of RDS is, with which role, and what alone it exports', () => {
    const report: JobReport = {
      kind: 'rds-database',
      arn: 'rds:eu-west-1:111122223333:task/shop-20261121',
      source: {
        service: 'rds',
        arn: 'arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:shop-nightly',
        name: 'shop-nightly',
      },
      name: 'shop-20261121',
      state: 'running',
      status: 'STARTING',
      exportType: 'partial',
      percent: 43,
      extractedGb: 1200,
      startedAt: now,
      snapshotTime: now - 1000,
      exportOnly: ['shop.public.orders', 'shop.public.items'],
      bucket: 'acme-exports',
      roleArn: 'arn:aws:iam::111122223333:role/exports',
      kmsKeyId: 'alias/exports',
      warning: '{"general":[{"reason":"FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE"}]}',
    };
    expect(lines(reportRows(report))).toEqual([
      'Export task: shop-20261121',
      'DB cluster snapshot: shop-nightly',
      'State: starting',
      'Progress: 43 %',
      'Type: partial',
      expect.stringMatching(/^Warning: AWS could not list the tables/),
      `Started: ${formatMoment(now)}`,
      `Snapshot time: ${formatMoment(now - 1000)}`,
      'Only: shop.public.orders, shop.public.items',
      'Extracted: 1,200 GB',
      'Destination: s3://acme-exports/',
      'IAM role: arn:aws:iam::111122223333:role/exports',
      'KMS key: alias/exports',
      `Source ARN: ${report.source.arn}`,
    ]);
  });

  it.each([
    ['snapshot:shop', 'DB snapshot: shop'],
    ['cluster:shop', 'DB cluster: shop'],
    ['something-new:shop', 'Source: shop'],
  ])('names what is exported by its ARN: %s', (end, line) => {
    const sourceArn = `arn:aws:rds:eu-west-1:111122223333:${end}`;
    const report: JobReport = {
      kind: 'rds-database',
      arn: 'rds:eu-west-1:111122223333:task/t',
      source: { service: 'rds', arn: sourceArn, name: 'shop' },
      state: 'failed',
      exportType: 'full',
      failure: { code: '', message: 'KMS key check failed.' },
    };
    expect(lines(reportRows(report))).toContain(line);
    expect(lines(reportRows(report))).toContain('Failure: KMS key check failed.');
  });

  it('says the cutoff of an export of SimpleDB', () => {
    const exportArn = 'arn:aws:sdb:eu-west-1:111122223333:domain/sessions/export/1';
    const report: JobReport = {
      kind: 'simpledb-domain',
      arn: exportArn,
      source: { service: 'simpledb', arn: 'arn', name: 'sessions' },
      state: 'completed',
      status: 'SUCCEEDED',
      exportType: 'full',
      cutoffAt: now,
      itemCount: 1204,
      bucket: 'acme-exports',
      prefix: 'sessions',
      manifestKey: 'sessions/AWSSimpleDB/1/sessions/manifest-summary.json',
    };
    expect(lines(reportRows(report))).toEqual([
      'Domain: sessions',
      'State: completed',
      'Type: full',
      `Data cutoff: ${formatMoment(now)}`,
      'Items: 1,204',
      'Destination: s3://acme-exports/sessions',
      'Manifest: s3://acme-exports/sessions/AWSSimpleDB/1/sessions/manifest-summary.json',
      `ARN: ${exportArn}`,
    ]);
  });

  it('says no destination of a backup, which lies in no bucket', () => {
    const report: JobReport = {
      kind: 'dynamodb-backup',
      arn: `${arn}/backup/01768386924000-0a1b2c3d`,
      source: { service: 'dynamodb', arn, name: 'orders' },
      name: 'before-migration',
      state: 'completed',
      status: 'AVAILABLE',
      exportType: 'backup',
      sizeBytes: 41_200_000_000,
    };
    expect(lines(reportRows(report))).toEqual([
      'Backup: before-migration',
      'Table: orders',
      'State: completed',
      'Type: backup',
      'Size: 41.2 GB',
      `ARN: ${report.arn}`,
    ]);
  });
});
