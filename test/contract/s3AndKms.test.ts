import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AwsAccess } from '../../src/core/ports.ts';
import { openLab, type Lab } from './lab.ts';

let lab: Lab;
let access: AwsAccess;

beforeAll(async () => {
  lab = await openLab({ pageSizes: { buckets: 4, aliases: 3 } });
  access = await lab.connect();
});
afterEach(() => expect(lab.standIn.violations).toEqual([]));
afterAll(() => lab.close());

describe('buckets', () => {
  it('come page by page with their Regions', async () => {
    const first = await access.buckets.listBuckets();
    const second = await access.buckets.listBuckets(first.next);
    expect(first.items).toHaveLength(4);
    expect(second.next).toBeUndefined();
    const all = [...first.items, ...second.items];
    expect(all).toContainEqual({ name: 'acme-data-exports', region: 'eu-west-1' });
    expect(all).toContainEqual({ name: 'acme-analytics-us', region: 'us-east-1' });
  });

  it.each([
    ['here', 'acme-data-exports', 'eu-west-1'],
    ['in another Region', 'acme-analytics-us', 'us-east-1'],
    ['of another account, which denies access', 'partner-drop-eu', 'eu-west-1'],
    ['with dots in its name', 'acme-web-assets.example.com', 'eu-west-1'],
  ])('%s tell their Region', async (_, bucket, region) => {
    await expect(access.buckets.regionOf(bucket)).resolves.toBe(region);
  });

  it('that do not exist are not found', async () => {
    await expect(access.buckets.regionOf('no-such-bucket')).rejects.toMatchObject({
      reason: 'bucket-not-found',
      details: { resource: 'no-such-bucket' },
    });
  });
});

describe('objects', () => {
  const minute = 60_000;
  let manifestKey = '';

  beforeAll(async () => {
    const gateway = access.exportsOf('dynamodb-table');
    const input = {
      TableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
      S3Bucket: 'acme-analytics-us',
      ExportFormat: 'DYNAMODB_JSON',
      ExportType: 'FULL_EXPORT',
      ClientToken: 'objects',
    } as const;
    const { arn } = await gateway.start({ kind: 'dynamodb-table', input, token: 'objects' });
    lab.standIn.clock.advance(10 * minute);
    manifestKey = (await gateway.describe(arn)).manifestKey ?? '';
  });

  it('are read from a bucket in another Region, which is asked for once', async () => {
    const before = lab.records.length;
    const text = await access.objects.readText('acme-analytics-us', manifestKey, 10_000);
    await access.objects.readText('acme-analytics-us', manifestKey, 10_000);
    expect(JSON.parse(text)).toMatchObject({ s3Bucket: 'acme-analytics-us' });
    expect(lab.records.slice(before).map((one) => [one.region, one.errorReason])).toEqual([
      ['eu-west-1', 'wrong-region'],
      ['us-east-1', undefined],
      ['us-east-1', undefined],
    ]);
  });

  it('are not read beyond the size that the reader can bear', async () => {
    await expect(
      access.objects.readText('acme-analytics-us', manifestKey, 10),
    ).rejects.toMatchObject({ reason: 'limit-exceeded', details: { operation: 'GetObject' } });
  });

  it('that do not exist are not found, and neither are their buckets', async () => {
    await expect(
      access.objects.readText('acme-data-exports', 'no/such.json', 10),
    ).rejects.toMatchObject({ reason: 'object-not-found', details: { resource: 'no/such.json' } });
    await expect(access.objects.readText('no-such-bucket', 'a', 10)).rejects.toMatchObject({
      reason: 'bucket-not-found',
      details: { resource: 'no-such-bucket' },
    });
  });

  it('of another account are denied, with the missing action', async () => {
    await expect(access.objects.readText('partner-drop-eu', 'a', 10)).rejects.toMatchObject({
      reason: 'access-denied',
      details: { action: 's3:GetObject', profile: 'acme-data' },
    });
  });
});

describe('KMS keys', () => {
  it('come by alias, page by page, in the Region that is asked', async () => {
    const first = await access.keys.listKeys('eu-west-1');
    const second = await access.keys.listKeys('eu-west-1', first.next);
    const abroad = await access.keys.listKeys('us-east-1');
    expect(first.items).toHaveLength(3);
    const all = [...first.items, ...second.items];
    expect(all).toContainEqual({
      arn: 'arn:aws:kms:eu-west-1:111122223333:key/4f0c7a52-91d3-4b6e-8a17-c2e95d0b6f31',
      keyId: '4f0c7a52-91d3-4b6e-8a17-c2e95d0b6f31',
      alias: 'alias/acme-exports',
      usable: true,
    });
    expect(abroad.items.map(({ alias }) => alias)).toContain('alias/acme-exports-us');
  });

  it.each([
    ['alias/acme-exports', true],
    ['alias/acme-2024', false],
    ['alias/acme-2021', false],
    ['alias/release-signing', false],
    ['alias/webhook-hmac', false],
  ])('%s can encrypt an export: %s', async (alias, usable) => {
    const key = await access.keys.describeKey(alias, 'eu-west-1');
    expect(key).toMatchObject({ alias, usable });
    expect(key.arn).toMatch(/^arn:aws:kms:eu-west-1:111122223333:key\//);
  });

  it.each([
    ['alias/acme-exports', 'CUSTOMER'],
    ['alias/aws/s3', 'AWS'],
  ])('%s is told to be managed by %s', async (alias, manager) => {
    expect(await access.keys.describeKey(alias, 'eu-west-1')).toMatchObject({ manager });
  });

  it('that do not exist in the Region are refused in the words of AWS', async () => {
    await expect(access.keys.describeKey('alias/acme-exports', 'us-east-1')).rejects.toMatchObject({
      reason: 'validation',
      details: { resource: 'alias/acme-exports' },
    });
  });
});

describe('the identity', () => {
  it('is the account of the credentials, asked for once', async () => {
    const before = lab.standIn.calls.length;
    const identity = await access.identity();
    expect(identity).toEqual({
      account: '111122223333',
      arn: 'arn:aws:iam::111122223333:user/dana',
    });
    await access.identity();
    expect(lab.standIn.calls.slice(before)).toHaveLength(1);
  });
});
