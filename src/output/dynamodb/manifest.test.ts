import { describe, expect, it } from 'vitest';
import { manifestKeyCandidates, parseManifestFiles, parseManifestSummary } from './manifest.ts';

const exportArn =
  'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/export/01695353076000-a1b2c3d4';

const full = {
  version: '2020-06-30',
  exportArn,
  startTime: '2026-11-21T11:00:00.000Z',
  endTime: '2026-11-21T11:05:00.000Z',
  tableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  exportTime: '2026-11-21T10:55:00.000Z',
  s3Bucket: 'acme-exports',
  s3Prefix: null,
  manifestFilesS3Key: 'AWSDynamoDB/01695353076000-a1b2c3d4/manifest-files.json',
  billedSizeBytes: 0,
  itemCount: 3,
  outputFormat: 'DYNAMODB_JSON',
};

describe('parseManifestSummary', () => {
  it('reads the summary of a full export, whose type is not written down', () => {
    expect(parseManifestSummary(JSON.stringify(full))).toEqual({
      exportArn,
      exportType: 'full',
      tableArn: full.tableArn,
      bucket: 'acme-exports',
      startedAt: Date.UTC(2026, 10, 21, 11),
      endedAt: Date.UTC(2026, 10, 21, 11, 5),
      exportTime: Date.UTC(2026, 10, 21, 10, 55),
      format: 'DYNAMODB_JSON',
      itemCount: 3,
      billedSizeBytes: 0,
      manifestFilesKey: full.manifestFilesS3Key,
    });
  });

  it('tells an incremental export by its type', () => {
    const text = JSON.stringify({ ...full, exportType: 'INCREMENTAL_EXPORT' });
    expect(parseManifestSummary(text)?.exportType).toBe('incremental');
  });

  it('leaves out members that are missing or of another type', () => {
    const text = JSON.stringify({ exportArn, itemCount: 'three', startTime: 'yesterday' });
    expect(parseManifestSummary(text)).toEqual({ exportArn, exportType: 'full' });
  });

  it.each(['', '<html>', '[]', 'null', '{"itemCount":3}'])('takes %j for no manifest', (text) => {
    expect(parseManifestSummary(text)).toBeUndefined();
  });
});

describe('parseManifestFiles', () => {
  it('reads one file a line, and counts empty ones', () => {
    const lines = [
      '{"itemCount":3,"md5Checksum":"y+zg==","etag":"b544-1","dataFileS3Key":"a/data/1.json.gz"}',
      '{"itemCount":0,"md5Checksum":"x","etag":"e-1","dataFileS3Key":"a/data/2.json.gz"}',
      '',
    ];
    expect(parseManifestFiles(lines.join('\n'))).toEqual([
      { key: 'a/data/1.json.gz', itemCount: 3, md5: 'y+zg==', etag: 'b544-1' },
      { key: 'a/data/2.json.gz', itemCount: 0, md5: 'x', etag: 'e-1' },
    ]);
  });

  it('leaves out lines that are no entries', () => {
    expect(parseManifestFiles('{"itemCount":3}\nnot json\n')).toEqual([]);
  });
});

describe('manifestKeyCandidates', () => {
  const key = 'AWSDynamoDB/01/manifest-summary.json';

  it('takes a key that includes the prefix as it is', () => {
    expect(manifestKeyCandidates(`orders/${key}`, 'orders')).toEqual([`orders/${key}`]);
  });

  it('tries the prefix in front where the key may have left it out', () => {
    expect(manifestKeyCandidates(key, 'orders/')).toEqual([key, `orders/${key}`]);
  });

  it('has nothing else to try without a prefix', () => {
    expect(manifestKeyCandidates(key, undefined)).toEqual([key]);
  });
});
