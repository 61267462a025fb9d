import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytes, keysIn } from './fixture/exporting.ts';
import { open } from './fixture/open.ts';
import { domainSeed, v2 } from './fixture/simpledb.ts';
import type { Seed } from './seed.ts';

const duration = 5 * 60_000;

async function start(more: object = {}, seed: Seed = domainSeed) {
  const { standIn, s3 } = await open({ seed });
  const input = { domainName: 'people', s3Bucket: 'exports-eu', ...more };
  const { body } = await v2(standIn, 'StartDomainExport', input);
  const arn = String(body['exportArn']);
  return { standIn, s3, arn, id: arn.slice(arn.lastIndexOf('/') + 1) };
}

interface ManifestEntry {
  readonly md5Checksum: string;
  readonly dataFileS3Key: string;
  readonly dataFileItemCount: number;
}

describe('the folder of a domain export', () => {
  it('is empty, then begun, then whole', async () => {
    const { standIn, s3, id } = await start({ s3KeyPrefix: 'sdb' });
    const folder = `sdb/AWSSimpleDB/${id}/people`;
    expect(await keysIn(s3, 'sdb/')).toEqual([]);
    standIn.clock.advance(duration / 2);
    expect(await keysIn(s3, 'sdb/')).toEqual([`${folder}/_started`]);
    standIn.clock.advance(duration / 2);
    expect(await keysIn(s3, 'sdb/')).toEqual([
      `${folder}/_started`,
      `${folder}/data/dataFile_1_2.json`,
      `${folder}/data/dataFile_3_4.json`,
      `${folder}/manifest-file.json`,
      `${folder}/manifest-summary.json`,
    ]);
  });

  it('has data files whose bytes and items agree with the manifest', async () => {
    const { standIn, s3, id } = await start();
    standIn.clock.advance(duration);
    const text = await bytes(s3, `AWSSimpleDB/${id}/people/manifest-file.json`);
    const entries = JSON.parse(text.toString()) as readonly ManifestEntry[];
    expect(entries.map((entry) => entry.dataFileItemCount)).toEqual([3, 2]);
    for (const { md5Checksum, dataFileS3Key, dataFileItemCount } of entries) {
      const body = await bytes(s3, dataFileS3Key);
      expect(createHash('md5').update(body).digest('base64')).toBe(md5Checksum);
      const items = JSON.parse(body.toString()) as unknown[];
      expect(items).toHaveLength(dataFileItemCount);
      expect(items[0]).toEqual({
        itemName: expect.stringMatching(/^person-\d$/) as string,
        attributes: [
          { name: 'city', values: ['Łódź', 'Paris & <Lyon>'] },
          { name: 'age', values: [expect.stringMatching(/^3\d$/)] },
        ],
      });
    }
  });

  it('has a summary that tells the same as GetExport', async () => {
    const { standIn, s3, arn, id } = await start();
    standIn.clock.advance(duration);
    const { body } = await v2(standIn, 'GetExport', { exportArn: arn });
    const summary = JSON.parse((await bytes(s3, String(body['exportManifest']))).toString()) as {
      readonly requestedAt: string;
      readonly exportDataCutoffTime: string;
    };
    expect(summary).toEqual({
      version: '2025-11-01',
      exportArn: arn,
      requestedAt: summary.requestedAt,
      s3BucketName: 'exports-eu',
      s3ExportPrefix: `AWSSimpleDB/${id}/people`,
      domainName: 'people',
      itemsCount: 5,
      exportDataCutoffTime: summary.exportDataCutoffTime,
      s3SseAlgorithm: null,
      s3SseKmsKeyId: null,
      s3BucketOwner: '111122223333',
    });
    expect(Date.parse(summary.requestedAt) / 1000).toBe(body['requestedAt']);
    expect(Date.parse(summary.exportDataCutoffTime) / 1000).toBe(body['exportDataCutoffTime']);
  });

  it('is there for the exports of the seed, forgotten ones too', async () => {
    const { s3 } = await start();
    const summaries = (await keysIn(s3, 'past/AWSSimpleDB/')).filter((key) =>
      key.endsWith('/manifest-summary.json'),
    );
    expect(summaries).toHaveLength(2);
  });

  it('holds one file without items for an empty domain', async () => {
    const { standIn, s3, id } = await start({ domainName: 'empty' });
    standIn.clock.advance(duration);
    const body = await bytes(s3, `AWSSimpleDB/${id}/empty/data/dataFile_1_2.json`);
    expect(JSON.parse(body.toString())).toEqual([]);
  });

  it('is never begun where the export may not write', async () => {
    const { standIn, s3 } = await start({ s3Bucket: 'locked' });
    standIn.clock.advance(duration);
    expect(await keysIn(s3, '', 'locked')).toEqual([]);
  });

  it('keeps what was written before the export ran out of time', async () => {
    const [past] = domainSeed.domainExports ?? [];
    if (!past) throw new Error('The seed has no domain export.');
    const { s3 } = await start(
      {},
      {
        ...domainSeed,
        domainExports: [{ ...past, prefix: 'late', failureCode: 'ExportTimedOut' }],
      },
    );
    const names = (await keysIn(s3, 'late/')).map((key) => key.replace(/^.*\/people\//, ''));
    expect(names).toEqual(['_started', 'data/dataFile_1_2.json', 'data/dataFile_3_4.json']);
  });

  it('can be read by a test without a client', async () => {
    const { standIn, id } = await start();
    standIn.clock.advance(duration);
    const key = `AWSSimpleDB/${id}/people/manifest-summary.json`;
    expect((await standIn.readObject('exports-eu', key))?.toString()).toContain('"itemsCount": 5');
  });
});
