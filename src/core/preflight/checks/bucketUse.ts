import type { KeyLayout } from '../../grammar/keyPrefix.ts';
import type { RequiredPolicy } from '../../policy/required.ts';
import type { BucketLook, CancelSignal, Identity } from '../../ports.ts';
import type { Check, Looks } from '../check.ts';
import type { Fix } from '../finding.ts';
import { fail, type Found } from '../found.ts';
import { policyFix } from '../paste.ts';

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
  /** Keys of files that it writes, for policies; the longest of the layout unless told. */
  readonly files?: readonly string[];
  /** How AWS is asked to encrypt, `default` where it is not; absent where it does not tell S3 so. */
  readonly algorithm?: 'AES256' | 'KMS' | 'default';
  /** The KMS key that the request names. */
  readonly key?: string | undefined;
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

/** A check of a bucket that has to be there first; whether it is, another check tells. */
export function onceSeen(use: BucketUse, about: Omit<Check, 'find'>, find: Find): Check {
  return {
    ...about,
    async find(looks, signal) {
      const seen = await seenBucket(use, looks, signal);
      return seen && find(seen, looks, signal);
    },
  };
}

/** What the owner of a bucket has to add to its policy where that is another account. */
export function ownerFix(text: string, { policies }: BucketUse, who: Identity): Fix {
  const policy = policies?.(who).find(({ id }) => id === 'bucket');
  return policy === undefined ? { text } : policyFix(text, policy);
}

/** AWS would take the request all the same, and end the job as failed minutes later. */
export function noBucket(): Found {
  return fail('There is no bucket of this name.', 'Choose another bucket, or create this one.');
}
