import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  ListTablesCommand,
  UpdateContinuousBackupsCommand,
  type DynamoDBClient,
  type PointInTimeRecoveryDescription,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { clientsFor, open, refusalOf } from './fixture/open.ts';
import { tableArn } from './fixture/seed.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

async function recoveryOf(
  dynamodb: DynamoDBClient,
  TableName: string,
): Promise<PointInTimeRecoveryDescription> {
  const answer = await dynamodb.send(new DescribeContinuousBackupsCommand({ TableName }));
  expect(answer.ContinuousBackupsDescription?.ContinuousBackupsStatus).toBe('ENABLED');
  return answer.ContinuousBackupsDescription?.PointInTimeRecoveryDescription ?? {};
}

async function turnOn(dynamodb: DynamoDBClient, TableName: string, days?: number): Promise<void> {
  await dynamodb.send(
    new UpdateContinuousBackupsCommand({
      TableName,
      PointInTimeRecoverySpecification: {
        PointInTimeRecoveryEnabled: true,
        RecoveryPeriodInDays: days,
      },
    }),
  );
}

describe('ListTables', () => {
  it('gives all tables, sorted, and no start of a next page on the last one', async () => {
    const { dynamodb } = await open();
    const answer = await dynamodb.send(new ListTablesCommand({}));
    expect(answer.TableNames).toEqual(['archive', 'customers', 'newborn', 'orders']);
    expect(answer.LastEvaluatedTableName).toBeUndefined();
  });

  it('pages by Limit', async () => {
    const { dynamodb } = await open();
    const first = await dynamodb.send(new ListTablesCommand({ Limit: 3 }));
    const second = await dynamodb.send(
      new ListTablesCommand({ Limit: 3, ExclusiveStartTableName: first.LastEvaluatedTableName }),
    );
    expect(first.LastEvaluatedTableName).toBe('newborn');
    expect(second.TableNames).toEqual(['orders']);
    expect(second.LastEvaluatedTableName).toBeUndefined();
  });

  it('pages by the page size of the stand-in where that is smaller', async () => {
    const { dynamodb } = await open({ pageSizes: { tables: 2 } });
    const answer = await dynamodb.send(new ListTablesCommand({ Limit: 100 }));
    expect(answer.TableNames).toHaveLength(2);
    expect(answer.LastEvaluatedTableName).toBe('customers');
  });

  it('shows no table in another Region', async () => {
    const { standIn } = await open();
    const { dynamodb } = clientsFor(standIn.url, 'us-east-1', 'acme-dev');
    expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual([]);
  });

  it.each([0, 101])('refuses a Limit of %d', async (Limit) => {
    const { dynamodb } = await open();
    const refusal = await refusalOf(dynamodb.send(new ListTablesCommand({ Limit })));
    expect(refusal.name).toBe('ValidationException');
    expect(refusal.message).toContain(`Value '${Limit}' at 'limit' failed to satisfy constraint`);
  });
});

