import type { JobReport } from '../../jobs/job.ts';
import type { StartExportTaskRequest } from '../databaseExport.ts';

/**
 * The request that a task which was started elsewhere must have been made of. Parts that AWS does
 * not tell are an empty list, so that nobody exports everything unawares.
 */
export function requestOf(report: JobReport): StartExportTaskRequest {
  const { name, source, bucket, prefix, roleArn, kmsKeyId, exportOnly = [] } = report;
  const partial = report.exportType === 'partial' || exportOnly.length > 0;
  return {
    ExportTaskIdentifier: name ?? '',
    SourceArn: source.arn,
    S3BucketName: bucket ?? '',
    ...(prefix !== undefined && { S3Prefix: prefix }),
    IamRoleArn: roleArn ?? '',
    KmsKeyId: kmsKeyId ?? '',
    ...(partial && { ExportOnly: exportOnly }),
  };
}
