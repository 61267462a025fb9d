import type { JobReport } from '../../core/jobs/job.ts';
import type { ExportTableRequest } from '../../core/kinds/tableExport.ts';

/**
 * The request that an export which was started elsewhere must have been made of. The moment is
 * left out: AWS reports one whether or not it was asked for, and again means: as it is now.
 */
export function requestOf(report: JobReport): ExportTableRequest {
  const { source, bucket, bucketOwner, prefix, encryption, kmsKeyId, format } = report;
  return {
    TableArn: source.arn,
    S3Bucket: bucket,
    ...(bucketOwner !== undefined && { S3BucketOwner: bucketOwner }),
    ...(prefix !== undefined && { S3Prefix: prefix }),
    ...((encryption === 'AES256' || encryption === 'KMS') && { S3SseAlgorithm: encryption }),
    ...(kmsKeyId !== undefined && { S3SseKmsKeyId: kmsKeyId }),
    ExportFormat: format === 'ION' ? 'ION' : 'DYNAMODB_JSON',
    ExportType: 'FULL_EXPORT',
    ClientToken: report.clientToken ?? '',
  };
}
