import { describe, expect, it } from 'vitest';
import { toInput, toReport, toSummary } from './exportMapping.ts';

const tableArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const arn = `${tableArn}/export/01795262400000-0a1b2c3d`;
const source = { service: 'dynamodb', arn: tableArn, name: 'orders' };

describe('a row of the list of exports', () => {
  it('knows its table and its start from the ARN', () => {
    const row = { ExportArn: arn, ExportStatus: 'COMPLETED', ExportType: 'FULL_EXPORT' } as const;
    expect(toSummary(row)).toEqual({
      kind: 'dynamodb-table',
      arn,
      source,
      state: 'completed',
      exportType: 'full',
      startedAt: 1_795_262_400_000,
    });
  });

  it('is taken as it comes where another server writes other ids, cases and words', () => {
    const other = `${tableArn}/export/abc`;
    const row = { ExportArn: other, ExportStatus: 'failed', ExportType: 'DELTA' };
    expect(toSummary(row as never)).toEqual({
      kind: 'dynamodb-table',
      arn: other,
      source,
      state: 'failed',
      exportType: 'DELTA',
    });
  });

  it('counts as running while its status is unknown to us', () => {
    expect(toSummary({ ExportArn: arn, ExportStatus: 'PENDING' as never }).state).toBe('running');
  });
});

describe('a described export', () => {
  it('is a full one where AWS does not say, and has no end while it runs', () => {
    const report = toReport({ ExportArn: arn, ExportStatus: 'IN_PROGRESS', S3Bucket: 'acme' });
    expect(report).toMatchObject({ state: 'running', exportType: 'full', bucket: 'acme' });
    expect(report).not.toHaveProperty('endedAt');
    expect(report).not.toHaveProperty('manifestKey');
  });

  it('tells all that AWS tells', () => {
    const report = toReport({
      ExportArn: arn,
      ExportStatus: 'COMPLETED',
      ExportType: 'INCREMENTAL_EXPORT',
      StartTime: new Date(1000),
      EndTime: new Date(2000),
      ExportTime: new Date(500),
      TableArn: tableArn,
      S3Bucket: 'acme',
      S3BucketOwner: '444455556666',
      S3Prefix: 'a/b',
      S3SseAlgorithm: 'KMS',
      S3SseKmsKeyId: 'alias/x',
      ExportFormat: 'ION',
      ClientToken: 'token',
      ItemCount: 3,
      BilledSizeBytes: 99,
      ExportManifest: 'a/b/AWSDynamoDB/1/manifest-summary.json',
    });
    expect(report).toEqual({
      kind: 'dynamodb-table',
      arn,
      source,
      state: 'completed',
      exportType: 'incremental',
      startedAt: 1000,
      endedAt: 2000,
      exportTime: 500,
      bucket: 'acme',
      bucketOwner: '444455556666',
      prefix: 'a/b',
      format: 'ION',
      encryption: 'KMS',
      kmsKeyId: 'alias/x',
      clientToken: 'token',
      itemCount: 3,
      billedSizeBytes: 99,
      manifestKey: 'a/b/AWSDynamoDB/1/manifest-summary.json',
    });
  });

  it('has the window of an incremental export, whatever AWS calls its images', () => {
    const IncrementalExportSpecification = {
      ExportFromTime: new Date(1000),
      ExportToTime: new Date(2000),
      ExportViewType: 'NEW_IMAGE',
    } as const;
    expect(toReport({ ExportArn: arn, IncrementalExportSpecification }).window).toEqual({
      from: 1000,
      to: 2000,
      viewType: 'NEW_IMAGE',
    });
    const open = { ExportFromTime: new Date(1000) };
    expect(toReport({ ExportArn: arn, IncrementalExportSpecification: open })).not.toHaveProperty(
      'window',
    );
  });

  it('has its filter, with binaries as text', () => {
    const FilterSpecification = {
      FilterExpression: 'a = :a',
      ExpressionAttributeValues: { ':a': { L: [{ B: new Uint8Array([97]) }] } },
    };
    expect(toReport({ ExportArn: arn, FilterSpecification })).toMatchObject({
      filtered: true,
      filter: {
        FilterExpression: 'a = :a',
        ExpressionAttributeValues: { ':a': { L: [{ B: 'YQ==' }] } },
      },
    });
    expect(toReport({ ExportArn: arn })).not.toHaveProperty('filtered');
  });

  it('says why it failed', () => {
    const failed = {
      ExportArn: arn,
      ExportStatus: 'FAILED',
      FailureCode: 'S3NoSuchBucket',
    } as const;
    expect(toReport({ ...failed, FailureMessage: 'no bucket' }).failure).toEqual({
      code: 'S3NoSuchBucket',
      message: 'no bucket',
    });
    expect(toReport(failed).failure).toEqual({ code: 'S3NoSuchBucket' });
  });
});

describe('the request for an export', () => {
  const request = {
    TableArn: tableArn,
    S3Bucket: 'acme',
    ExportFormat: 'ION',
    ExportType: 'FULL_EXPORT',
    ClientToken: 'token',
  } as const;

  it('is sent as it is, without a moment for the latest', () => {
    expect(toInput(request)).toEqual(request);
    expect(toInput(request)).not.toHaveProperty('ExportTime');
  });

  it('has its moment as a Date', () => {
    const input = toInput({ ...request, ExportTime: '2026-11-21T11:00:05Z' });
    expect(input.ExportTime).toEqual(new Date(Date.UTC(2026, 10, 21, 11, 0, 5)));
  });

  it('has both ends of its window as Dates', () => {
    const input = toInput({
      ...request,
      ExportType: 'INCREMENTAL_EXPORT',
      IncrementalExportSpecification: {
        ExportFromTime: '2026-11-21T10:00:00.007Z',
        ExportToTime: '2026-11-21T11:00:00.000Z',
        ExportViewType: 'NEW_IMAGE',
      },
    });
    expect(input.IncrementalExportSpecification).toEqual({
      ExportFromTime: new Date(Date.UTC(2026, 10, 21, 10, 0, 0, 7)),
      ExportToTime: new Date(Date.UTC(2026, 10, 21, 11)),
      ExportViewType: 'NEW_IMAGE',
    });
  });

  it('has binaries as bytes, however deep they are', () => {
    const [a, b] = [new Uint8Array([97]), new Uint8Array([98])];
    const values = {
      ':a': { B: 'YQ==' },
      ':b': { BS: ['YQ==', 'Yg=='] },
      ':c': { M: { B: { L: [{ B: 'Yg==' }, { S: 'YQ==' }] } } },
      ':d': { SS: ['YQ=='] },
    };
    const FilterSpecification = { FilterExpression: 'x', ExpressionAttributeValues: values };
    expect(toInput({ ...request, FilterSpecification }).FilterSpecification).toEqual({
      FilterExpression: 'x',
      ExpressionAttributeValues: {
        ':a': { B: a },
        ':b': { BS: [a, b] },
        ':c': { M: { B: { L: [{ B: b }, { S: 'YQ==' }] } } },
        ':d': { SS: ['YQ=='] },
      },
    });
  });
});
