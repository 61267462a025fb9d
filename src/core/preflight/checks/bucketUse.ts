import type { KeyLayout } from '../../grammar/keyPrefix.ts';
import type { RequiredPolicy } from '../../policy/required.ts';
import type { BucketLook, CancelSignal, Identity } from '../../ports.ts';
import type { Check, Looks } from '../check.ts';
import { fail, unknown, type Found } from '../found.ts';

/** What a job wants of a bucket. */
export interface BucketUse {
  readonly bucket: string;
  /** Empty where the request could name an owner and does not; undefined where it never does. */
  readonly owner?: string | undefined;
  readonly prefix: string;
  readonly sourceRegion: string;
  /** Whether AWS takes only a bucket in the Region of the source. */
  readonly mustBeInRegion: boolean;
  /** Of the caller; absent or empty where it is not known. */
  readonly account?: string | undefined;
  /** Who writes: `caller`, or the ARN of a role. */
  readonly principal: string;
  /** What it does to the bucket and its objects, such as `s3:PutObject`. */
  readonly actions: readonly string[];
  /** Those of them without which no export succeeds; `s3:PutObject` unless told. */
  readonly decisive?: readonly string[];
  /** What AWS puts below the prefix; that of DynamoDB unless told. */
  readonly layout?: KeyLayout;
  /** How AWS is asked to encrypt; absent where it is left to the bucket. */
  readonly algorithm?: 'AES256' | 'KMS' | undefined;
  /** The policies of the job, for a caller; that of the bucket is for another account's. */
  readonly policies?: (caller: Identity) => readonly RequiredPolicy[];
}

/** A bucket that is there. */
export interface SeenBucket {
  readonly look: BucketLook;
  readonly region: string;
}

/** HeadBucket without an owner, one for all checks; undefined where there is no such bucket. */
export async function seenBucket(
  { bucket, sourceRegion }: Pick<BucketUse, 'bucket' | 'sourceRegion'>,
  { inspect }: Looks,
  signal: CancelSignal,
): Promise<SeenBucket | undefined> {
  const look = await inspect.headBucket(bucket, undefined, signal);
  if (look.answer === 'missing') return undefined;
  return { look, region: look.region ?? sourceRegion };
}

type Find = (seen: SeenBucket, looks: Looks, signal: CancelSignal) => Found | Promise<Found>;

/** A check of a bucket that has to be there first. */
export function onceSeen(use: BucketUse, about: Omit<Check, 'find'>, find: Find): Check {
  return {
    ...about,
    async find(looks, signal) {
      const seen = await seenBucket(use, looks, signal);
      if (seen !== undefined) return find(seen, looks, signal);
      return unknown('There is no such bucket to look at.');
    },
  };
}

/** AWS would take the request all the same, and end the job as failed minutes later. */
export function noBucket(bucket: string): Found {
  return fail(`There is no bucket ${bucket}.`, 'Choose another bucket, or create this one.');
}
