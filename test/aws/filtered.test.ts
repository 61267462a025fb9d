import {
  DescribeExportCommand,
  ListExportsCommand,
  type FilterSpecification,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { dataLines, finish, rowsOf, start } from './fixture/exporting.ts';
import { open, refusalOf } from './fixture/open.ts';

const hour = 60 * 60_000;

type Opened = Awaited<ReturnType<typeof open>>;

async function rowsWith(FilterSpecification: FilterSpecification): Promise<readonly unknown[]> {
  const opened = await open();
  return await rowsOf(opened.s3, await finish(opened, { FilterSpecification }));
}

describe('a filtered full export', () => {
  it('has only the items that the filter keeps', async () => {
    const rows = await rowsWith({
      FilterExpression: '#t >= :least AND contains(orderId, :one)',
      ExpressionAttributeNames: { '#t': 'total' },
      ExpressionAttributeValues: { ':least': { N: '10' }, ':one': { S: '-1' } },
    });
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({
      Item: expect.objectContaining({ orderId: { S: 'order-11' } }) as unknown,
    });
  });

  it('has only the attributes that the projection names, in lists and maps too', async () => {
    const rows = await rowsWith({
      KeyConditionExpression: 'orderId = :id',
      ProjectionExpression: '#l[0].sku, #l[7], nothing',
      ExpressionAttributeNames: { '#l': 'lines' },
      ExpressionAttributeValues: { ':id': { S: 'order-3' } },
    });
    expect(rows).toEqual([{ Item: { lines: { L: [{ M: { sku: { S: 'A-1' } } }] } } }]);
  });

  it('keeps items in the same data files although the projection leaves their keys out', async () => {
    const opened = await open();
    const whole = await finish(opened);
    const part = await finish(opened, {
      FilterSpecification: {
        ProjectionExpression: '#t',
        ExpressionAttributeNames: { '#t': 'total' },
      },
    });
    expect(await dataLines(opened.s3, part)).toHaveLength(12);
    expect(part.ItemCount).toBe(whole.ItemCount);
  });

  it('costs less with a key condition, and only with one', async () => {
    const opened = await open();
    const values = { ExpressionAttributeValues: { ':id': { S: 'order-3' } } };
    const billed = async (filter: FilterSpecification): Promise<number> =>
      (await finish(opened, { FilterSpecification: { ...filter, ...values } })).BilledSizeBytes ??
      0;
    expect(await billed({ FilterExpression: 'orderId = :id' })).toBe(41_200_000_000);
    expect(await billed({ KeyConditionExpression: 'orderId = :id' })).toBe(3_433_333_333);
  });

  it('reads what partition key and sort key say', async () => {
    const rows = await rowsWith({
      KeyConditionExpression: 'orderId = :id AND placedAt BETWEEN :low AND :high',
      ExpressionAttributeValues: {
        ':id': { S: 'order-3' },
        ':low': { N: '1795000004' },
        ':high': { N: '1795000009' },
      },
    });
    expect(rows).toEqual([]);
  });
});

describe('a filtered incremental export', () => {
  const finishLastHour = (opened: Opened, filter: FilterSpecification): ReturnType<typeof finish> =>
    finish(opened, {
      ExportType: 'INCREMENTAL_EXPORT',
      IncrementalExportSpecification: {
        ExportFromTime: new Date(opened.standIn.clock.now() - hour),
      },
      FilterSpecification: filter,
    });

  const idsOf = (lines: readonly string[]): readonly (string | undefined)[] =>
    lines.map((line) => /"Keys":{"orderId":{"S":"([^"]+)"/.exec(line)?.[1]).sort();

  it('looks at the newest image of an item, and at the old one of a deleted item', async () => {
    const opened = await open({ speed: 0 });
    const described = await finishLastHour(opened, {
      FilterExpression: 'buyer.city = :city AND #t < :most OR #t = :twelve',
      ExpressionAttributeNames: { '#t': 'total' },
      ExpressionAttributeValues: {
        ':city': { S: 'Lyon' },
        ':most': { N: '3' },
        ':twelve': { N: '12.0' },
      },
    });
    expect(idsOf(await dataLines(opened.s3, described))).toEqual(['order-1', 'order-2']);
    expect(described.BilledSizeBytes).toBe(10_000_000);
  });

  it('projects both images and leaves the keys whole', async () => {
    const opened = await open({ speed: 0 });
    const described = await finishLastHour(opened, {
      KeyConditionExpression: 'orderId = :id',
      ProjectionExpression: '#t, buyer.city',
      ExpressionAttributeNames: { '#t': 'total' },
      ExpressionAttributeValues: { ':id': { S: 'order-1' } },
    });
    const buyer = { M: { city: { S: 'Praha' } } };
    expect(await rowsOf(opened.s3, described)).toEqual([
      {
        Metadata: expect.anything() as unknown,
        Keys: { orderId: { S: 'order-1' }, placedAt: { N: '1795000001' } },
        OldImage: { total: { N: '1.5' }, buyer },
        NewImage: { total: { N: '12' }, buyer },
      },
    ]);
  });
});

describe('the filter of an export', () => {
  const filter: FilterSpecification = {
    FilterExpression: 'attribute_exists(photo) OR photo = :photo',
    ExpressionAttributeValues: { ':photo': { B: new Uint8Array([1, 2, 3]) } },
  };

  it('is told again when the export is described, and not in the list', async () => {
    const opened = await open();
    const started = await start(opened, { FilterSpecification: filter });
    const described = await opened.dynamodb.send(
      new DescribeExportCommand({ ExportArn: started.ExportArn }),
    );
    const { ExportSummaries } = await opened.dynamodb.send(new ListExportsCommand({}));
    expect(started.FilterSpecification).toEqual(filter);
    expect(described.ExportDescription?.FilterSpecification).toEqual(filter);
    expect(described.ExportDescription?.ExportType).toBeUndefined();
    expect(JSON.stringify(ExportSummaries)).not.toContain('photo');
  });

  it('is part of what a client token stands for', async () => {
    const opened = await open();
    const ClientToken = 'token-1';
    await start(opened, { ClientToken, FilterSpecification: filter });
    const again = await start(opened, { ClientToken, FilterSpecification: filter });
    const refusal = await refusalOf(start(opened, { ClientToken }));
    expect(again.ClientToken).toBe(ClientToken);
    expect(refusal.name).toBe('ExportConflictException');
  });

  const one = { ':v': { S: 'x' } };
  it.each<[string, FilterSpecification, string]>([
    ['with nothing in it', {}, 'FilterSpecification must contain at least one expression'],
    [
      'that cannot be parsed',
      { FilterExpression: 'orderId == :v', ExpressionAttributeValues: one },
      'Invalid FilterExpression: Syntax error; token: "=", near: "== :v"',
    ],
    [
      'with a value that is not defined',
      { FilterExpression: 'orderId = :v' },
      'Invalid FilterExpression: An expression attribute value used in expression is not defined; attribute value: :v',
    ],
    [
      'with a value that is not used',
      { ProjectionExpression: 'orderId', ExpressionAttributeValues: one },
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}',
    ],
    [
      'with two conditions on the partition key',
      {
        KeyConditionExpression: 'orderId = :v AND orderId = :w',
        ExpressionAttributeValues: { ...one, ':w': { S: 'y' } },
      },
      'KeyConditionExpressions must only contain one condition per key',
    ],
    [
      'with a key in the filter besides a key condition',
      {
        KeyConditionExpression: 'orderId = :v',
        FilterExpression: 'placedAt > :n',
        ExpressionAttributeValues: { ...one, ':n': { N: '1' } },
      },
      'Filter Expression can only contain non-primary key attributes: Primary key attribute: placedAt',
    ],
    [
      'that is longer than 4 KB',
      { ProjectionExpression: 'a'.repeat(4097) },
      'Invalid ProjectionExpression: Expression size has exceeded the maximum allowed size; expression size: 4097',
    ],
  ])('is refused %s, and nothing is started', async (_what, FilterSpecification, message) => {
    const opened = await open();
    const before = opened.standIn.exports().length;
    const refusal = await refusalOf(start(opened, { FilterSpecification }));
    expect(refusal).toEqual({ name: 'ValidationException', status: 400, message });
    expect(opened.standIn.exports()).toHaveLength(before);
  });
});
