import type {
  BackupDetails as AwsBackupDetails,
  BackupDescription,
  BackupSummary,
  SourceTableDetails,
  SourceTableFeatureDetails,
} from '@aws-sdk/client-dynamodb';
import type { Backup, BackupDetails } from '../../core/backups.ts';
import { parseBackupArn } from '../../core/grammar/backupArn.ts';
import type { JobReport, ReportedState } from '../../core/jobs/job.ts';
import { asTold } from '../answers.ts';
import { compact } from '../compact.ts';

/** A row of ListBackups. */
export function toBackup(answer: BackupSummary): Backup {
  return compact({
    arn: answer.BackupArn ?? '',
    name: answer.BackupName ?? '',
    ...tableOf(answer),
    status: answer.BackupStatus ?? 'AVAILABLE',
    type: answer.BackupType ?? 'USER',
    createdAt: answer.BackupCreationDateTime?.getTime(),
    expiresAt: answer.BackupExpiryDateTime?.getTime(),
    sizeBytes: answer.BackupSizeBytes,
  });
}

/** DescribeBackup's answer: the backup, and what was the table's when it was made. */
export function toDetails(answer: BackupDescription): BackupDetails {
  const { SourceTableDetails: table, SourceTableFeatureDetails: features } = answer;
  return compact({
    ...compact(toBackup(flat(answer))),
    itemCount: table?.ItemCount,
    indexes: indexesOf(features),
    streamViewType: features?.StreamDescription?.StreamViewType,
    provisioned: provisionedOf(table),
    billingMode: table?.BillingMode,
    answer: asTold(answer),
  });
}

/** What is told of a backup by the call that makes it, and by lists, as of a job. */
export function toReport(answer: BackupSummary | AwsBackupDetails): JobReport {
  const { arn, name, tableArn, tableName, status, createdAt, sizeBytes } = toBackup(answer);
  return compact({
    kind: 'dynamodb-backup' as const,
    arn,
    source: { service: 'dynamodb' as const, arn: tableArn, name: tableName },
    state: stateOf(status),
    status,
    exportType: 'backup',
    startedAt: createdAt,
    name,
    sizeBytes,
    answer: asTold(answer),
  });
}

/** DescribeBackup's answer as ListBackups would give it. */
export function flat({ BackupDetails, SourceTableDetails }: BackupDescription): BackupSummary {
  const { TableName, TableArn } = SourceTableDetails ?? {};
  return { ...BackupDetails, TableName, TableArn };
}

/** Not every answer names the table; the ARN of a backup begins with the table's. */
function tableOf(answer: BackupSummary): Pick<Backup, 'tableArn' | 'tableName'> {
  const { tableArn = '', table = '' } = parseBackupArn(answer.BackupArn ?? '') ?? {};
  return { tableArn: answer.TableArn ?? tableArn, tableName: answer.TableName ?? table };
}

/** AWS writes zeros for tables that are billed by request. */
function provisionedOf(table: SourceTableDetails | undefined): BackupDetails['provisioned'] {
  const { ReadCapacityUnits: read = 0, WriteCapacityUnits: write = 0 } =
    table?.ProvisionedThroughput ?? {};
  return table?.BillingMode === 'PAY_PER_REQUEST' || read + write === 0
    ? undefined
    : { read, write };
}

function indexesOf(features: SourceTableFeatureDetails = {}): readonly string[] {
  const { GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = features;
  const names = [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes].map((one) => one.IndexName);
  return names.filter((name) => name !== undefined);
}

/** The model says AVAILABLE where its text says ACTIVE. What is new to us is looked at again. */
function stateOf(status: string): ReportedState {
  return ['AVAILABLE', 'ACTIVE'].includes(status.toUpperCase()) ? 'completed' : 'running';
}
