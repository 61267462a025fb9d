import type { Job, JobReport } from '../../core/jobs/job.ts';
import type { KindId } from '../../core/kinds/kind.ts';

/** What AWS says about an export, in its own names, as text for a document. */
export function detailsText(report: JobReport): string {
  return toText(describedJob(report));
}

/** What was known last of a job that AWS does not know any more. */
export function keptText({ kind, report, request, state }: Job): string {
  const known = report === undefined ? { state } : describedJob(report);
  return toText({ Note: notes[kind] ?? forgotten, ...known, Request: request?.input });
}

const forgotten = 'AWS does not know this any more. This is what was known of it last.';

const notes: Readonly<Partial<Record<KindId, string>>> = {
  'dynamodb-table': `AWS keeps what it knows of an export for 90 days. ${forgotten}`,
  'dynamodb-backup': `AWS forgets a backup when it is deleted. ${forgotten}`,
};

function describedJob(report: JobReport): object {
  return report.kind === 'dynamodb-table' ? describedExport(report) : (report.answer ?? report);
}

/** What DescribeExport says. */
function describedExport(report: JobReport): object {
  return {
    ExportArn: report.arn,
    ExportStatus: statuses[report.state] ?? report.status,
    ExportType: types[report.exportType] ?? report.exportType,
    TableArn: report.source.arn,
    StartTime: isoTime(report.startedAt),
    EndTime: isoTime(report.endedAt),
    ExportTime: isoTime(report.exportTime),
    IncrementalExportSpecification: report.window && {
      ExportFromTime: isoTime(report.window.from),
      ExportToTime: isoTime(report.window.to),
      ExportViewType: report.window.viewType,
    },
    FilterSpecification: report.filter,
    FailureCode: report.failure?.code,
    FailureMessage: report.failure?.message,
    ItemCount: report.itemCount,
    BilledSizeBytes: report.billedSizeBytes,
    ExportManifest: report.manifestKey,
    ExportFormat: report.format,
    S3Bucket: report.bucket,
    S3BucketOwner: report.bucketOwner,
    S3Prefix: report.prefix,
    S3SseAlgorithm: report.encryption,
    S3SseKmsKeyId: report.kmsKeyId,
    ClientToken: report.clientToken,
  };
}

/** What was asked for, of an export that AWS refused or has not confirmed yet. */
export function requestText(job: Job): string {
  const { state, refusal, request, connection } = job;
  return toText({ state, refusal, connection, request: request?.input });
}

/** The object as people read JSON; members that are undefined are left out. */
export function toText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const statuses: Readonly<Partial<Record<JobReport['state'], string>>> = {
  running: 'IN_PROGRESS',
  completed: 'COMPLETED',
  failed: 'FAILED',
};

const types: Readonly<Record<string, string>> = {
  full: 'FULL_EXPORT',
  incremental: 'INCREMENTAL_EXPORT',
};

function isoTime(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
