import {
  CreateBackupCommand,
  DeleteBackupCommand,
  DescribeBackupCommand,
  DescribeTableCommand,
  ListBackupsCommand,
  type BackupTypeFilter,
  type ListBackupsInput,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { clientsFor, open, refusalOf, type Clients } from './fixture/open.ts';
import { smallSeed, tableArn } from './fixture/seed.ts';
import type { Seed, TableSeed } from './seed.ts';
import type { StandInOptions } from './standIn.ts';

const day = 24 * 60 * 60_000;
const [orders, customers] = smallSeed.tables;

const gone: TableSeed | undefined = customers && { ...customers, name: 'gone' };

const backupSeed: Seed = {
  ...smallSeed,
  tables: smallSeed.tables.map((table) =>
    table === orders
      ? { ...table, provisioned: { read: 20, write: 10 }, stream: 'NEW_AND_OLD_IMAGES' }
      : table,
  ),
  deletedTables: gone ? [{ table: gone, deletedAgo: 5 * day }] : [],
  backups: [
    { table: 'orders', name: 'weekly', createdAgo: 9 * day },
    { table: 'orders', name: 'weekly', createdAgo: 2 * day },
    { table: 'customers', name: 'once', createdAgo: 4 * day },
    { table: 'gone', name: 'last', createdAgo: 6 * day },
  ],
};

async function start(options: StandInOptions = {}) {
  return await open({ seed: backupSeed, throttle: false, ...options });
}

async function create({ dynamodb }: Clients, TableName = 'archive', BackupName = 'mine') {
  const { BackupDetails } = await dynamodb.send(new CreateBackupCommand({ TableName, BackupName }));
  return BackupDetails;
}

async function list({ dynamodb }: Clients, input: ListBackupsInput = {}) {
  const { BackupSummaries, LastEvaluatedBackupArn } = await dynamodb.send(
    new ListBackupsCommand(input),
  );
  const names = (BackupSummaries ?? []).map(({ BackupName }) => BackupName);
  return { names, summaries: BackupSummaries ?? [], last: LastEvaluatedBackupArn };
}

describe('CreateBackup', () => {
  it('answers CREATING; the backup is AVAILABLE a little later', async () => {
    const opened = await start();
    const { dynamodb, standIn } = opened;
    const made = await create(opened);
    expect(made).toEqual({
      BackupArn: expect.stringMatching(
        /^arn:aws:dynamodb:eu-west-1:111122223333:table\/archive\/backup\/\d{14}-[0-9a-f]{8}$/,
      ) as string,
      BackupName: 'mine',
      BackupSizeBytes: 0,
      BackupStatus: 'CREATING',
      BackupType: 'USER',
      BackupCreationDateTime: expect.any(Date) as Date,
    });
    const [, , time] = /(\/backup\/)(\d{14})/.exec(made?.BackupArn ?? '') ?? [];
    expect(Number(time)).toBe(made?.BackupCreationDateTime?.getTime());
    expect(standIn.backups().at(-2)).toMatchObject({ name: 'mine', status: 'CREATING' });
    standIn.clock.advance(4_000);
    const BackupArn = made?.BackupArn;
    const { BackupDescription } = await dynamodb.send(new DescribeBackupCommand({ BackupArn }));
    expect(BackupDescription?.BackupDetails).toEqual({ ...made, BackupStatus: 'AVAILABLE' });
  });

  it('takes as long as the stand-in was told', async () => {
    const opened = await start({ backupDuration: 60_000 });
    await create(opened);
    opened.standIn.clock.advance(59_000);
    const { summaries } = await list(opened, { TableName: 'archive' });
    expect(summaries.map(({ BackupStatus }) => BackupStatus)).toEqual(['CREATING']);
  });

  it('makes another backup of the same name each time', async () => {
    const opened = await start();
    const made = await Promise.all([create(opened), create(opened), create(opened)]);
    expect(new Set(made.map((one) => one?.BackupArn)).size).toBe(3);
    expect((await list(opened, { TableName: 'archive' })).names).toEqual(['mine', 'mine', 'mine']);
  });

  it('takes the ARN of the table too', async () => {
    const opened = await start();
    expect((await create(opened, tableArn('orders')))?.BackupSizeBytes).toBe(41_200_000_000);
  });

  it('does not find a table that is still being created', async () => {
    const opened = await start();
    const refusal = await refusalOf(create(opened, 'newborn'));
    expect(refusal).toEqual({
      name: 'TableNotFoundException',
      message: 'Table not found: newborn',
      status: 400,
    });
  });

  it('is refused for some seconds after a table has become active', async () => {
    const opened = await start();
    opened.standIn.clock.advance(21_000);
    const refusal = await refusalOf(create(opened, 'newborn'));
    opened.standIn.clock.advance(6_000);
    expect(refusal.name).toBe('ContinuousBackupsUnavailableException');
    expect((await create(opened, 'newborn'))?.BackupStatus).toBe('CREATING');
  });

  it.each([
    ['nobody', 'mine', 'TableNotFoundException'],
    ['archive', 'no', 'ValidationException'],
    ['archive', 'x'.repeat(256), 'ValidationException'],
    ['archive', 'my backup', 'ValidationException'],
  ])('refuses %s with the name %s: %s', async (table, name, refusal) => {
    const opened = await start();
    expect((await refusalOf(create(opened, table, name))).name).toBe(refusal);
  });

  it.each(['TableInUseException', 'LimitExceededException', 'BackupInUseException'])(
    'can be made to answer %s',
    async (code) => {
      const opened = await start();
      opened.standIn.faults.set({ fault: 'error', operation: 'CreateBackup', code });
      expect(await refusalOf(create(opened))).toMatchObject({ name: code, status: 400 });
    },
  );
});

describe('ListBackups', () => {
  it('lists what people made, oldest first, also of tables that are gone', async () => {
    const opened = await start();
    const { names, summaries } = await list(opened);
    expect(names).toEqual(['weekly', 'last', 'once', 'weekly']);
    expect(summaries[0]).toMatchObject({
      TableName: 'orders',
      TableArn: tableArn('orders'),
      TableId: expect.any(String) as string,
      BackupStatus: 'AVAILABLE',
      BackupType: 'USER',
      BackupSizeBytes: 41_200_000_000,
    });
    expect(summaries[0]).not.toHaveProperty('BackupExpiryDateTime');
  });

  it.each<[BackupTypeFilter, readonly string[]]>([
    ['USER', ['weekly', 'last', 'once', 'weekly']],
    ['SYSTEM', ['gone$DeletedTableBackup']],
    ['AWS_BACKUP', []],
    ['ALL', ['weekly', 'last', 'gone$DeletedTableBackup', 'once', 'weekly']],
  ])('lists those of type %s', async (BackupType, names) => {
    const opened = await start();
    expect((await list(opened, { BackupType })).names).toEqual(names);
  });

  it.each([
    ['orders', 2],
    [tableArn('orders'), 2],
    ['gone', 1],
    ['nobody', 0],
  ])('lists those of the table %s: %d', async (TableName, count) => {
    const opened = await start();
    expect((await list(opened, { TableName })).names).toHaveLength(count);
  });

  it('takes a span of time whose start is in it and whose end is not', async () => {
    const opened = await start();
    const [, second, , fourth] = (await list(opened)).summaries;
    const TimeRangeLowerBound = second?.BackupCreationDateTime;
    const TimeRangeUpperBound = fourth?.BackupCreationDateTime;
    const { names } = await list(opened, { TimeRangeLowerBound, TimeRangeUpperBound });
    expect(names).toEqual(['last', 'once']);
    const turned = list(opened, {
      TimeRangeLowerBound: TimeRangeUpperBound,
      TimeRangeUpperBound: TimeRangeLowerBound,
    });
    expect((await refusalOf(turned)).name).toBe('ValidationException');
  });

  it.each<[StandInOptions, ListBackupsInput]>([
    [{}, { Limit: 2 }],
    [{ pageSizes: { backups: 2 } }, {}],
  ])('pages with %j and %j, and may promise more than there is', async (options, input) => {
    const opened = await start(options);
    const first = await list(opened, input);
    const second = await list(opened, { ...input, ExclusiveStartBackupArn: first.last });
    const third = await list(opened, { ...input, ExclusiveStartBackupArn: second.last });
    expect([first.names, second.names, third.names]).toEqual([
      ['weekly', 'last'],
      ['once', 'weekly'],
      [],
    ]);
    expect(second.last).toBeDefined();
    expect(third.last).toBeUndefined();
  });

  it('goes on after a backup that was deleted meanwhile', async () => {
    const opened = await start();
    const { last } = await list(opened, { Limit: 1 });
    await opened.dynamodb.send(new DeleteBackupCommand({ BackupArn: last }));
    const { names } = await list(opened, { ExclusiveStartBackupArn: last });
    expect(names).toEqual(['last', 'once', 'weekly']);
  });

  it('lists nothing in another Region', async () => {
    const { standIn } = await start();
    expect((await list(clientsFor(standIn.url, 'us-east-1'))).names).toEqual([]);
  });

  it.each<ListBackupsInput>([
    { Limit: 0 },
    { Limit: 101 },
    { BackupType: 'user' as BackupTypeFilter },
    { ExclusiveStartBackupArn: 'short' },
    { ExclusiveStartBackupArn: `${tableArn('orders')}/export/01795435200000-0a1b2c3d` },
  ])('refuses %j', async (input) => {
    const opened = await start();
    expect((await refusalOf(list(opened, input))).name).toBe('ValidationException');
  });

  it('is throttled after five quick calls', async () => {
    const { standIn } = await open({ seed: backupSeed });
    const clients = clientsFor(standIn.url);
    for (const call of [1, 2, 3, 4, 5]) {
      expect([call, (await list(clients)).names.length]).toEqual([call, 4]);
    }
    expect((await refusalOf(list(clients))).name).toBe('ThrottlingException');
  });

  it('is refused to whoever may not list', async () => {
    const { standIn } = await start();
    const refusal = await refusalOf(list(clientsFor(standIn.url, 'eu-west-1', 'no-access')));
    expect(refusal.name).toBe('AccessDeniedException');
    expect(refusal.message).toContain('dynamodb:ListBackups');
  });
});

describe('DescribeBackup', () => {
  it('tells what a backup holds of its table', async () => {
    const opened = await start();
    const [summary] = (await list(opened, { TableName: 'orders' })).summaries;
    const BackupArn = summary?.BackupArn;
    const [{ BackupDescription }, { Table }] = await Promise.all([
      opened.dynamodb.send(new DescribeBackupCommand({ BackupArn })),
      opened.dynamodb.send(new DescribeTableCommand({ TableName: 'orders' })),
    ]);
    expect(BackupDescription?.SourceTableDetails).toEqual({
      TableName: 'orders',
      TableId: Table?.TableId,
      TableArn: tableArn('orders'),
      TableSizeBytes: 41_200_000_000,
      KeySchema: Table?.KeySchema,
      TableCreationDateTime: Table?.CreationDateTime,
      ProvisionedThroughput: { ReadCapacityUnits: 20, WriteCapacityUnits: 10 },
      ItemCount: 1_204_311,
      BillingMode: 'PROVISIONED',
    });
    expect(BackupDescription?.SourceTableFeatureDetails).toEqual({
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byCustomer',
          KeySchema: Table?.KeySchema,
          Projection: { ProjectionType: 'ALL' },
          ProvisionedThroughput: { ReadCapacityUnits: 20, WriteCapacityUnits: 10 },
        },
      ],
      StreamDescription: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(Table).not.toHaveProperty('BillingModeSummary');
  });

  it('tells of a plain table that it has no features', async () => {
    const opened = await start();
    const BackupArn = (await create(opened))?.BackupArn;
    const { BackupDescription } = await opened.dynamodb.send(
      new DescribeBackupCommand({ BackupArn }),
    );
    expect(BackupDescription?.SourceTableDetails?.BillingMode).toBe('PAY_PER_REQUEST');
    expect(BackupDescription?.SourceTableFeatureDetails).toEqual({});
  });

  it('does not look at the Region in the ARN', async () => {
    const opened = await start();
    const [summary] = (await list(opened)).summaries;
    const BackupArn = summary?.BackupArn?.replace('eu-west-1', 'us-east-1');
    const { BackupDescription } = await opened.dynamodb.send(
      new DescribeBackupCommand({ BackupArn }),
    );
    expect(BackupDescription?.BackupDetails?.BackupName).toBe('weekly');
  });

  it.each([
    [`${tableArn('orders')}/backup/01795435200000-0a1b2c3d`, 'BackupNotFoundException'],
    [`${tableArn('orders')}/export/01795435200000-0a1b2c3d`, 'ValidationException'],
    [
      'arn:aws-cn:dynamodb:eu-west-1:111122223333:table/orders/backup/01-0a1b2c3d',
      'ValidationException',
    ],
    [
      'arn:aws:dynamodb:eu-west-1:444455556666:table/orders/backup/01-0a1b2c3d',
      'AccessDeniedException',
    ],
    ['short', 'ValidationException'],
  ])('answers %s with %s', async (BackupArn, refusal) => {
    const { dynamodb } = await start();
    const call = dynamodb.send(new DescribeBackupCommand({ BackupArn }));
    expect((await refusalOf(call)).name).toBe(refusal);
  });
});

describe('DeleteBackup', () => {
  it('answers DELETED, and the backup is gone at once', async () => {
    const opened = await start();
    const [summary] = (await list(opened)).summaries;
    const BackupArn = summary?.BackupArn;
    const { BackupDescription } = await opened.dynamodb.send(
      new DeleteBackupCommand({ BackupArn }),
    );
    expect(BackupDescription?.BackupDetails?.BackupStatus).toBe('DELETED');
    expect(BackupDescription?.SourceTableDetails?.TableName).toBe('orders');
    expect((await list(opened)).names).toEqual(['last', 'once', 'weekly']);
    const again = opened.dynamodb.send(new DescribeBackupCommand({ BackupArn }));
    expect(await refusalOf(again)).toEqual({
      name: 'BackupNotFoundException',
      message: `Backup not found: ${BackupArn}`,
      status: 400,
    });
  });

  it('is refused while the backup is being made', async () => {
    const opened = await start();
    const BackupArn = (await create(opened))?.BackupArn;
    const remove = () => opened.dynamodb.send(new DeleteBackupCommand({ BackupArn }));
    expect((await refusalOf(remove())).name).toBe('BackupInUseException');
    opened.standIn.clock.advance(4_000);
    expect((await remove()).BackupDescription?.BackupDetails?.BackupStatus).toBe('DELETED');
  });

  it('is refused for a system backup', async () => {
    const opened = await start();
    const [summary] = (await list(opened, { BackupType: 'SYSTEM' })).summaries;
    const BackupArn = summary?.BackupArn;
    const refusal = await refusalOf(opened.dynamodb.send(new DeleteBackupCommand({ BackupArn })));
    expect(refusal.name).toBe('ValidationException');
    expect(refusal.message).toContain('is not allowed to delete the system backup');
  });
});

describe('a system backup', () => {
  it('is there some seconds after a table with recovery was deleted, for 35 days', async () => {
    const opened = await start();
    const { standIn } = opened;
    const find = async () => {
      const { summaries } = await list(opened, { TableName: 'customers', BackupType: 'SYSTEM' });
      return summaries[0];
    };
    standIn.deleteTable('customers');
    const early = await find();
    standIn.clock.advance(8_000);
    const made = await find();
    standIn.clock.advance(35 * day);
    expect(early).toBeUndefined();
    expect(made).toMatchObject({
      BackupName: 'customers$DeletedTableBackup',
      BackupArn: expect.stringMatching(/\/backup\/\d{14}-00000000$/) as string,
      BackupStatus: 'AVAILABLE',
      BackupType: 'SYSTEM',
    });
    const { BackupCreationDateTime: from, BackupExpiryDateTime: to } = made ?? {};
    expect((to?.getTime() ?? 0) - (from?.getTime() ?? 0)).toBe(35 * day);
    expect(await find()).toBeUndefined();
  });

  it('is not made of a table without recovery', async () => {
    const opened = await start();
    opened.standIn.deleteTable('archive');
    opened.standIn.clock.advance(8_000);
    expect((await list(opened, { TableName: 'archive', BackupType: 'ALL' })).names).toEqual([]);
  });
});
