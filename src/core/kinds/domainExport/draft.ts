import type {
  DomainExportDraft,
  DomainExportFacts,
  StartDomainExportRequest,
} from '../domainExport.ts';
import { suggestedPrefix } from './prefix.ts';

/** A draft that needs only a bucket. */
export function newDraft(facts: DomainExportFacts, token: string): DomainExportDraft {
  return {
    bucket: '',
    bucketOwner: '',
    prefix: suggestedPrefix(facts),
    encryption: 'bucket-default',
    kmsKeyId: '',
    clientToken: token,
  };
}

/**
 * A draft that asks for the same as an earlier request. The token is new, as AWS answers an old
 * one with the old export, failed or not.
 */
export function draftAgain(
  request: StartDomainExportRequest,
  _facts: DomainExportFacts,
  token: string,
): DomainExportDraft {
  return {
    bucket: request.s3Bucket,
    bucketOwner: request.s3BucketOwner ?? '',
    prefix: request.s3KeyPrefix ?? '',
    encryption: request.s3SseAlgorithm ?? 'bucket-default',
    kmsKeyId: request.s3SseKmsKeyId ?? '',
    clientToken: token,
  };
}

/** A draft without the spaces that pasting brings; in a prefix they have a meaning and stay. */
export function tidy(draft: DomainExportDraft): DomainExportDraft {
  return {
    ...draft,
    bucket: draft.bucket.trim(),
    bucketOwner: draft.bucketOwner.trim(),
    kmsKeyId: draft.kmsKeyId.trim(),
    clientToken: draft.clientToken.trim(),
  };
}
