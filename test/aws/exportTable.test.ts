import {
  DescribeExportCommand,
  ExportTableToPointInTimeCommand,
  type DynamoDBClient,
  type ExportDescription,
  type ExportTableToPointInTimeInput,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { clientsFor, open, refusalOf } from './fixture/open.ts';
import { tableArn } from './fixture/seed.ts';

const minute = 60_000;
const hour = 60 * minute;
const duration = 5 * minute;

type Wishes = Partial<ExportTableToPointInTimeInput>;

async function start(dynamodb: DynamoDBClient, wishes: Wishes = {}): Promise<ExportDescription> {
  const command = new ExportTableToPointInTimeCommand({
    TableArn: tableArn('orders'),
    S3Bucket: 'exports-eu',
    ...wishes,
  });
  return (await dynamodb.send(command)).ExportDescription ?? {};
}

async function look(dynamodb: DynamoDBClient, ExportArn?: string): Promise<ExportDescription> {
  const answer = await dynamodb.send(new DescribeExportCommand({ ExportArn }));
  return answer.ExportDescription ?? {};
}

describe('ExportTableToPointInTime', () => {
  it('starts an export whose id tells when', async () => {
    const { dynamodb, standIn } = await open({ speed: 0 });
    const started = await start(dynamodb);
    const now = standIn.clock.now();
    expect(started).toMatchObject({
      ExportStatus: 'IN_PROGRESS',
      StartTime: new Date(now),
      ExportTime: new Date(now),
      ExportFormat: 'DYNAMODB_JSON',
      S3SseAlgorithm: 'AES256',
      TableArn: tableArn('orders'),
    });
    expect(started.ExportArn).toMatch(
      new RegExp(`^${tableArn('orders')}/export/0${now}-[0-9a-f]{8}$`),
    );
  });

  it.each<[string, Wishes]>([
    ['a bare table name', { TableArn: 'orders' }],
    ['an index ARN', { TableArn: `${tableArn('orders')}/index/byCustomer` }],
    ['no bucket', { S3Bucket: undefined }],
    ['a bucket ARN', { S3Bucket: 'arn:aws:s3:::exports-eu' }],
    ['a bucket owner that is no account', { S3BucketOwner: '1234' }],
    ['a token with a dollar sign', { ClientToken: 'a$b' }],
    ['a prefix that is too long', { S3Prefix: 'p'.repeat(1025) }],
    ['an unknown format', { ExportFormat: 'CSV' as 'ION' }],
    ['an unknown algorithm', { S3SseAlgorithm: 'aws:kms' as 'KMS' }],
    ['a KMS key without KMS', { S3SseKmsKeyId: 'alias/exports' }],
    ['an increment of nothing', { ExportType: 'INCREMENTAL_EXPORT' }],
    ['an increment of a full export', { IncrementalExportSpecification: {} }],
  ])('refuses %s and starts nothing', async (_what, wishes) => {
    const { dynamodb, standIn } = await open();
    const before = standIn.exports().length;
    const refusal = await refusalOf(start(dynamodb, wishes));
    expect(refusal).toMatchObject({ name: 'ValidationException', status: 400 });
    expect(standIn.exports()).toHaveLength(before);
  });

  it("says what is wrong in AWS's words", async () => {
    const { dynamodb } = await open();
    const refusal = await refusalOf(start(dynamodb, { S3Bucket: 'BAD_bucket!!' }));
    expect(refusal.message).toBe(
      "1 validation error detected: Value 'BAD_bucket!!' at 's3Bucket' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z0-9A-Z]+[\\.\\-\\w]*[a-z0-9A-Z]+",
    );
  });

  it('finds a table only in its own Region, whatever Region the ARN names', async () => {
    const { standIn, dynamodb } = await open();
    const elsewhere = clientsFor(standIn.url, 'us-east-1').dynamodb;
    expect((await refusalOf(start(elsewhere))).name).toBe('TableNotFoundException');
    const started = await start(dynamodb, { TableArn: tableArn('orders', 'us-east-1') });
    expect(started.TableArn).toBe(tableArn('orders'));
  });

  it('refuses the table of another account as not allowed', async () => {
    const { dynamodb } = await open();
    const TableArn = tableArn('orders').replace('111122223333', '444455556666');
    const refusal = await refusalOf(start(dynamodb, { TableArn }));
    expect(refusal.name).toBe('AccessDeniedException');
    expect(refusal.message).toContain(`dynamodb:ExportTableToPointInTime on resource: ${TableArn}`);
  });

  it('looks at point-in-time recovery before it looks at anything in S3', async () => {
    const { dynamodb } = await open();
    const wishes = { TableArn: tableArn('archive'), S3Bucket: 'no-such-bucket' };
    const refusal = await refusalOf(start(dynamodb, wishes));
    expect(refusal.name).toBe('PointInTimeRecoveryUnavailableException');
  });

  it('takes no more than 300 exports at once', async () => {
    const { dynamodb } = await open({ throttle: false });
    await Promise.all(Array.from({ length: 299 }, () => start(dynamodb)));
    expect((await refusalOf(start(dynamodb))).name).toBe('LimitExceededException');
  });
});

describe('the moment of an export', () => {
  it.each([
    ['the earliest one', -10 * 24 * hour],
    ['one five minutes ago', -5 * minute],
  ])('may be %s', async (_what, ago) => {
    const { dynamodb, standIn } = await open({ speed: 0 });
    const ExportTime = new Date(standIn.clock.now() + ago);
    expect((await start(dynamodb, { ExportTime })).ExportTime).toEqual(ExportTime);
  });

  it.each([
    ['before the window', -10 * 24 * hour - 1000, 'Export Time is invalid'],
    ['in the future', 1000, 'Export Time is invalid'],
    ['a second ago', -1000, 'Point in Time Recovery is not available for specified export time'],
  ])('may not be %s', async (_what, ago, message) => {
    const { dynamodb, standIn } = await open({ speed: 0 });
    const ExportTime = new Date(standIn.clock.now() + ago);
    const refusal = await refusalOf(start(dynamodb, { ExportTime }));
    expect(refusal).toMatchObject({ name: 'InvalidExportTimeException', message });
  });
});

describe('the span of an incremental export', () => {
  const increment = (now: number, from: number, to?: number): Wishes => ({
    ExportType: 'INCREMENTAL_EXPORT',
    IncrementalExportSpecification: {
      ExportFromTime: new Date(now + from),
      ...(to !== undefined && { ExportToTime: new Date(now + to) }),
    },
  });

  it.each([
    ['15 minutes', -hour, -45 * minute],
    ['24 hours', -24 * hour, 0],
    ['all since then', -20 * minute, undefined],
  ])('may be %s', async (_what, from, to) => {
    const { dynamodb, standIn } = await open({ speed: 0 });
    const now = standIn.clock.now();
    const started = await start(dynamodb, increment(now, from, to));
    expect(started.IncrementalExportSpecification).toEqual({
      ExportFromTime: new Date(now + from),
      ExportToTime: new Date(now + (to ?? 0)),
      ExportViewType: 'NEW_AND_OLD_IMAGES',
    });
    expect(started.ExportTime).toBeUndefined();
  });

  it.each([
    ['shorter than 15 minutes', -hour, -46 * minute, 'less than 15 minutes'],
    ['longer than 24 hours', -25 * hour, 0, 'greater than 24 hours'],
    ['inverted', -hour, -2 * hour, 'should not be greater or equal'],
    ['partly in the future', -hour, minute, 'in the future'],
    ['partly before the table', -101 * 24 * hour, -100.5 * 24 * hour, 'table creation time'],
    ['partly before the window', -11 * 24 * hour, -10.5 * 24 * hour, 'from time is invalid'],
  ])('may not be %s', async (_what, from, to, message) => {
    const { dynamodb, standIn } = await open({ speed: 0 });
    const refusal = await refusalOf(start(dynamodb, increment(standIn.clock.now(), from, to)));
    expect(refusal.name).toBe('InvalidExportTimeException');
    expect(refusal.message).toContain(message);
  });

  it('is refused as a wrong time, too, where recovery is off', async () => {
    const { dynamodb, standIn } = await open({ speed: 0 });
    const wishes = increment(standIn.clock.now(), -hour);
    const refusal = await refusalOf(start(dynamodb, { ...wishes, TableArn: tableArn('archive') }));
    expect(refusal.name).toBe('InvalidExportTimeException');
  });
});

describe('a client token', () => {
  const ClientToken = 'token-1';

  it('gives the same export for the same request, even after that has ended', async () => {
    const { dynamodb, standIn } = await open();
    const first = await start(dynamodb, { ClientToken });
    const second = await start(dynamodb, { ClientToken });
    standIn.clock.advance(duration);
    const third = await start(dynamodb, { ClientToken });
    expect([second.ExportArn, third.ExportArn]).toEqual([first.ExportArn, first.ExportArn]);
    expect(third.ExportStatus).toBe('COMPLETED');
  });

  it('conflicts with any other request', async () => {
    const { dynamodb } = await open();
    await start(dynamodb, { ClientToken });
    const refusal = await refusalOf(start(dynamodb, { ClientToken, S3Prefix: 'other' }));
    expect(refusal.name).toBe('ExportConflictException');
  });

  it('is not used up by a request that was refused', async () => {
    const { dynamodb } = await open();
    await refusalOf(start(dynamodb, { ClientToken, S3Bucket: 'BAD_bucket!!' }));
    await refusalOf(start(dynamodb, { ClientToken, TableArn: tableArn('archive') }));
    const started = await start(dynamodb, { ClientToken });
    expect(started.ClientToken).toBe(ClientToken);
  });

  it('is forgotten after eight hours', async () => {
    const { dynamodb, standIn } = await open();
    const first = await start(dynamodb, { ClientToken });
    standIn.clock.advance(8 * hour);
    const second = await start(dynamodb, { ClientToken, S3Prefix: 'other' });
    expect(second.ExportArn).not.toBe(first.ExportArn);
  });

  it('left out makes two exports of two equal requests', async () => {
    const { dynamodb } = await open();
    const first = await start(dynamodb);
    const second = await start(dynamodb);
    expect(second.ExportArn).not.toBe(first.ExportArn);
  });
});

describe('an export that cannot be written', () => {
  const KMS = 'KMS' as const;
  const usKey = 'arn:aws:kms:us-east-1:111122223333:key/0000abcd-12ab-34cd-56ef-1234567890ab';

  it.each<[string, Wishes, string]>([
    ['a missing bucket', { S3Bucket: 'no-such-bucket' }, 'S3NoSuchBucket'],
    ['a bucket with capitals', { S3Bucket: 'Exports-EU' }, 'S3NoSuchBucket'],
    ['a policy that denies', { S3Bucket: 'locked' }, 'S3AccessDenied'],
    ["another account's bucket", { S3Bucket: 'partner' }, 'S3AccessDenied'],
    ['the wrong owner', { S3BucketOwner: '444455556666' }, 'S3AccessDenied'],
    ['a missing key', { S3SseAlgorithm: KMS, S3SseKmsKeyId: 'alias/nil' }, 'KmsNotFoundException'],
    ["another Region's key", { S3SseAlgorithm: KMS, S3SseKmsKeyId: usKey }, 'KmsNotFoundException'],
    ['a disabled key', { S3SseAlgorithm: KMS, S3SseKmsKeyId: 'alias/off' }, 'KmsNotFoundException'],
  ])('for %s is accepted and fails minutes later', async (_what, wishes, code) => {
    const { dynamodb, standIn } = await open();
    const started = await start(dynamodb, wishes);
    const early = await look(dynamodb, started.ExportArn);
    standIn.clock.advance(duration);
    const late = await look(dynamodb, started.ExportArn);
    expect(early).toMatchObject({ ExportStatus: 'IN_PROGRESS' });
    expect(early.FailureCode).toBeUndefined();
    expect(late).toMatchObject({ ExportStatus: 'FAILED', FailureCode: code });
    expect(late.FailureMessage).toBeTruthy();
    expect(late.ExportManifest).toBeUndefined();
  });

  it.each<[string, Wishes]>([
    ['KMS without a key', { S3SseAlgorithm: KMS }],
    ["S3's own key", { S3SseAlgorithm: KMS, S3SseKmsKeyId: 'alias/aws/s3' }],
    ['a key of the Region', { S3SseAlgorithm: KMS, S3SseKmsKeyId: 'alias/exports' }],
    [
      "a key of the bucket's Region",
      { S3Bucket: 'exports-us', S3SseAlgorithm: KMS, S3SseKmsKeyId: usKey },
    ],
    ['the right owner', { S3Bucket: 'partner', S3BucketOwner: '444455556666' }],
  ])('is not one with %s', async (_what, wishes) => {
    const { dynamodb, standIn } = await open();
    const started = await start(dynamodb, wishes);
    standIn.clock.advance(duration);
    expect((await look(dynamodb, started.ExportArn)).ExportStatus).toBe('COMPLETED');
  });
});
