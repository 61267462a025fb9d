import type { JobReport } from '../../jobs/job.ts';
import type { StartDomainExportRequest } from '../domainExport.ts';

/** The request that an export which was started elsewhere must have been made of. */
export function requestOf(report: JobReport): StartDomainExportRequest {
  const { clientToken, source, bucket, bucketOwner, prefix } = report;
  return {
    clientToken: clientToken ?? '',
    domainName: source.name,
    s3Bucket: bucket ?? '',
    ...(prefix !== undefined && { s3KeyPrefix: prefix }),
    ...encryptionOf(report),
    ...(bucketOwner !== undefined && { s3BucketOwner: bucketOwner }),
  };
}

function encryptionOf({
  encryption,
  kmsKeyId,
}: JobReport): Pick<StartDomainExportRequest, 's3SseAlgorithm' | 's3SseKmsKeyId'> {
  return {
    ...((encryption === 'AES256' || encryption === 'KMS') && { s3SseAlgorithm: encryption }),
    ...(kmsKeyId !== undefined && { s3SseKmsKeyId: kmsKeyId }),
  };
}
