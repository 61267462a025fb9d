import type { JobReport } from '../../jobs/job.ts';
import type { ExportTableRequest, IncrementalWindow } from '../tableExport.ts';

/**
 * The request that an export which was started elsewhere must have been made of. The moment is
 * left out: AWS reports one whether or not it was asked for, and again means: as it is now. A
 * filter that AWS does not tell is an empty one, so that nobody exports everything unawares.
 */
export function requestOf(report: JobReport): ExportTableRequest {
  const { source, format, window, filtered, filter } = report;
  return {
    TableArn: source.arn,
    ...destinationOf(report),
    ...encryptionOf(report),
    ExportFormat: format === 'ION' ? 'ION' : 'DYNAMODB_JSON',
    ExportType: report.exportType === 'incremental' ? 'INCREMENTAL_EXPORT' : 'FULL_EXPORT',
    ...(window && { IncrementalExportSpecification: specificationOf(window) }),
    ...(filtered === true && { FilterSpecification: filter ?? {} }),
    ClientToken: report.clientToken ?? '',
  };
}

function destinationOf({
  bucket,
  bucketOwner,
  prefix,
}: JobReport): Pick<ExportTableRequest, 'S3Bucket' | 'S3BucketOwner' | 'S3Prefix'> {
  return {
    S3Bucket: bucket ?? '',
    ...(bucketOwner !== undefined && { S3BucketOwner: bucketOwner }),
    ...(prefix !== undefined && { S3Prefix: prefix }),
  };
}

function encryptionOf({
  encryption,
  kmsKeyId,
}: JobReport): Pick<ExportTableRequest, 'S3SseAlgorithm' | 'S3SseKmsKeyId'> {
  return {
    ...((encryption === 'AES256' || encryption === 'KMS') && { S3SseAlgorithm: encryption }),
    ...(kmsKeyId !== undefined && { S3SseKmsKeyId: kmsKeyId }),
  };
}

function specificationOf({
  from,
  to,
  viewType,
}: NonNullable<JobReport['window']>): IncrementalWindow {
  return {
    ExportFromTime: new Date(from).toISOString(),
    ExportToTime: new Date(to).toISOString(),
    ExportViewType: viewType === 'NEW_IMAGE' ? 'NEW_IMAGE' : 'NEW_AND_OLD_IMAGES',
  };
}
