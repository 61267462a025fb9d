import type {
  DomainExportDraft,
  DomainExportFacts,
  StartDomainExportRequest,
} from '../domainExport.ts';

/** StartDomainExport's input for a tidy draft; what was left empty is left out. */
export function toRequest(
  draft: DomainExportDraft,
  { domain }: DomainExportFacts,
): StartDomainExportRequest {
  return {
    clientToken: draft.clientToken,
    domainName: domain.name,
    s3Bucket: draft.bucket,
    ...(draft.prefix !== '' && { s3KeyPrefix: draft.prefix }),
    ...encryption(draft),
    ...(draft.bucketOwner !== '' && { s3BucketOwner: draft.bucketOwner }),
  };
}

type Encryption = Pick<StartDomainExportRequest, 's3SseAlgorithm' | 's3SseKmsKeyId'>;

/** A key without `KMS` is refused, so a key typed before the choice changed stays. */
function encryption({ encryption: choice, kmsKeyId }: DomainExportDraft): Encryption {
  if (choice === 'bucket-default') return {};
  if (choice === 'AES256' || kmsKeyId === '') return { s3SseAlgorithm: choice };
  return { s3SseAlgorithm: 'KMS', s3SseKmsKeyId: kmsKeyId };
}
