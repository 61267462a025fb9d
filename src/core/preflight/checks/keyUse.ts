import type { Connection } from '../../connection.ts';
import { isExportError } from '../../errors.ts';
import { parseKeyArn } from '../../grammar/kms.ts';
import type { RequiredPolicy } from '../../policy/required.ts';
import type { CancelSignal, Identity, KmsKey } from '../../ports.ts';
import type { Looks } from '../check.ts';

/** What a job wants of a KMS key. */
export interface KeyUse {
  /** In one of the four ways that KMS takes. */
  readonly key: string;
  /** Where the bucket is; where it is not known, `bucket` tells it. */
  readonly region?: string | undefined;
  readonly bucket?: string;
  /** Who uses it: `caller`, or the ARN of a role. */
  readonly principal: string;
  /** Whether AWS exports with a key only, which has to be customer managed. */
  readonly isRequired: boolean;
  /** What is done with it; what an upload to S3 needs unless told. */
  readonly actions?: readonly string[];
  /** The service that calls KMS for it, as `kms:ViaService` likely tells; S3 for an upload. */
  readonly service?: 'rds';
  /** For the commands that put something right. */
  readonly connection?: Connection;
  /** The policies of the job, for a caller; that of the key is for another account's. */
  readonly policies?: (caller: Identity) => readonly RequiredPolicy[];
}

/** The Region in which AWS looks for the key; undefined where nobody can tell. */
export async function bucketRegion(
  { region, bucket = '' }: Pick<KeyUse, 'bucket' | 'region'>,
  looks: Looks,
  signal: CancelSignal,
): Promise<string | undefined> {
  if (region !== undefined || bucket === '') return region;
  const { region: found } = await looks.inspect.headBucket(bucket, undefined, signal);
  return found;
}

/** A key in the Region in which it was looked for; `key` is absent where KMS has none. */
export interface SeenKey {
  readonly region: string;
  readonly key?: KmsKey;
}

/** DescribeKey, one for all checks; undefined where no Region is known to look in. */
export async function seenKey(
  use: Pick<KeyUse, 'bucket' | 'key' | 'region'>,
  looks: Looks,
  signal: CancelSignal,
): Promise<SeenKey | undefined> {
  const region = parseKeyArn(use.key)?.region ?? (await bucketRegion(use, looks, signal));
  if (region === undefined) return undefined;
  try {
    return { region, key: await looks.keys.describeKey(use.key, region, signal) };
  } catch (error) {
    if (isExportError(error) && noSuchKey.has(error.reason)) return { region };
    throw error;
  }
}

/** What KMS says of a key that it does not know, or that cannot be one. */
const noSuchKey: ReadonlySet<string> = new Set(['key-not-accessible', 'validation']);

/** Whether an alias is one of those that AWS has for its own keys. */
export const isAwsAlias = (key: string): boolean => /(?:^|:)alias\/aws\//.test(key);
