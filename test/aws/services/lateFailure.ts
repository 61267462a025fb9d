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
  const bucket = world.buckets.find(({ name }) => name === request.S3Bucket);
  if (!bucket) return 'S3NoSuchBucket';
  if (bucket.deniesWrites === true) return 'S3AccessDenied';
  if (bucket.account !== (request.S3BucketOwner ?? world.account)) return 'S3AccessDenied';
  return canEncrypt(world, bucket, request.S3SseKmsKeyId) ? undefined : 'KmsNotFoundException';
}

/** The key must be in the Region of the bucket, and one that can encrypt. */
function canEncrypt(world: World, bucket: BucketSeed, keyId: string | undefined): boolean {
  if (keyId === undefined || keyId === 'alias/aws/s3') return true;
  const here = world.keys.filter(({ region }) => region === bucket.region);
  const key = here.find((one) => idsOf(one, world.account).includes(keyId));
  return key?.state === 'Enabled' && key.usage === 'ENCRYPT_DECRYPT';
}

function idsOf({ keyId, region, aliases }: KeySeed, account: string): string[] {
  const prefix = `arn:aws:kms:${region}:${account}`;
  const aliasArns = aliases.map((alias) => `${prefix}:${alias}`);
  return [keyId, `${prefix}:key/${keyId}`, ...aliases, ...aliasArns];
}
