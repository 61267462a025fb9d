import { parseExportArn, parseTableArn, type TableArn } from './arn.ts';
import { parseBackupArn } from './backupArn.ts';
import { parseDatabaseArn } from './databaseArn.ts';
import { partitionOf } from './regions.ts';
import { parseTaskHandle } from './taskHandle.ts';

/** The isolated partitions have consoles on networks of their own, and no public address. */
const hosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-eusc': 'console.amazonaws-eusc.eu',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** The AWS Console page of a table, from its ARN; undefined where there is no public console. */
export function tableConsoleUrl(arn: string): string | undefined {
  const table = parseTableArn(arn);
  return table && pageOf(table, '');
}

/**
 * The AWS Console page of an export, from its ARN: the tab "Exports and streams" of its table, as
 * the console documents no address for one export. Undefined where there is no public console.
 */
export function exportConsoleUrl(arn: string): string | undefined {
  const table = parseExportArn(arn);
  return table && pageOf(table, '&tab=streams');
}

/**
 * The AWS Console page of the Region's backups, from the ARN of one, as the console documents no
 * address for one backup. Undefined where there is no public console.
 */
export function backupConsoleUrl(arn: string): string | undefined {
  const backup = parseBackupArn(arn);
  return backup && address(backup, 'dynamodbv2', 'backups');
}

/** The AWS Console page of a snapshot or cluster, from its ARN. */
export function databaseConsoleUrl(arn: string): string | undefined {
  const source = parseDatabaseArn(arn);
  if (source === undefined) return undefined;
  const id = encodeURIComponent(source.id);
  const page =
    source.type === 'cluster' ? `database:id=${id};is-cluster=true` : `db-snapshot:id=${id}`;
  return address(source, 'rds', page);
}

/** The AWS Console page of an RDS export task, from its handle; it leads on to all of them. */
export function taskConsoleUrl(handle: string): string | undefined {
  const task = parseTaskHandle(handle);
  if (task === undefined) return undefined;
  const { region, taskId } = task;
  const page = `export-task:id=${encodeURIComponent(taskId)};source-location=exports-in-s3`;
  return address({ partition: partitionOf(region), region }, 'rds', page);
}

function pageOf(place: TableArn, tab: string): string | undefined {
  return address(place, 'dynamodbv2', `table?name=${place.table}${tab}`);
}

interface Place {
  readonly partition: string;
  readonly region: string;
}

function address({ partition, region }: Place, service: string, page: string): string | undefined {
  const host = hosts[partition];
  if (host === undefined) return undefined;
  return `https://${region}.${host}/${service}/home?region=${region}#${page}`;
}
