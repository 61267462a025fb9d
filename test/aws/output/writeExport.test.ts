import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ExportFacts } from './exportFacts.ts';
import { MemoryBucket, sampleFacts } from './sample.ts';
import { writeExport, writeStarted } from './writeExport.ts';

interface Line {
  readonly itemCount: number;
  readonly md5Checksum: string;
  readonly etag: string;
  readonly dataFileS3Key: string;
}

const folder = 'AWSDynamoDB/01795435200000-0a1b2c3d';

async function written(changes: Partial<ExportFacts> = {}): Promise<MemoryBucket> {
  const bucket = new MemoryBucket();
  await writeExport(bucket.put, sampleFacts(changes));
  return bucket;
}

function linesOf(bucket: MemoryBucket, at: string = folder): readonly Line[] {
  const text = bucket.text(`${at}/manifest-files.json`);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

const md5 = (body: Uint8Array) => createHash('md5').update(body).digest();

describe('the folder of an export', () => {
  it('starts with an empty object', async () => {
    const bucket = new MemoryBucket();
    await writeStarted(bucket.put, sampleFacts());
    expect([...bucket.objects]).toEqual([[`${folder}/_started`, new Uint8Array()]]);
  });

  it('holds a data file for each partition and two manifests with their checksums', async () => {
    const keys = [...(await written()).objects.keys()];
    const data = keys.filter((key) => /\/data\/[a-z2-7]{26}\.json\.gz$/.test(key));
    expect(new Set(data).size).toBe(4);
    expect(keys.slice(4)).toEqual([
      `${folder}/manifest-files.md5`,
      `${folder}/manifest-files.json`,
      `${folder}/manifest-summary.md5`,
      `${folder}/manifest-summary.json`,
    ]);
  });

  it.each([
    ['nightly/orders', `nightly/orders/${folder}`],
    ['nightly/orders/', `nightly/orders/${folder}`],
    ['', folder],
  ])('stands below the prefix %j', async (prefix, at) => {
    const bucket = await written({ prefix });
    expect(bucket.text(`${at}/manifest-summary.json`)).toContain(`"${at}/manifest-files.json"`);
    expect(linesOf(bucket, at)[0]?.dataFileS3Key).toMatch(new RegExp(`^${at}/data/`));
  });

  it('is the same when it is written again', async () => {
    expect((await written()).objects).toEqual((await written()).objects);
  });
});

describe('the list of data files', () => {
  it('carries the checksum and the ETag of each object as stored', async () => {
    const bucket = await written();
    for (const line of linesOf(bucket)) {
      const digest = md5(bucket.body(line.dataFileS3Key));
      expect(line.md5Checksum).toBe(digest.toString('base64'));
      expect(line.etag).toBe(`${md5(digest).toString('hex')}-1`);
    }
  });

  it('counts the lines of each file and misses no item', async () => {
    const bucket = await written();
    const texts = linesOf(bucket).map((line) => bucket.unzipped(line.dataFileS3Key));
    const counts = texts.map((text) => text.split('\n').length - 1);
    expect(linesOf(bucket).map((line) => line.itemCount)).toEqual(counts);
    expect(texts.join('').split('\n').sort()).toEqual([
      '',
      '{"Item":{"pk":{"S":"a"},"count":{"N":"3"}}}',
      '{"Item":{"pk":{"S":"b"},"count":{"N":"3"}}}',
      '{"Item":{"pk":{"S":"c"},"count":{"N":"3"}}}',
    ]);
  });

  it('names its members in the order of AWS', async () => {
    const [line] = linesOf(await written());
    expect(Object.keys(line ?? {})).toEqual(['itemCount', 'md5Checksum', 'etag', 'dataFileS3Key']);
  });

  it('ends with a line feed', async () => {
    expect((await written()).text(`${folder}/manifest-files.json`)).toMatch(/}\n$/);
  });

  it('shows an empty partition as a gzip file of 20 bytes that AWS writes byte for byte', async () => {
    const bucket = await written({ rows: [] });
    for (const line of linesOf(bucket)) {
      expect(bucket.body(line.dataFileS3Key)).toHaveLength(20);
      expect(line).toMatchObject({ itemCount: 0, md5Checksum: 'FjvgqIxwymKf1RbbqtrZag==' });
    }
  });

  it('keeps items with the same partition key in one file', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({
      home: { S: 'same' },
      members: { Item: { pk: { S: 'same' }, sk: { N: String(index) } } },
    }));
    const counts = linesOf(await written({ rows })).map((line) => line.itemCount);
    expect(counts.toSorted((left, right) => left - right)).toEqual([0, 0, 0, 40]);
  });
});

