import { describe, expect, it } from 'vitest';
import { toReport, toStarted, toSummary } from './domainExportMapping.ts';
import type { GetExportCommandOutput } from './simpledbv2Client.ts';

const source = {
  service: 'simpledb',
  arn: 'arn:aws:sdb:eu-west-1:111122223333:domain/sessions',
  name: 'sessions',
} as const;
const arn = `${source.arn}/export/3eb4eaed-872b-4e08-b4b6-ff6999a83e01`;
const requestedAt = new Date('2026-11-21T12:00:00.000Z');

const told: GetExportCommandOutput = {
  exportArn: arn,
  clientToken: 'token-1',
  exportStatus: 'SUCCEEDED',
  domainName: 'sessions',
  requestedAt,
  s3Bucket: 'acme-exports',
  s3KeyPrefix: 'kept',
  s3SseAlgorithm: 'KMS',
  s3SseKmsKeyId: 'alias/exports',
  s3BucketOwner: '444455556666',
  exportManifest: 'kept/AWSSimpleDB/id/sessions/manifest-summary.json',
  itemsCount: 1204,
  exportDataCutoffTime: new Date('2026-11-21T12:01:00.000Z'),
  $metadata: { requestId: 'r' },
};

describe('an export of a domain', () => {
  it('is reported with all that GetExport tells', () => {
    const { answer, ...report } = toReport(told, source);
    expect(report).toEqual({
      kind: 'simpledb-domain',
      arn,
      source,
      state: 'completed',
      status: 'SUCCEEDED',
      exportType: 'full',
      startedAt: requestedAt.getTime(),
      bucket: 'acme-exports',
      bucketOwner: '444455556666',
      prefix: 'kept',
      encryption: 'KMS',
      kmsKeyId: 'alias/exports',
      clientToken: 'token-1',
      itemCount: 1204,
      cutoffAt: requestedAt.getTime() + 60_000,
      manifestKey: 'kept/AWSSimpleDB/id/sessions/manifest-summary.json',
    });
    expect(answer).toMatchObject({ requestedAt: '2026-11-21T12:00:00.000Z', itemsCount: 1204 });
    expect(answer).not.toHaveProperty('$metadata');
  });

  it('that failed says why', () => {
    const failed = {
      ...told,
      exportStatus: 'FAILED',
      failureCode: 'S3AccessDenied',
      failureMessage: 'Access Denied',
    };
    expect(toReport(failed, source)).toMatchObject({
      state: 'failed',
      failure: { code: 'S3AccessDenied', message: 'Access Denied' },
    });
  });

  it.each([
    ['PENDING', 'running'],
    ['IN_PROGRESS', 'running'],
    ['SUCCEEDED', 'completed'],
    ['succeeded', 'completed'],
    ['FAILED', 'failed'],
    ['PONDERING', 'running'],
  ])('that is %s is %s', (exportStatus, state) => {
    expect(toReport({ ...told, exportStatus }, source)).toMatchObject({
      state,
      status: exportStatus,
    });
    expect(toSummary({ ...told, exportStatus }, source)).toMatchObject({ state });
  });

  it.each([
    ['manifest-summary.json', 'kept/AWSSimpleDB/'],
    ['a/b/manifest-summary.json', 'a/b/'],
  ])('has the key of its manifest, told as %s', (exportManifest, begin) => {
    const { manifestKey } = toReport({ ...told, exportManifest }, source);
    const id = '3eb4eaed-872b-4e08-b4b6-ff6999a83e01';
    const folder = begin.startsWith('kept') ? `${begin}${id}/sessions/` : begin;
    expect(manifestKey).toBe(`${folder}manifest-summary.json`);
  });

  it('that has just been started is what was asked for', () => {
    const answer = { clientToken: 'token-1', exportArn: arn, requestedAt, $metadata: {} };
    const asked = {
      clientToken: 'token-1',
      domainName: 'sessions',
      s3Bucket: 'acme-exports',
      s3KeyPrefix: 'kept',
      s3SseAlgorithm: 'AES256',
    } as const;
    expect(toStarted(answer, asked, source)).toMatchObject({
      arn,
      source,
      state: 'running',
      startedAt: requestedAt.getTime(),
      bucket: 'acme-exports',
      prefix: 'kept',
      encryption: 'AES256',
      clientToken: 'token-1',
    });
  });
});
