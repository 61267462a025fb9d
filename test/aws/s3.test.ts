import {
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { identities } from './identities.ts';
import { clientsFor, open, refusalOf } from './fixture/open.ts';

async function headOf(url: string, path: string, region = 'eu-west-1'): Promise<Response> {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIAACMEDATA7EXAMPLE/20261121/${region}/s3/aws4_request, SignedHeaders=host, Signature=0`;
  return await fetch(`${url}${path}`, {
    method: 'HEAD',
    redirect: 'manual',
    headers: { authorization },
  });
}

describe('ListBuckets', () => {
  it("gives the account's own buckets with their Regions, page by page", async () => {
    const { s3 } = await open();
    const first = await s3.send(new ListBucketsCommand({ MaxBuckets: 2 }));
    const { ContinuationToken } = first;
    const second = await s3.send(new ListBucketsCommand({ MaxBuckets: 2, ContinuationToken }));
    const told = [...(first.Buckets ?? []), ...(second.Buckets ?? [])];
    expect(told.map(({ Name, BucketRegion }) => [Name, BucketRegion])).toEqual([
      ['exports-eu', 'eu-west-1'],
      ['exports-us', 'us-east-1'],
      ['locked', 'eu-west-1'],
    ]);
    expect(second.ContinuationToken).toBeUndefined();
  });

  it('tells no Regions when no parameter is sent', async () => {
    const { s3 } = await open();
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ BucketRegion }) => BucketRegion)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('filters by prefix and by Region', async () => {
    const { s3 } = await open();
    const byPrefix = await s3.send(new ListBucketsCommand({ Prefix: 'lock' }));
    const byRegion = await s3.send(new ListBucketsCommand({ BucketRegion: 'us-east-1' }));
    expect(byPrefix.Buckets?.map(({ Name }) => Name)).toEqual(['locked']);
    expect(byRegion.Buckets?.map(({ Name }) => Name)).toEqual(['exports-us']);
  });

  it('pages by the page size of the stand-in where that is smaller', async () => {
    const { s3 } = await open({ pageSizes: { buckets: 1 } });
    const { Buckets } = await s3.send(new ListBucketsCommand({ MaxBuckets: 100 }));
    expect(Buckets).toHaveLength(1);
  });
});

describe('HeadBucket', () => {
  it('tells the Region of a bucket', async () => {
    const { s3 } = await open();
    const answer = await s3.send(new HeadBucketCommand({ Bucket: 'exports-eu' }));
    expect(answer.BucketRegion).toBe('eu-west-1');
  });

  it.each([
    ['403 for a bucket of another account', '/partner', 403, 'eu-west-1'],
    ['301 for a bucket of another Region', '/exports-us', 301, 'us-east-1'],
    ['404 for a bucket that does not exist', '/nothing', 404, null],
  ])('answers %s', async (_what, path, status, region) => {
    const { standIn } = await open();
    const answer = await headOf(standIn.url, path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-amz-bucket-region')).toBe(region);
  });

  it('refuses a bucket that is not of the expected owner', async () => {
    const { s3 } = await open();
    const command = new HeadBucketCommand({
      Bucket: 'exports-eu',
      ExpectedBucketOwner: '444455556666',
    });
    expect((await refusalOf(s3.send(command))).status).toBe(403);
  });
});

describe('buckets and their objects', () => {
  it('have a location, which is empty for us-east-1', async () => {
    const { s3, standIn } = await open();
    const east = clientsFor(standIn.url, 'us-east-1').s3;
    const here = await s3.send(new GetBucketLocationCommand({ Bucket: 'exports-eu' }));
    const there = await east.send(new GetBucketLocationCommand({ Bucket: 'exports-us' }));
    expect(here.LocationConstraint).toBe('eu-west-1');
    expect(there.LocationConstraint).toBeFalsy();
  });

  it('are found by a client that follows redirects to other Regions', async () => {
    const { standIn } = await open();
    const s3 = new S3Client({
      endpoint: standIn.url,
      region: 'eu-west-1',
      followRegionRedirects: true,
      ...(identities[0] && { credentials: identities[0] }),
    });
    const answer = await s3.send(new ListObjectsV2Command({ Bucket: 'exports-us' }));
    expect(answer.KeyCount).toBe(0);
    expect(standIn.calls.map(({ region, status }) => [region, status])).toEqual([
      ['eu-west-1', 301],
      ['us-east-1', 200],
    ]);
  });

  it('can be written and read, whole and in part', async () => {
    const { s3 } = await open();
    const where = { Bucket: 'exports-eu', Key: 'a folder/ä+b.txt' };
    await s3.send(new PutObjectCommand({ ...where, Body: 'hello, world' }));
    const whole = await s3.send(new GetObjectCommand(where));
    const part = await s3.send(new GetObjectCommand({ ...where, Range: 'bytes=7-11' }));
    expect(await whole.Body?.transformToString()).toBe('hello, world');
    expect(await part.Body?.transformToString()).toBe('world');
  });

  it.each([
    ['writing where the policy denies it', 'locked', 'AccessDenied'],
    ["writing to another account's bucket", 'strange', 'AccessDenied'],
    ['writing to a bucket that does not exist', 'nothing', 'NoSuchBucket'],
  ])('refuse %s', async (_what, Bucket, name) => {
    const { s3 } = await open();
    const command = new PutObjectCommand({ Bucket, Key: 'a', Body: 'b' });
    expect((await refusalOf(s3.send(command))).name).toBe(name);
  });

  it('answer a missing object with NoSuchKey', async () => {
    const { s3 } = await open();
    const command = new GetObjectCommand({ Bucket: 'exports-eu', Key: 'nothing' });
    expect(await refusalOf(s3.send(command))).toMatchObject({ name: 'NoSuchKey', status: 404 });
  });
});