describe('DescribeTable', () => {
  it('tells size, keys, indexes and ids', async () => {
    const { dynamodb } = await open();
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: 'orders' }));
    expect(Table).toMatchObject({
      TableName: 'orders',
      TableArn: tableArn('orders'),
      TableStatus: 'ACTIVE',
      TableSizeBytes: 41_200_000_000,
      ItemCount: 1_204_311,
      KeySchema: [
        { AttributeName: 'orderId', KeyType: 'HASH' },
        { AttributeName: 'placedAt', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [{ IndexName: 'byCustomer' }],
    });
    expect(Table?.TableId).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(Table?.TableClassSummary).toBeUndefined();
  });

  it('takes an ARN for a name, and tells the infrequent-access class', async () => {
    const { dynamodb } = await open();
    const { Table } = await dynamodb.send(
      new DescribeTableCommand({ TableName: tableArn('archive') }),
    );
    expect(Table?.TableClassSummary?.TableClass).toBe('STANDARD_INFREQUENT_ACCESS');
  });

  it('shows a new table as CREATING until its time has come', async () => {
    const { dynamodb, standIn } = await open();
    const command = new DescribeTableCommand({ TableName: 'newborn' });
    expect((await dynamodb.send(command)).Table?.TableStatus).toBe('CREATING');
    standIn.clock.advance(20_000);
    expect((await dynamodb.send(command)).Table?.TableStatus).toBe('ACTIVE');
  });

  it('calls a missing table a missing resource, unlike the operations on backups', async () => {
    const { dynamodb } = await open();
    const TableName = 'nothing';
    const described = await refusalOf(dynamodb.send(new DescribeTableCommand({ TableName })));
    const backups = await refusalOf(
      dynamodb.send(new DescribeContinuousBackupsCommand({ TableName })),
    );
    expect(described.name).toBe('ResourceNotFoundException');
    expect(backups.name).toBe('TableNotFoundException');
  });
});

describe('point-in-time recovery', () => {
  it('ends its window five minutes ago and moves with the clock', async () => {
    const { dynamodb, standIn } = await open({ speed: 0 });
    const before = await recoveryOf(dynamodb, 'orders');
    standIn.clock.advance(minute);
    const after = await recoveryOf(dynamodb, 'orders');
    expect(after.LatestRestorableDateTime?.getTime()).toBe(standIn.clock.now() - 5 * minute);
    expect(before.LatestRestorableDateTime?.getTime()).toBe(standIn.clock.now() - 6 * minute);
  });

  it('begins its window when it was turned on, or one period ago', async () => {
    const { dynamodb, standIn } = await open({ speed: 0 });
    const young = await recoveryOf(dynamodb, 'orders');
    const old = await recoveryOf(dynamodb, 'customers');
    expect(young.EarliestRestorableDateTime?.getTime()).toBe(standIn.clock.now() - 10 * day);
    expect(old.EarliestRestorableDateTime?.getTime()).toBe(standIn.clock.now() - 7 * day);
  });

  it('has no window while it is off, and one of no length once it was turned on', async () => {
    const { dynamodb, standIn } = await open({ speed: 0 });
    expect(await recoveryOf(dynamodb, 'archive')).toEqual({
      PointInTimeRecoveryStatus: 'DISABLED',
    });
    await turnOn(dynamodb, 'archive');
    const now = new Date(standIn.clock.now());
    expect(await recoveryOf(dynamodb, 'archive')).toEqual({
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays: 35,
      EarliestRestorableDateTime: now,
      LatestRestorableDateTime: now,
    });
  });

  it('loses history at once with a shorter period, and wins none back with a longer one', async () => {
    const { dynamodb, standIn } = await open({ speed: 0 });
    await turnOn(dynamodb, 'orders', 3);
    await turnOn(dynamodb, 'orders', 35);
    const { EarliestRestorableDateTime } = await recoveryOf(dynamodb, 'orders');
    expect(EarliestRestorableDateTime?.getTime()).toBe(standIn.clock.now() - 3 * day);
  });

  it('cannot be changed for some seconds after a table was created', async () => {
    const { dynamodb, standIn } = await open();
    const early = await refusalOf(turnOn(dynamodb, 'newborn'));
    standIn.clock.advance(21_000);
    const stillEarly = await refusalOf(turnOn(dynamodb, 'newborn'));
    standIn.clock.advance(6_000);
    await turnOn(dynamodb, 'newborn');
    expect([early.name, stillEarly.name]).toEqual([
      'ContinuousBackupsUnavailableException',
      'ContinuousBackupsUnavailableException',
    ]);
  });

  it('refuses a period longer than 35 days', async () => {
    const { dynamodb } = await open();
    expect((await refusalOf(turnOn(dynamodb, 'orders', 36))).name).toBe('ValidationException');
  });
});
