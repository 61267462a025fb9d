import type { ExportTableToPointInTimeInput } from '@aws-sdk/client-dynamodb';
import type { BucketSeed, KeySeed } from '../seed.ts';
import type { World } from '../world.ts';
import type { LateFailure } from './exportRecord.ts';
import type { Wire } from './operation.ts';

/**
 * What becomes of an export to this bucket with this key. AWS checks neither when it accepts the
 * request, so a mistake shows only minutes later.
 */
export function lateFailureOf(
  world: World,
  request: Wire<ExportTableToPointInTimeInput>,
): LateFailure | undefined {
  const bucket = findBucket(world, request.S3Bucket);
  const refused = bucketFailureOf(world, bucket, request.S3BucketOwner);
  if (refused || !bucket) return refused;
  return canEncrypt(world, bucket, request.S3SseKmsKeyId) ? undefined : 'KmsNotFoundException';
}

/** The bucket of this name, in whatever Region and account. */
export function findBucket(world: World, name: string | undefined): BucketSeed | undefined {
  return world.buckets.find((one) => one.name === name);
}

/** Why S3 would not let an export write to a bucket that should be `owner`'s. */
export function bucketFailureOf(
  world: World,
  bucket: BucketSeed | undefined,
  owner = world.account,
): 'S3NoSuchBucket' | 'S3AccessDenied' | undefined {
  if (!bucket) return 'S3NoSuchBucket';
  return bucket.deniesWrites === true || bucket.account !== owner ? 'S3AccessDenied' : undefined;
}

/** The key of a Region by its id, its ARN, an alias or the ARN of an alias. */
export function findKey(world: World, region: string, keyId: string): KeySeed | undefined {
  const here = world.keys.filter((key) => key.region === region);
  return here.find((one) => idsOf(one, world.account).includes(keyId));
}

/** The key must be in the Region of the bucket, and one that can encrypt. */
function canEncrypt(world: World, bucket: BucketSeed, keyId: string | undefined): boolean {
  if (keyId === undefined || keyId === 'alias/aws/s3') return true;
  const key = findKey(world, bucket.region, keyId);
  return key?.state === 'Enabled' && key.usage === 'ENCRYPT_DECRYPT';
}

function idsOf({ keyId, region, aliases }: KeySeed, account: string): string[] {
  const prefix = `arn:aws:kms:${region}:${account}`;
  const aliasArns = aliases.map((alias) => `${prefix}:${alias}`);
  return [keyId, `${prefix}:key/${keyId}`, ...aliases, ...aliasArns];
}
