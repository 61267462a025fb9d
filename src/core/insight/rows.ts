import { formatMoment } from '../format/moment.ts';
import { encryptionName, exportFormatName, statusName, viewTypeName } from '../format/names.ts';
import { formatBytes, formatCount, formatElapsed } from '../format/text.ts';
import { s3Uri } from '../grammar/s3.ts';
import type { JobReport } from '../jobs/job.ts';
import type { Recovery, Table } from '../sources.ts';

/** One line of a hover or a document: plain text, to be set and escaped by who shows it. */
export interface Row {
  readonly label: string;
  readonly value: string;
}

/** The full facts of a table, for hovering; rows without a value are left out. */
export function tableRows(table: Table, recovery?: Recovery): readonly Row[] {
  return present([
    ['Status', statusName(table.status)],
    ['Key', table.keys.map(({ name, type }) => `${name} (${type})`).join(', ')],
    ['Items', maybe(table.itemCount, formatCount)],
    ['Size', maybe(table.sizeBytes, formatBytes)],
    ['Table class', classNames[table.tableClass]],
    ['Billing mode', maybe(table.billingMode, statusName)],
    ['Indexes', table.indexes.join(', ')],
    ['Created', maybe(table.createdAt, formatMoment)],
    ['Deletion protection', table.deletionProtection ? 'on' : 'off'],
    ['KMS key', table.kmsKeyArn],
    ...recoveryParts(recovery),
    ['ARN', table.arn],
  ]);
}

/** The full facts of an export, for hovering and for its document. */
export function reportRows(report: JobReport): readonly Row[] {
  return present([
    ['Table', report.source.name],
    ['State', report.state],
    ['Type', report.exportType],
    ['Failure', failureText(report)],
    ['Started', maybe(report.startedAt, formatMoment)],
    ['Ended', maybe(report.endedAt, formatMoment)],
    ['Duration', duration(report)],
    ['As of', maybe(report.exportTime, formatMoment)],
    ...windowParts(report),
    ...filterParts(report),
    ['Items', maybe(report.itemCount, formatCount)],
    ['Billed size', maybe(report.billedSizeBytes, formatBytes)],
    ...destinationParts(report),
    ['Client token', report.clientToken],
    ['ARN', report.arn],
  ]);
}

type Part = readonly [label: string, value: string | undefined];

const classNames: Readonly<Record<Table['tableClass'], string>> = {
  STANDARD: 'DynamoDB Standard',
  STANDARD_INFREQUENT_ACCESS: 'DynamoDB Standard-IA',
};

function recoveryParts(recovery: Recovery | undefined): readonly Part[] {
  if (recovery === undefined) return [];
  const label = 'Point-in-time recovery';
  if (recovery.status !== 'on') return [[label, recovery.status]];
  return [
    [label, recovery.periodDays === undefined ? 'on' : `on, ${recovery.periodDays} days`],
    ['Restorable from', formatMoment(recovery.earliest)],
    ['Restorable to', formatMoment(recovery.latest)],
  ];
}

function windowParts({ window }: JobReport): readonly Part[] {
  if (window === undefined) return [];
  return [
    ['Changes from', `${formatMoment(window.from)}, inclusive`],
    ['Changes to', `${formatMoment(window.to)}, exclusive`],
    ['Images', maybe(window.viewType, viewTypeName)],
  ];
}

function filterParts({ filtered, filter }: JobReport): readonly Part[] {
  if (filtered !== true) return [];
  return [
    ['Filtered', 'yes'],
    ['Key condition', filter?.KeyConditionExpression],
    ['Filter', filter?.FilterExpression],
    ['Projection', filter?.ProjectionExpression],
  ];
}

function destinationParts(report: JobReport): readonly Part[] {
  return [
    ['Format', maybe(report.format, exportFormatName)],
    ['Destination', s3Uri(report.bucket, report.prefix ?? '')],
    ['Bucket owner', report.bucketOwner],
    ['Encryption', maybe(report.encryption, encryptionName)],
    ['KMS key', report.kmsKeyId],
    ['Manifest', maybe(report.manifestKey, (key) => s3Uri(report.bucket, key))],
  ];
}

function failureText({ failure }: JobReport): string | undefined {
  if (failure?.message === undefined) return failure?.code;
  return `${failure.code}: ${failure.message}`;
}

function duration({ startedAt, endedAt }: JobReport): string | undefined {
  if (startedAt === undefined || endedAt === undefined) return undefined;
  return formatElapsed(endedAt - startedAt);
}

function maybe<T>(value: T | undefined, format: (value: T) => string): string | undefined {
  return value === undefined ? undefined : format(value);
}

function present(parts: readonly Part[]): readonly Row[] {
  return parts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}
