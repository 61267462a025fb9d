import type { ExportTableToPointInTimeInput } from '@aws-sdk/client-dynamodb';
import { through } from '../policy/context.ts';
import { mayInBucket, mayWithKey } from '../policy/permit.ts';
import type { Principal } from '../policy/principal.ts';
import type { BucketSeed, KeySeed } from '../seed.ts';
import type { World } from '../world.ts';
import type { LateFailure } from './exportRecord.ts';
import type { Wire } from './operation.ts';

/** What a service does in a bucket as the caller. */
export interface Writing {
  readonly by: Principal;
  readonly service: 'dynamodb' | 'sdb';
  /** Whose the bucket should be; the account's own unless told. */
  readonly owner: string | undefined;
  /** Keys of objects, such as will be written. */
  readonly keys: readonly string[];
  /** IAM actions on each of them. */
  readonly actions: readonly string[];
  /** How its uploads say that S3 is to encrypt them; absent where they do not. */
  readonly encryption?: Encryption;
}

/** What a service was asked for. */
interface Encryption {
  readonly algorithm: 'AES256' | 'KMS';
  readonly key: string | undefined;
}

/** "Object key naming guidelines". */
const mostKeyBytes = 1024;

const writingActions = ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload'];

/**
 * What becomes of an export to this bucket with this key. AWS checks neither when it accepts the
 * request, so a mistake shows only minutes later.
 */
export function lateFailureOf(
  world: World,
  request: Wire<ExportTableToPointInTimeInput>,
  by: Principal,
): LateFailure | undefined {
  const bucket = findBucket(world, request.S3Bucket);
  const refused = bucketFailureOf(world, bucket, {
    by,
    service: 'dynamodb',
    owner: request.S3BucketOwner,
    keys: keysOf(request),
    actions: writingActions,
    // What AWS takes where nobody asks: the default of "Requesting a table export in DynamoDB".
    encryption: { algorithm: request.S3SseAlgorithm ?? 'AES256', key: request.S3SseKmsKeyId },
  });
  if (refused || !bucket) return refused;
  if (keysOf(request).some((key) => Buffer.byteLength(key) > mostKeyBytes)) return 'S3KeyTooLong';
  const { S3SseKmsKeyId: keyId } = request;
  if (!canEncrypt(world, bucket, keyId)) return 'KmsNotFoundException';
  const key = keyId === undefined ? undefined : findKey(world, bucket.region, keyId);
  return key && !mayUpload(world, key, by) ? 'KmsAccessDeniedException' : undefined;
}

/** Of two objects that every export writes, and of one of its data. */
function keysOf({ S3Prefix = '', ExportType }: Wire<ExportTableToPointInTimeInput>): string[] {
  const root = `${S3Prefix}${S3Prefix === '' || S3Prefix.endsWith('/') ? '' : '/'}AWSDynamoDB`;
  const own = `${root}/01795262400000-0a1b2c3d`;
  const data = `${ExportType === 'INCREMENTAL_EXPORT' ? root : own}/data`;
  return [`${own}/_started`, `${own}/manifest-summary.json`, `${data}/${'a'.repeat(26)}.json.gz`];
}

/** The bucket of this name, in whatever Region and account. */
export function findBucket(world: World, name: string | undefined): BucketSeed | undefined {
  return world.buckets.find((one) => one.name === name);
}

/**
 * Why S3 would not let an export write. Buckets whose requesters pay are not supported by
 * "Requesting a table export in DynamoDB"; how that shows is not documented.
 */
export function bucketFailureOf(
  world: World,
  bucket: BucketSeed | undefined,
  { owner = world.account, ...writing }: Writing,
): 'S3NoSuchBucket' | 'S3AccessDenied' | undefined {
  if (!bucket) return 'S3NoSuchBucket';
  const fits = bucket.account === owner && bucket.requesterPays !== true;
  return fits && mayWrite(bucket, writing) ? undefined : 'S3AccessDenied';
}

function mayWrite(bucket: BucketSeed, writing: Omit<Writing, 'owner'>): boolean {
  const { by, service, keys, actions, encryption } = writing;
  return keys.every((key) =>
    actions.every((action) => {
      const headers = action === 's3:PutObject' && encryption && headersOf(encryption);
      return mayInBucket(by, { action, told: { ...through(service), ...headers } }, bucket, key);
    }),
  );
}

/** Of an upload, by the names that they have in policies. */
function headersOf({ algorithm, key }: Encryption): Readonly<Record<string, string | undefined>> {
  return {
    's3:x-amz-server-side-encryption': algorithm === 'KMS' ? 'aws:kms' : algorithm,
    's3:x-amz-server-side-encryption-aws-kms-key-id': key,
  };
}

/** Whether somebody may encrypt an upload in parts, which S3 does for them. */
export function mayUpload({ account }: World, key: KeySeed, by: Principal): boolean {
  const told = { ...through('s3'), 'kms:ViaService': `s3.${key.region}.amazonaws.com` };
  return ['kms:GenerateDataKey', 'kms:Decrypt'].every((action) =>
    mayWithKey(by, { action, told }, key, account),
  );
}

/** The key of a Region by its id, its ARN, an alias or the ARN of an alias; of others, by ARN only. */
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

function idsOf({ keyId, region, aliases, account }: KeySeed, home: string): string[] {
  const prefix = `arn:aws:kms:${region}:${account ?? home}`;
  const aliasArns = aliases.map((alias) => `${prefix}:${alias}`);
  const own = (account ?? home) === home ? [keyId, ...aliases] : [];
  return [...own, `${prefix}:key/${keyId}`, ...aliasArns];
}
