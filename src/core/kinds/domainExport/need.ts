import type { NamedSource, Need } from '../../policy/required.ts';
import { encryptionKey } from '../shared/encryptionKey.ts';
import type { StartDomainExportRequest } from '../domainExport.ts';

/** What decides which permissions a request needs. */
export function domainExportNeed(input: StartDomainExportRequest, source: NamedSource): Need {
  return {
    source,
    bucket: input.s3Bucket,
    bucketOwner: input.s3BucketOwner ?? '',
    prefix: input.s3KeyPrefix ?? '',
    ...encryptionKey(input.s3SseAlgorithm, input.s3SseKmsKeyId),
  };
}
