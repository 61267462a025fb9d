import type { ContinuousBackupsDescription, TableDescription } from '@aws-sdk/client-dynamodb';
import type { Recovery, Table } from '../../core/sources.ts';
import { compact } from '../compact.ts';

/** DescribeTable's answer as a Table; sizes and counts are AWS's own estimates. */
export function toTable(name: string, answer: TableDescription): Table {
  return compact({
    name: answer.TableName ?? name,
    arn: answer.TableArn ?? '',
    status: answer.TableStatus ?? 'ACTIVE',
    sizeBytes: answer.TableSizeBytes,
    localIndexBytes: localIndexBytesOf(answer),
    itemCount: answer.ItemCount,
    createdAt: answer.CreationDateTime?.getTime(),
    keys: keysOf(answer),
    indexes: indexesOf(answer),
    ...settingsOf(answer),
  });
}

/**
 * PointInTimeRecoveryStatus decides; ContinuousBackupsStatus is always ENABLED. Right after it was
 * turned on the window is a moment wide, and `now` (epoch milliseconds) stands in for an end that
 * is not told yet.
 */
export function toRecovery(
  answer: ContinuousBackupsDescription | undefined,
  now: number,
): Recovery {
  const recovery = answer?.PointInTimeRecoveryDescription;
  if (recovery?.PointInTimeRecoveryStatus?.toUpperCase() !== 'ENABLED') return { status: 'off' };
  const latest = recovery.LatestRestorableDateTime?.getTime() ?? now;
  const earliest = recovery.EarliestRestorableDateTime?.getTime() ?? latest;
  const periodDays = recovery.RecoveryPeriodInDays;
  return compact({ status: 'on' as const, earliest, latest, periodDays });
}

/** AWS leaves out what was never changed: the class STANDARD and provisioned billing. */
function settingsOf(
  answer: TableDescription,
): Pick<Table, 'tableClass' | 'billingMode' | 'deletionProtection' | 'kmsKeyArn'> {
  return compact({
    tableClass: answer.TableClassSummary?.TableClass ?? 'STANDARD',
    billingMode: answer.BillingModeSummary?.BillingMode ?? 'PROVISIONED',
    deletionProtection: answer.DeletionProtectionEnabled ?? false,
    kmsKeyArn: answer.SSEDescription?.KMSMasterKeyArn,
  });
}

/** AWS does not promise an order; the partition key is the one with key type HASH. */
function keysOf({ KeySchema = [], AttributeDefinitions = [] }: TableDescription): Table['keys'] {
  const typeOf = (name: string | undefined): string =>
    AttributeDefinitions.find((one) => one.AttributeName === name)?.AttributeType ?? '';
  const hash = KeySchema.filter((key) => key.KeyType === 'HASH');
  const range = KeySchema.filter((key) => key.KeyType !== 'HASH');
  return [...hash, ...range].map(({ AttributeName: name = '' }) => ({ name, type: typeOf(name) }));
}

/** Undefined where there are none. */
function localIndexBytesOf({ LocalSecondaryIndexes = [] }: TableDescription): number | undefined {
  const sizes = LocalSecondaryIndexes.map(({ IndexSizeBytes = 0 }) => IndexSizeBytes);
  return sizes.length === 0 ? undefined : sizes.reduce((sum, size) => sum + size, 0);
}

function indexesOf(answer: TableDescription): readonly string[] {
  const { GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = answer;
  const names = [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].map((one) => one.IndexName);
  return names.filter((name) => name !== undefined);
}
