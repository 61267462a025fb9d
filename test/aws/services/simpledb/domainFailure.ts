import type { Principal } from '../../policy/principal.ts';
import type { KeySeed } from '../../seed.ts';
import type { World } from '../../world.ts';
import { bucketFailureOf, findBucket, findKey, mayUpload } from '../lateFailure.ts';

/** Why an export fails in the end, in the words of AWS's page of error codes. */
export const failureMessages = {
  ExportTimedOut: 'The export operation timed out and could not be completed. Try again.',
  KmsAccessDeniedException:
    'An error occurred during the export. Access to the specified KMS key was denied.',
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
  readonly s3KeyPrefix?: string;
  readonly s3BucketOwner?: string;
  readonly s3SseAlgorithm?: 'AES256' | 'KMS';
  readonly s3SseKmsKeyId?: string;
}

/** What becomes of an export to this bucket with this key, which shows only when it has begun. */
export function domainFailureOf(
  world: World,
  target: Target,
  by: Principal,
): DomainFailure | undefined {
  const bucket = findBucket(world, target.s3Bucket);
  const { s3SseAlgorithm: algorithm, s3SseKmsKeyId: keyId } = target;
  const refused = bucketFailureOf(world, bucket, {
    by,
    service: 'sdb',
    owner: target.s3BucketOwner,
    keys: [manifestKey(target)],
    // Of the guide's three actions IAM knows this one only.
    actions: ['s3:PutObject'],
    ...(algorithm && { encryption: { algorithm, key: keyId } }),
  });
  if (refused || !bucket) return refused;
  if (keyId === undefined || keyId === 'alias/aws/s3') return undefined;
  const key = findKey(world, bucket.region, keyId);
  if (!key) return 'KmsNotFoundException';
  return keyFailureOf(key) ?? (mayUpload(world, key, by) ? undefined : 'KmsAccessDeniedException');
}

function manifestKey({ s3KeyPrefix = '' }: Target): string {
  const prefix = s3KeyPrefix === '' || s3KeyPrefix.endsWith('/') ? s3KeyPrefix : `${s3KeyPrefix}/`;
  return `${prefix}AWSSimpleDB/0a1b2c3d/domain/manifest-summary.json`;
}

/** "S3 supports only symmetric encryption KMS keys": no other can make data keys. */
function keyFailureOf({ state, spec, usage }: KeySeed): DomainFailure | undefined {
  if (state === 'Disabled') return 'KmsDisabledException';
  if (state !== 'Enabled') return 'KmsInvalidStateException';
  const isSymmetric = spec === 'SYMMETRIC_DEFAULT' && usage === 'ENCRYPT_DECRYPT';
  return isSymmetric ? undefined : 'KmsInvalidKeyUsageException';
}
