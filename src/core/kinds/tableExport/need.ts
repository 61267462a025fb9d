import type { NamedSource, Need } from '../../policy/required.ts';
import { encryptionKey } from '../shared/encryptionKey.ts';
import type { ExportTableRequest } from '../tableExport.ts';

/** What decides which permissions a request needs. */
export function tableExportNeed(input: ExportTableRequest, source: NamedSource): Need {
  return {
    source,
    bucket: input.S3Bucket,
    bucketOwner: input.S3BucketOwner ?? '',
    prefix: input.S3Prefix ?? '',
    ...encryptionKey(input.S3SseAlgorithm, input.S3SseKmsKeyId),
  };
}
