import type { KeySeed } from '../../seed.ts';
import type { World } from '../../world.ts';
import { bucketFailureOf, findBucket, findKey } from '../lateFailure.ts';

/** Why an export fails in the end, in the words of AWS's page of error codes. */
export const failureMessages = {
  ExportTimedOut: 'The export operation timed out and could not be completed. Try again.',
  KmsDisabledException: 'An error occurred during the export. The specified KMS key is disabled.',
  KmsInvalidKeyUsageException:
    'An error occurred during the export. The expected KMS key usage is ENCRYPT_DECRYPT.',
  KmsInvalidStateException:
    'An error occurred during the export. The specified KMS key is in an invalid state.',
  KmsNotFoundException:
    'An error occurred during the export. The specified KMS key does not exist.',
  S3AccessDenied: 'Export failed due to insufficient access to the Amazon S3 bucket.',
  S3NoSuchBucket:
    'An error occurred during the export. The specified Amazon S3 bucket does not exist.',
} as const;

export type DomainFailure = keyof typeof failureMessages;

/** Where an export is to go. */
interface Target {
  readonly s3Bucket: string;
  readonly s3BucketOwner?: string;
  readonly s3SseKmsKeyId?: string;
}

/** What becomes of an export to this bucket with this key, which shows only when it has begun. */
export function domainFailureOf(world: World, target: Target): DomainFailure | undefined {
  const bucket = findBucket(world, target.s3Bucket);
  const refused = bucketFailureOf(world, bucket, target.s3BucketOwner);
  if (refused || !bucket) return refused;
  const { s3SseKmsKeyId: keyId } = target;
  if (keyId === undefined || keyId === 'alias/aws/s3') return undefined;
  const key = findKey(world, bucket.region, keyId);
  return key ? keyFailureOf(key) : 'KmsNotFoundException';
}

function keyFailureOf({ state, usage }: KeySeed): DomainFailure | undefined {
  if (state === 'Disabled') return 'KmsDisabledException';
  if (state !== 'Enabled') return 'KmsInvalidStateException';
  return usage === 'ENCRYPT_DECRYPT' ? undefined : 'KmsInvalidKeyUsageException';
}
