import type {
  ContinuousBackupsDescription,
  DescribeContinuousBackupsInput,
  DescribeContinuousBackupsOutput,
  DescribeTableInput,
  DescribeTableOutput,
  ListTablesInput,
  ListTablesOutput,
  TableDescription,
  UpdateContinuousBackupsInput,
  UpdateContinuousBackupsOutput,
} from '@aws-sdk/client-dynamodb';
import { ApiError } from '../apiError.ts';
import type { Call } from '../call.ts';
import { validate, type Constraint } from '../validation.ts';
import type { Table, World } from '../world.ts';
import { tableOfName } from './arns.ts';
import { operation, toSeconds, type Operation, type Wire } from './operation.ts';
import { checkBackupsReady, windowOf } from './recovery.ts';
import { indexKeysOf, keySchemaOf, streamOf, throughputOf } from './tableShape.ts';

const longestPage = 100;
const defaultPeriodDays = 35;

const listTablesRules: readonly Constraint[] = [
  { member: 'Limit', range: [1, longestPage] },
  { member: 'ExclusiveStartTableName', length: [3, 255], pattern: '[a-zA-Z0-9_.-]+' },
];
const tableNameRules: readonly Constraint[] = [
  { member: 'TableName', required: true, length: [1, 1024] },
];
const periodRules: readonly Constraint[] = [{ member: 'RecoveryPeriodInDays', range: [1, 35] }];

/** The operations on tables and their point-in-time recovery. */
export function tableOperations(world: World, pageSize = longestPage): Record<string, Operation> {
  return {
    ListTables: operation<ListTablesInput, ListTablesOutput>((input, call) => {
      validate(input, listTablesRules);
      return listTables(world, input, call, pageSize);
    }),
    DescribeTable: operation<DescribeTableInput, DescribeTableOutput>((input, call) => {
      const name = tableNameOf(input);
      const table = tableOfName(world, name, call);
      if (table) return { Table: describeTable(table, world.clock.now()) };
      const message = `Requested resource not found: Table: ${name} not found`;
      throw new ApiError('ResourceNotFoundException', message);
    }),
    DescribeContinuousBackups: operation<
      DescribeContinuousBackupsInput,
      DescribeContinuousBackupsOutput
    >((input, call) => {
      const table = demandTable(world, tableNameOf(input), call);
      return { ContinuousBackupsDescription: describeBackups(table, world.clock.now()) };
    }),
    UpdateContinuousBackups: operation<UpdateContinuousBackupsInput, UpdateContinuousBackupsOutput>(
      (input, call) => {
        const table = demandTable(world, tableNameOf(input), call);
        updateRecovery(table, input.PointInTimeRecoverySpecification, world.clock.now());
        return { ContinuousBackupsDescription: describeBackups(table, world.clock.now()) };
      },
    ),
  };
}

function tableNameOf(input: { readonly TableName: string | undefined }): string {
  validate(input, tableNameRules);
  return input.TableName ?? '';
}

function demandTable(world: World, name: string, call: Call): Table {
  const table = tableOfName(world, name, call);
  if (!table) throw new ApiError('TableNotFoundException', `Table not found: ${name}`);
  return table;
}

function listTables(
  world: World,
  { ExclusiveStartTableName: start = '', Limit: limit = longestPage }: Wire<ListTablesInput>,
  call: Call,
  pageSize: number,
): Wire<ListTablesOutput> {
  const names = call.region === world.region ? world.tableNames() : [];
  const rest = names.filter((name) => name > start);
  const page = rest.slice(0, Math.min(limit, pageSize));
  const last = page.at(-1);
  if (page.length === rest.length || last === undefined) return { TableNames: page };
  return { TableNames: page, LastEvaluatedTableName: last };
}

function describeTable(table: Table, now: number): Wire<TableDescription> {
  const { seed } = table;
  const active = now >= table.activeAt;
  const indexes = seed.globalIndexes?.map((name) => describeIndex(table, name));
  const stream = streamOf(table);
  return {
    AttributeDefinitions: seed.keys.map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type,
    })),
    TableName: seed.name,
    KeySchema: keySchemaOf(table),
    TableStatus: statusOf(table, active),
    CreationDateTime: toSeconds(table.createdAt),
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ...throughputOf(table) },
    TableSizeBytes: active ? seed.sizeBytes : 0,
    ItemCount: active ? seed.itemCount : 0,
    TableArn: table.arn,
    TableId: table.id,
    // AWS leaves the billing mode out for tables that never had another than provisioned capacity.
    ...(!seed.provisioned && {
      BillingModeSummary: {
        BillingMode: 'PAY_PER_REQUEST',
        LastUpdateToPayPerRequestDateTime: toSeconds(table.createdAt),
      },
    }),
    ...(indexes && { GlobalSecondaryIndexes: indexes }),
    ...(stream && { StreamSpecification: stream }),
    // AWS leaves the table class out for tables that never had another than the standard one.
    ...(seed.tableClass !== 'STANDARD' && { TableClassSummary: { TableClass: seed.tableClass } }),
    DeletionProtectionEnabled: false,
  };
}

function statusOf({ seed }: Table, active: boolean): 'ACTIVE' | 'CREATING' | 'UPDATING' {
  if (!active) return 'CREATING';
  return seed.status === 'CREATING' ? 'ACTIVE' : seed.status;
}

function describeIndex(
  table: Table,
  name: string,
): NonNullable<Wire<TableDescription>['GlobalSecondaryIndexes']>[number] {
  return {
    ...indexKeysOf(table, name),
    IndexStatus: 'ACTIVE',
    IndexArn: `${table.arn}/index/${name}`,
  };
}

function describeBackups(table: Table, now: number): Wire<ContinuousBackupsDescription> {
  const window = windowOf(table, now);
  return {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription:
      table.recovery && window
        ? {
            PointInTimeRecoveryStatus: 'ENABLED',
            RecoveryPeriodInDays: table.recovery.periodDays,
            EarliestRestorableDateTime: toSeconds(window.earliest),
            LatestRestorableDateTime: toSeconds(window.latest),
          }
        : { PointInTimeRecoveryStatus: 'DISABLED' },
  };
}

/** A longer period does not bring back what is past; a shorter one cuts at once. */
function updateRecovery(
  table: Table,
  specification: Wire<UpdateContinuousBackupsInput>['PointInTimeRecoverySpecification'],
  now: number,
): void {
  validate(specification ?? {}, periodRules);
  checkBackupsReady(table, now);
  table.recovery = specification?.PointInTimeRecoveryEnabled
    ? {
        since: windowOf(table, now)?.earliest ?? now,
        periodDays: specification.RecoveryPeriodInDays ?? defaultPeriodDays,
      }
    : undefined;
}
