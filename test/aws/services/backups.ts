import type {
  CreateBackupInput,
  CreateBackupOutput,
  DeleteBackupInput,
  DeleteBackupOutput,
  DescribeBackupInput,
  DescribeBackupOutput,
  ListBackupsInput,
  ListBackupsOutput,
} from '@aws-sdk/client-dynamodb';
import { ApiError, validationError } from '../apiError.ts';
import type { Call } from '../call.ts';
import { denial } from '../iam.ts';
import { validate, type Constraint } from '../validation.ts';
import type { Table, World } from '../world.ts';
import { tableOfName } from './arns.ts';
import {
  backupStatusAt,
  describeBackup,
  describeDetails,
  summarize,
  type BackupRecord,
} from './backupRecord.ts';
import type { BackupStore } from './backupStore.ts';
import { operation, type Operation, type Wire } from './operation.ts';
import { checkBackupsReady } from './recovery.ts';

const longestPage = 100;
const backupArn = /^arn:([^:]+):([^:]+):([^:]*):(\d*):table\/([^/]+)\/backup\/([^/]+)$/;

const tableName: Constraint = { member: 'TableName', length: [1, 1024] };
const createRules: readonly Constraint[] = [
  { ...tableName, required: true },
  { member: 'BackupName', required: true, length: [3, 255], pattern: '[a-zA-Z0-9_.-]+' },
];
const listRules: readonly Constraint[] = [
  tableName,
  { member: 'Limit', range: [1, longestPage] },
  { member: 'ExclusiveStartBackupArn', length: [37, 1024] },
  { member: 'BackupType', oneOf: ['USER', 'SYSTEM', 'AWS_BACKUP', 'ALL'] },
];
const arnRules: readonly Constraint[] = [
  { member: 'BackupArn', required: true, length: [37, 1024] },
];

/** What the operations on backups work with. */
export interface BackupsDeps {
  readonly world: World;
  readonly backups: BackupStore;
}

/** The four operations on on-demand backups. */
export function backupOperations(
  deps: BackupsDeps,
  pageSize = longestPage,
): Record<string, Operation> {
  const { world, backups } = deps;
  return {
    CreateBackup: operation<CreateBackupInput, CreateBackupOutput>((input, call) => {
      validate(input, createRules);
      const table = demandTable(world, input.TableName ?? '', call);
      const now = world.clock.now();
      checkBackupsReady(table, now);
      const record = backups.create(table, input.BackupName ?? '');
      return { BackupDetails: describeDetails(record, now, 'CREATING') };
    }),
    ListBackups: operation<ListBackupsInput, ListBackupsOutput>((input, call) => {
      validate(input, listRules);
      return listBackups(deps, input, call, pageSize);
    }),
    DescribeBackup: operation<DescribeBackupInput, DescribeBackupOutput>((input, call) => {
      const record = demandBackup(deps, input, call);
      return { BackupDescription: describeBackup(record, world.clock.now()) };
    }),
    DeleteBackup: operation<DeleteBackupInput, DeleteBackupOutput>((input, call) => {
      const record = demandBackup(deps, input, call);
      const now = world.clock.now();
      checkDeletable(record, now);
      backups.remove(record);
      return { BackupDescription: describeBackup(record, now, 'DELETED') };
    }),
  };
}

/** AWS does not find a table that is still being created, where its model says TableInUseException. */
function demandTable(world: World, name: string, call: Call): Table {
  const table = tableOfName(world, name, call);
  if (table && world.clock.now() >= table.activeAt) return table;
  throw new ApiError('TableNotFoundException', `Table not found: ${name}`);
}

/** The backup of an ARN, whose Region part is not honoured: the endpoint's counts. */
function demandBackup(
  { world, backups }: BackupsDeps,
  input: Wire<DescribeBackupInput>,
  call: Call,
): BackupRecord {
  validate(input, arnRules);
  const { BackupArn: arn = '' } = input;
  const [, partition, service, , account, table, id] = backupArn.exec(arn) ?? [];
  if (partition === undefined) throw validationError('Invalid Backup ARN');
  if (partition !== 'aws' || service !== 'dynamodb') {
    throw validationError('BackupArn is not valid');
  }
  if (account !== world.account) throw denial(call, world.account);
  const found = backups
    .records()
    .find((one) => one.id === id && one.table.seed.name === table && call.region === world.region);
  if (found) return found;
  throw new ApiError('BackupNotFoundException', `Backup not found: ${arn}`);
}

function checkDeletable({ arn, type, expiresAt, ...record }: BackupRecord, now: number): void {
  if (type === 'SYSTEM') {
    const expiry = new Date(expiresAt ?? now).toISOString();
    throw validationError(
      `User is not allowed to delete the system backup with arn ${arn}. It will automatically expire on ${expiry}`,
    );
  }
  if (backupStatusAt({ arn, type, ...record }, now) === 'CREATING') {
    throw new ApiError('BackupInUseException', `Backup is being created: ${arn}`);
  }
}

/**
 * A page in the order of creation. A full page names its last backup even where nothing follows,
 * as AWS reserves the right to do.
 */
function listBackups(
  deps: BackupsDeps,
  input: Wire<ListBackupsInput>,
  call: Call,
  pageSize: number,
): Wire<ListBackupsOutput> {
  const now = deps.world.clock.now();
  const after = positionOfArn(input.ExclusiveStartBackupArn);
  const page = matching(deps, input, call)
    .sort((one, other) => (positionOf(one) < positionOf(other) ? -1 : 1))
    .filter((record) => positionOf(record) > after)
    .slice(0, Math.min(input.Limit ?? longestPage, pageSize));
  const last = page.length === pageSize || page.length === input.Limit ? page.at(-1) : undefined;
  return {
    BackupSummaries: page.map((record) => summarize(record, now)),
    ...(last && { LastEvaluatedBackupArn: last.arn }),
  };
}

/** Backups outlive their table, so that a name finds those of all tables that ever had it. */
function matching(
  { world, backups }: BackupsDeps,
  input: Wire<ListBackupsInput>,
  call: Call,
): BackupRecord[] {
  const { TimeRangeLowerBound: from = 0, TimeRangeUpperBound: to = Infinity } = input;
  if (from > to) {
    throw validationError('Time range lower bound must be less than or equal to upper bound');
  }
  const { BackupType: type = 'USER', TableName } = input;
  const name = TableName?.replace(/^arn:.*:table\//, '');
  const here = call.region === world.region ? backups.records() : [];
  return here
    .filter((record) => type === 'ALL' || record.type === type)
    .filter(({ table }) => name === undefined || table.seed.name === name)
    .filter(({ createdAt }) => createdAt >= from * 1000 && createdAt < to * 1000);
}

function positionOf({ id, table }: BackupRecord): string {
  return `${id} ${table.seed.name}`;
}

/** A cursor need not name a backup that there still is. */
function positionOfArn(arn: string | undefined): string {
  if (arn === undefined) return '';
  const [, , , , , table, id] = backupArn.exec(arn) ?? [];
  if (table === undefined || id === undefined) throw validationError('Invalid Backup ARN');
  return `${id} ${table}`;
}
