import {
  DescribeExportCommand,
  ExportTableToPointInTimeCommand,
  ListExportsCommand,
  type DynamoDBClient,
  type ListExportsOutput,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { clientsFor, open, refusalOf } from './fixture/open.ts';
import { smallSeed, tableArn } from './fixture/seed.ts';
import type { StandIn } from './standIn.ts';

const duration = 5 * 60_000;

async function start(dynamodb: DynamoDBClient, table = 'orders'): Promise<string> {
  const command = new ExportTableToPointInTimeCommand({
    TableArn: tableArn(table),
    S3Bucket: 'exports-eu',
  });
  return (await dynamodb.send(command)).ExportDescription?.ExportArn ?? '';
}

async function list(
  dynamodb: DynamoDBClient,
  input: ConstructorParameters<typeof ListExportsCommand>[0] = {},
): Promise<ListExportsOutput> {
  return await dynamodb.send(new ListExportsCommand(input));
}

function arnsOf(answer: ListExportsOutput): (string | undefined)[] {
  return (answer.ExportSummaries ?? []).map(({ ExportArn }) => ExportArn);
}

function recreate(standIn: StandIn, name: string): void {
  standIn.deleteTable(name);
  for (const seed of smallSeed.tables) if (seed.name === name) standIn.createTable(seed);
}

describe('ListExports', () => {
  it('shows running exports too, with their type although it was not sent', async () => {
    const { dynamodb } = await open();
    const arn = await start(dynamodb);
    const { ExportSummaries } = await list(dynamodb);
    expect(ExportSummaries).toContainEqual({
      ExportArn: arn,
      ExportStatus: 'IN_PROGRESS',
      ExportType: 'FULL_EXPORT',
    });
  });

  it('gives at most 25 a page, in reverse alphanumeric order, each once', async () => {
    const { dynamodb } = await open({ throttle: false });
    for (let count = 0; count < 30; count += 1) {
      await start(dynamodb, count % 2 === 0 ? 'orders' : 'customers');
    }
    const first = await list(dynamodb);
    const second = await list(dynamodb, { NextToken: first.NextToken });
    const all = [...arnsOf(first), ...arnsOf(second)];
    expect(first.ExportSummaries).toHaveLength(25);
    expect(second.NextToken).toBeUndefined();
    expect(new Set(all).size).toBe(32);
    expect(all).toEqual(all.toSorted().reverse());
  });

  it('pages by MaxResults, and by the page size of the stand-in', async () => {
    const { dynamodb } = await open({ pageSizes: { exports: 1 } });
    const first = await list(dynamodb, { MaxResults: 25 });
    const second = await list(dynamodb, { NextToken: first.NextToken });
    expect([arnsOf(first).length, arnsOf(second).length]).toEqual([1, 1]);
    expect(second.NextToken).toBeUndefined();
  });

  it('shows only the exports of the table that is asked for', async () => {
    const { dynamodb } = await open();
    const answer = await list(dynamodb, { TableArn: tableArn('customers') });
    expect(arnsOf(answer)).toEqual([expect.stringContaining(tableArn('customers'))]);
  });

  it('forgets exports after 90 days', async () => {
    const { dynamodb, standIn } = await open();
    const shown = arnsOf(await list(dynamodb));
    expect(standIn.exports()).toHaveLength(3);
    expect(shown).toHaveLength(2);
  });

  it('shows nothing in another Region', async () => {
    const { standIn } = await open();
    const { dynamodb } = clientsFor(standIn.url, 'us-east-1');
    expect(arnsOf(await list(dynamodb))).toEqual([]);
    expect(arnsOf(await list(dynamodb, { TableArn: tableArn('orders') }))).toEqual([]);
  });

  it.each([
    ['a NextToken that it did not give', { NextToken: 'b3JkZXJz' }],
    ['more than 25 results', { MaxResults: 26 }],
    ['fewer than one result', { MaxResults: 0 }],
    ['a table that is no ARN', { TableArn: 'orders' }],
  ])('refuses %s', async (_what, input) => {
    const { dynamodb } = await open();
    expect((await refusalOf(list(dynamodb, input))).name).toBe('ValidationException');
  });

  it.each([
    ['deleted', (standIn: StandIn) => standIn.deleteTable('orders')],
    ['made anew', (standIn: StandIn) => recreate(standIn, 'orders')],
  ])('shows none of a table that was %s, though they can be described', async (_what, change) => {
    const { dynamodb, standIn } = await open();
    const arn = await start(dynamodb);
    change(standIn);
    expect(arnsOf(await list(dynamodb, { TableArn: tableArn('orders') }))).toEqual([]);
    const answer = await dynamodb.send(new DescribeExportCommand({ ExportArn: arn }));
    expect(answer.ExportDescription?.ExportStatus).toBe('IN_PROGRESS');
  });
});

describe('DescribeExport', () => {
  it('tells end, counts and manifest only at the end', async () => {
    const { dynamodb, standIn } = await open({ speed: 0 });
    const command = new DescribeExportCommand({ ExportArn: await start(dynamodb) });
    standIn.clock.advance(duration - 1);
    const running = (await dynamodb.send(command)).ExportDescription ?? {};
    standIn.clock.advance(1);
    const done = (await dynamodb.send(command)).ExportDescription ?? {};
    const late = ['EndTime', 'ExportManifest', 'ItemCount', 'BilledSizeBytes'];
    expect(running.ExportStatus).toBe('IN_PROGRESS');
    expect(Object.keys(running).filter((name) => late.includes(name))).toEqual([]);
    expect(done).toMatchObject({
      ExportStatus: 'COMPLETED',
      EndTime: new Date(standIn.clock.now()),
      ItemCount: 12,
      BilledSizeBytes: 41_200_000_000,
    });
    expect(done.ExportManifest).toMatch(/^AWSDynamoDB\/\d{14}-\w{8}\/manifest-summary\.json$/);
  });

  it('leaves out the owner of the bucket, but never the token', async () => {
    const { dynamodb, standIn } = await open();
    await dynamodb.send(
      new ExportTableToPointInTimeCommand({
        TableArn: tableArn('orders'),
        S3Bucket: 'exports-eu',
        S3BucketOwner: '111122223333',
      }),
    );
    const view = standIn.exports().at(-1);
    const command = new DescribeExportCommand({ ExportArn: view?.arn });
    const { ExportDescription } = await dynamodb.send(command);
    expect(ExportDescription?.S3BucketOwner).toBeUndefined();
    expect(ExportDescription?.ClientToken).toBe(view?.clientToken);
  });

  it('leaves out a type that was not sent, and tells one that was', async () => {
    const { dynamodb } = await open();
    const plain = new DescribeExportCommand({ ExportArn: await start(dynamodb) });
    const typed = await dynamodb.send(
      new ExportTableToPointInTimeCommand({
        TableArn: tableArn('orders'),
        S3Bucket: 'exports-eu',
        ExportType: 'FULL_EXPORT',
      }),
    );
    expect((await dynamodb.send(plain)).ExportDescription?.ExportType).toBeUndefined();
    expect(typed.ExportDescription?.ExportType).toBe('FULL_EXPORT');
  });

  it.each([
    ['no export ARN', `${tableArn('orders')}/index/byCustomer`, 'ValidationException'],
    [
      'an ARN of another account',
      `${tableArn('orders').replace('1111', '4444')}/export/01700000000000-12345678`,
      'AccessDeniedException',
    ],
    [
      'an ARN of another partition',
      `${tableArn('orders').replace('arn:aws', 'arn:aws-cn')}/export/01700000000000-12345678`,
      'AccessDeniedException',
    ],
    [
      'an ARN of another service',
      `${tableArn('orders').replace('dynamodb', 'sdb')}/export/01700000000000-12345678`,
      'AccessDeniedException',
    ],
    [
      'an ARN of no export',
      `${tableArn('orders')}/export/01700000000000-12345678`,
      'ExportNotFoundException',
    ],
  ])('answers %s with the right refusal', async (_what, ExportArn, name) => {
    const { dynamodb } = await open();
    const refusal = await refusalOf(dynamodb.send(new DescribeExportCommand({ ExportArn })));
    expect(refusal.name).toBe(name);
  });

  it('finds no export in another Region', async () => {
    const { dynamodb, standIn } = await open();
    const command = new DescribeExportCommand({ ExportArn: await start(dynamodb) });
    const elsewhere = clientsFor(standIn.url, 'us-east-1').dynamodb;
    expect((await refusalOf(elsewhere.send(command))).name).toBe('ExportNotFoundException');
  });
});