describe('the summary', () => {
  it('has exactly the members of a full export, null where nothing was asked for', async () => {
    expect((await written()).text(`${folder}/manifest-summary.json`)).toBe(
      '{"version":"2020-06-30"' +
        ',"exportArn":"arn:aws:dynamodb:eu-west-1:111122223333:table/orders/export/01795435200000-0a1b2c3d"' +
        ',"startTime":"2026-11-21T12:00:00.000Z","endTime":"2026-11-21T12:06:30.005Z"' +
        ',"tableArn":"arn:aws:dynamodb:eu-west-1:111122223333:table/orders"' +
        ',"tableId":"5f0c2f0e-4a54-4d0f-9a4e-1f6a2b3c4d5e","exportTime":"2026-11-21T11:55:00.000Z"' +
        ',"s3Bucket":"acme-data-exports","s3Prefix":null,"s3SseAlgorithm":"AES256","s3SseKmsKeyId":null' +
        `,"manifestFilesS3Key":"${folder}/manifest-files.json","billedSizeBytes":10000000` +
        ',"itemCount":3,"outputFormat":"DYNAMODB_JSON"}',
    );
  });

  it('repeats prefix, key and format as they were asked for', async () => {
    const bucket = await written({
      prefix: 'nightly/',
      sseAlgorithm: 'KMS',
      kmsKeyId: 'alias/acme-exports',
      format: 'ION',
    });
    expect(JSON.parse(bucket.text(`nightly/${folder}/manifest-summary.json`))).toMatchObject({
      s3Prefix: 'nightly/',
      s3SseAlgorithm: 'KMS',
      s3SseKmsKeyId: 'alias/acme-exports',
      outputFormat: 'ION',
    });
  });

  it.each(['manifest-files', 'manifest-summary'])('lets %s be checked', async (name) => {
    const bucket = await written();
    const digest = md5(bucket.body(`${folder}/${name}.json`)).toString('base64');
    expect(bucket.text(`${folder}/${name}.md5`)).toBe(digest);
    expect(bucket.body(`${folder}/${name}.md5`)).toHaveLength(24);
  });
});

describe('what DescribeExport tells afterwards', () => {
  it('is the key of the summary, the items and the billed size', async () => {
    const facts = sampleFacts({ prefix: 'nightly' });
    expect(await writeExport(new MemoryBucket().put, facts)).toEqual({
      manifestKey: `nightly/${folder}/manifest-summary.json`,
      itemCount: 3,
      billedSizeBytes: 10_000_000,
    });
  });
});

describe('an export in Ion', () => {
  it('writes one item a line in files named .ion.gz', async () => {
    const bucket = await written({ format: 'ION' });
    const files = linesOf(bucket).map((line) => line.dataFileS3Key);
    expect(files.every((key) => key.endsWith('.ion.gz'))).toBe(true);
    expect(
      files
        .map((key) => bucket.unzipped(key))
        .join('')
        .split('\n')
        .sort(),
    ).toEqual([
      '',
      '$ion_1_0 {Item:{pk:"a",count:3.}}',
      '$ion_1_0 {Item:{pk:"b",count:3.}}',
      '$ion_1_0 {Item:{pk:"c",count:3.}}',
    ]);
  });
});

describe('an incremental export', () => {
  const increment: Partial<ExportFacts> = {
    prefix: 'inc/',
    coverage: {
      type: 'incremental',
      from: Date.UTC(2026, 10, 21, 10, 0, 0),
      to: Date.UTC(2026, 10, 21, 11, 0, 0),
      viewType: 'NEW_AND_OLD_IMAGES',
    },
    rows: [
      {
        home: { S: 'a' },
        members: {
          Metadata: { WriteTimestampMicros: { N: '1795431600000123' } },
          Keys: { pk: { S: 'a' } },
          OldImage: { pk: { S: 'a' }, count: { N: '3' } },
        },
      },
    ],
  };

  it('has exactly the members of an incremental export in its summary', async () => {
    const bucket = await written(increment);
    expect(bucket.text(`inc/${folder}/manifest-summary.json`)).toBe(
      '{"version":"2023-08-01"' +
        ',"exportArn":"arn:aws:dynamodb:eu-west-1:111122223333:table/orders/export/01795435200000-0a1b2c3d"' +
        ',"startTime":"2026-11-21T12:00:00.000Z","endTime":"2026-11-21T12:06:30.005Z"' +
        ',"tableArn":"arn:aws:dynamodb:eu-west-1:111122223333:table/orders"' +
        ',"tableId":"5f0c2f0e-4a54-4d0f-9a4e-1f6a2b3c4d5e"' +
        ',"exportFromTime":"2026-11-21T10:00:00.000Z","exportToTime":"2026-11-21T11:00:00.000Z"' +
        ',"s3Bucket":"acme-data-exports","s3Prefix":"inc/","s3SseAlgorithm":"AES256","s3SseKmsKeyId":null' +
        `,"manifestFilesS3Key":"inc/${folder}/manifest-files.json","billedSizeBytes":10000000` +
        ',"itemCount":1,"outputFormat":"DYNAMODB_JSON"' +
        ',"outputView":"NEW_AND_OLD_IMAGES","exportType":"INCREMENTAL_EXPORT"}',
    );
  });

  it.each([
    [
      'DYNAMODB_JSON',
      '{"Metadata":{"WriteTimestampMicros":{"N":"1795431600000123"}},"Keys":{"pk":{"S":"a"}},"OldImage":{"pk":{"S":"a"},"count":{"N":"3"}}}\n',
    ],
    [
      'ION',
      '$ion_1_0 {Record:{Metadata:{WriteTimestampMicros:1795431600000123.},Keys:{pk:"a"},OldImage:{pk:"a",count:3.}}}\n',
    ],
  ] as const)('writes its %s rows to files outside its own folder', async (format, line) => {
    const bucket = await written({ ...increment, format });
    const keys = linesOf(bucket, `inc/${folder}`).map((entry) => entry.dataFileS3Key);
    expect(keys.every((key) => key.startsWith('inc/AWSDynamoDB/data/'))).toBe(true);
    expect(keys.map((key) => bucket.unzipped(key)).join('')).toBe(line);
  });
});
