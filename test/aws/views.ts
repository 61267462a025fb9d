import { backupStatusAt, type BackupRecord } from './services/backupRecord.ts';
import { endOf, statusAt, type TaskRecord, type TaskStatus } from './services/rds/taskRecord.ts';
import {
  domainStatusAt,
  type DomainExportRecord,
  type DomainExportStatus,
} from './services/simpledb/domainExportRecord.ts';

/** What tests may know of a domain's export without asking over the wire. Times are epoch milliseconds. */
export interface DomainExportView {
  readonly arn: string;
  readonly domain: string;
  readonly region: string;
  readonly status: DomainExportStatus;
  readonly bucket: string;
  readonly prefix: string | undefined;
  readonly clientToken: string;
  /** When it was asked for. */
  readonly startedAt: number;
  readonly endsAt: number;
  readonly failureCode: string | undefined;
}

/** The same of a backup. */
export interface BackupView {
  readonly arn: string;
  readonly table: string;
  readonly name: string;
  readonly type: 'SYSTEM' | 'USER';
  readonly status: string;
  /** When it was asked for. */
  readonly startedAt: number;
}

/** The same of an RDS export task, with what was asked for. */
export interface TaskView {
  readonly id: string;
  /** The ARN of the snapshot or cluster. */
  readonly source: string;
  readonly status: TaskStatus;
  readonly bucket: string;
  readonly prefix: string | undefined;
  readonly roleArn: string;
  readonly kmsKeyId: string;
  readonly exportOnly: readonly string[] | undefined;
  /** When it was asked for. */
  readonly startedAt: number;
  readonly endsAt: number;
  readonly failureCause: string | undefined;
}

/** A domain's export as it stands at `now`. */
export function toDomainExportView(record: DomainExportRecord, now: number): DomainExportView {
  const { request, domain } = record;
  const status = domainStatusAt(record, now);
  return {
    arn: record.arn,
    domain: domain.name,
    region: domain.region,
    status,
    bucket: request.s3Bucket,
    prefix: request.s3KeyPrefix,
    clientToken: request.clientToken,
    startedAt: record.requestedAt,
    endsAt: record.endsAt,
    failureCode: status === 'FAILED' ? record.failure : undefined,
  };
}

/** A backup as it stands at `now`. */
export function toBackupView(record: BackupRecord, now: number): BackupView {
  return {
    arn: record.arn,
    table: record.table.seed.name,
    name: record.name,
    type: record.type,
    status: backupStatusAt(record, now),
    startedAt: record.createdAt,
  };
}

/** A task as it stands at `now`. */
export function toTaskView(record: TaskRecord, now: number): TaskView {
  const { source, request } = record;
  const status = statusAt(record, now);
  return {
    id: request.ExportTaskIdentifier ?? '',
    source: source.arn,
    status,
    bucket: request.S3BucketName ?? '',
    prefix: request.S3Prefix,
    roleArn: request.IamRoleArn ?? '',
    kmsKeyId: request.KmsKeyId ?? '',
    exportOnly: request.ExportOnly,
    startedAt: record.requestedAt,
    endsAt: endOf(record),
    failureCause: status === 'FAILED' ? record.failure?.cause : undefined,
  };
}
