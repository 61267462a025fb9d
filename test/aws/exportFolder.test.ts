import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import {
  Bucket,
  bytes,
  exportDuration,
  finish,
  keysIn,
  manifestLines,
  start,
} from './fixture/exporting.ts';
import { clientsFor, open } from './fixture/open.ts';
import { tableArn } from './fixture/seed.ts';

function md5(body: Uint8Array): Buffer {
  return createHash('md5').update(body).digest();
}

describe('the folder of an export', () => {
  it('holds only _started while the export runs, and everything when it has completed', async () => {
    const opened = await open();
    const { s3, standIn } = opened;
    await start(opened, { S3Prefix: 'daily' });
    const early = await keysIn(s3, 'daily/');
    standIn.clock.advance(exportDuration);
    const late = await keysIn(s3, 'daily/');
    expect(early).toEqual([expect.stringMatching(/^daily\/AWSDynamoDB\/[^/]+\/_started$/)]);
    const folder = (early[0] ?? '').replace('/_started', '');
    expect(late.filter((key) => !key.includes('/data/')).sort()).toEqual(
      [
        '_started',
        'manifest-files.json',
        'manifest-files.md5',
        'manifest-summary.json',
        'manifest-summary.md5',
      ].map((name) => `${folder}/${name}`),
    );
    expect(late.filter((key) => key.startsWith(`${folder}/data/`))).toHaveLength(4);
  });

  it.each(['DYNAMODB_JSON', 'ION'] as const)(
    'has %s data files whose bytes agree with the manifest',
    async (ExportFormat) => {
      const opened = await open();
      const lines = await manifestLines(opened.s3, await finish(opened, { ExportFormat }));
      let items = 0;
      for (const { itemCount, md5Checksum, etag, dataFileS3Key } of lines) {
        const body = await bytes(opened.s3, dataFileS3Key);
        const head = await opened.s3.send(new HeadObjectCommand({ Bucket, Key: dataFileS3Key }));
        expect(md5(body).toString('base64')).toBe(md5Checksum);
        expect(etag).toBe(`${md5(md5(body)).toString('hex')}-1`);
        expect(head.ETag).toBe(`"${etag}"`);
        expect(gunzipSync(body).toString().split('\n')).toHaveLength(itemCount + 1);
        items += itemCount;
      }
      expect(items).toBe(12);
    },
  );

  it('has a summary that tells the same as DescribeExport, with its checksum beside it', async () => {
    const opened = await open();
    const { ExportManifest: key = '' } = await finish(opened);
    const body = await bytes(opened.s3, key);
    const [view] = opened.standIn.exports().slice(-1);
    expect(JSON.parse(body.toString())).toMatchObject({
      exportArn: view?.arn,
      tableArn: tableArn('orders'),
      s3Bucket: Bucket,
      itemCount: 12,
      outputFormat: 'DYNAMODB_JSON',
    });
    const checksum = await bytes(opened.s3, key.replace('.json', '.md5'));
    expect(checksum.toString()).toBe(md5(body).toString('base64'));
  });

  it('is there for the exports of the seed, without a call to DynamoDB', async () => {
    const { s3 } = await open();
    const keys = await keysIn(s3, 'past/');
    expect(keys.filter((key) => key.endsWith('.ion.gz'))).toHaveLength(4);
    expect(keys).toContainEqual(expect.stringMatching(/manifest-summary\.json$/));
  });

  it('lies in a bucket of another Region when that was asked for', async () => {
    const opened = await open();
    await finish(opened, { S3Bucket: 'exports-us' });
    const { s3 } = clientsFor(opened.standIn.url, 'us-east-1');
    expect(await keysIn(s3, 'AWSDynamoDB/', 'exports-us')).toHaveLength(9);
  });

  it('is never begun where the export may not write', async () => {
    const opened = await open();
    await finish(opened, { S3Bucket: 'locked' });
    expect(await keysIn(opened.s3, '', 'locked')).toEqual([]);
  });

  it('can be read by a test without a client', async () => {
    const opened = await open();
    const { ExportManifest: key = '' } = await finish(opened);
    const body = await opened.standIn.readObject(Bucket, key);
    expect(body?.equals(await bytes(opened.s3, key))).toBe(true);
    expect(await opened.standIn.readObject(Bucket, 'nothing')).toBeUndefined();
  });
});
