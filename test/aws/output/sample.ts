import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { ExportFacts, PutObject, Row } from './exportFacts.ts';

/** An export of three items over four partitions, so that at least one partition is empty. */
export function sampleFacts(changes: Partial<ExportFacts> = {}): ExportFacts {
  const tableArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
  return {
    exportArn: `${tableArn}/export/01795435200000-0a1b2c3d`,
    tableArn,
    tableId: '5f0c2f0e-4a54-4d0f-9a4e-1f6a2b3c4d5e',
    startTime: Date.UTC(2026, 10, 21, 12, 0, 0),
    endTime: Date.UTC(2026, 10, 21, 12, 6, 30, 5),
    coverage: { type: 'full', exportTime: Date.UTC(2026, 10, 21, 11, 55, 0) },
    bucket: 'acme-data-exports',
    sseAlgorithm: 'AES256',
    format: 'DYNAMODB_JSON',
    partitions: 4,
    rows: [row('a'), row('b'), row('c')],
    billedSizeBytes: 10_000_000,
    ...changes,
  };
}

/** A bucket in memory that answers as S3 does to a multipart upload of one part. */
export class MemoryBucket {
  readonly objects = new Map<string, Uint8Array>();

  readonly put: PutObject = (key, body) => {
    this.objects.set(key, body);
    const part = createHash('md5').update(body).digest();
    const etag = `"${createHash('md5').update(part).digest('hex')}-1"`;
    return Promise.resolve({ etag });
  };

  text(key: string): string {
    return Buffer.from(this.body(key)).toString();
  }

  unzipped(key: string): string {
    return gunzipSync(this.body(key)).toString();
  }

  body(key: string): Uint8Array {
    const body = this.objects.get(key);
    if (!body) throw new Error(`There is no object '${key}'.`);
    return body;
  }
}

function row(key: string): Row {
  return { home: { S: key }, members: { Item: { pk: { S: key }, count: { N: '3' } } } };
}
