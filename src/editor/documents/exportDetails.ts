import type { Job, JobReport } from '../../core/jobs/job.ts';

/** What DescribeExport says, in AWS's own names, as text for a document. */
export function detailsText(report: JobReport): string {
  return toText({
    ExportArn: report.arn,
    ExportStatus: statuses[report.state],
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
  });
}

/** What was asked for, of an export that AWS refused or has not confirmed yet. */
export function requestText(job: Job): string {
  const { state, refusal, request, connection } = job;
  return toText({ state, refusal, connection, request: request?.input });
}

/** The object as people read JSON; members that are undefined are left out. */
function toText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

const statuses: Readonly<Record<JobReport['state'], string>> = {
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
