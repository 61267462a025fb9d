import type { JobReport } from '../../../../core/jobs/job.ts';

/** What DescribeExport says, in its own names. */
export function described(report: JobReport): object {
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
