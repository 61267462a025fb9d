import { formatMoment } from '../format/moment.ts';
import { encryptionName, exportFormatName, viewTypeName } from '../format/names.ts';
import { formatBytes, formatCount, formatElapsed } from '../format/text.ts';
import { s3Uri } from '../grammar/s3.ts';
import type { JobReport } from '../jobs/job.ts';
import { jobKinds } from '../kinds/jobKinds.ts';
import { maybe, type Part } from './parts.ts';

/** The ARN of the job, or that of its source where only the source has one. */
export function arnParts({ kind, arn, source }: JobReport): readonly Part[] {
  const hasArn = jobKinds[kind].identifierOf === undefined;
  return hasArn ? [['ARN', arn]] : [['Source ARN', source.arn]];
}

/** RDS tells causes without codes, and others may tell codes without a message. */
export function failureText({ failure }: JobReport): string | undefined {
  const { code, message } = failure ?? {};
  return [code, message].filter((text) => text).join(': ');
}

/** When the job ran and which moments its data is of. */
export function timeParts(report: JobReport): readonly Part[] {
  return [
    ['Started', maybe(report.startedAt, formatMoment)],
    ['Ended', maybe(report.endedAt, formatMoment)],
    ['Duration', duration(report)],
    ['As of', maybe(report.exportTime, formatMoment)],
    ['Snapshot time', maybe(report.snapshotTime, formatMoment)],
    ['Data cutoff', maybe(report.cutoffAt, formatMoment)],
    ...windowParts(report),
  ];
}

/** What was asked for and how much came of it. */
export function contentParts(report: JobReport): readonly Part[] {
  return [
    ...filterParts(report),
    ['Only', report.exportOnly?.join(', ')],
    ['Items', maybe(report.itemCount, formatCount)],
    ['Size', maybe(report.sizeBytes, formatBytes)],
    ['Extracted', maybe(report.extractedGb, (size) => `${formatCount(size)} GB`)],
    ['Billed size', maybe(report.billedSizeBytes, formatBytes)],
  ];
}

/** Where it went and in which form; a backup lies in no bucket. */
export function destinationParts(report: JobReport): readonly Part[] {
  const { bucket, prefix = '', manifestKey } = report;
  const inBucket = (key: string | undefined): string | undefined =>
    bucket === undefined || key === undefined ? undefined : s3Uri(bucket, key);
  return [
    ['Format', maybe(report.format, exportFormatName)],
    ['Destination', inBucket(prefix)],
    ['Bucket owner', report.bucketOwner],
    ['IAM role', report.roleArn],
    ['Encryption', maybe(report.encryption, encryptionName)],
    ['KMS key', report.kmsKeyId],
    ['Manifest', inBucket(manifestKey)],
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

function duration({ startedAt, endedAt }: JobReport): string | undefined {
  if (startedAt === undefined || endedAt === undefined) return undefined;
  return formatElapsed(endedAt - startedAt);
}
