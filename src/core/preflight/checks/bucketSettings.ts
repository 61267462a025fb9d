import type { CancelSignal } from '../../ports.ts';
import type { Looks } from '../check.ts';
import { pass, warn, type Found } from '../found.ts';
import type { BucketUse, SeenBucket } from './bucketUse.ts';

/** Object Lock is in the way of deleting what an export wrote, and may be in the way of writing. */
export async function lockFound(
  { bucket }: BucketUse,
  { region }: SeenBucket,
  { inspect }: Looks,
  signal: CancelSignal,
): Promise<Found> {
  const { isOn, hasDefaultRetention } = await inspect.objectLock(bucket, region, signal);
  if (!isOn) return pass('Object Lock is off.');
  if (!hasDefaultRetention) return pass('Object Lock is on, without a default retention.');
  return warn(
    'Object Lock is on with a default retention: nobody can delete the files of the export until that ends, and AWS does not say whether it exports to such buckets.',
    'Choose a bucket without a default retention if the export fails.',
  );
}

/** "Using Requester Pays buckets": S3 refuses strangers that do not say that they pay. */
export async function payerFound(
  { bucket }: BucketUse,
  { region }: SeenBucket,
  { inspect }: Looks,
  signal: CancelSignal,
): Promise<Found> {
  const requesterPays = await inspect.requesterPays(bucket, region, signal);
  if (!requesterPays) return pass('The owner of the bucket pays for requests.');
  return warn(
    'Requester Pays is on: who writes and reads pays for it, and S3 refuses other accounts that do not agree to that.',
    'Turn Requester Pays off, or choose another bucket.',
  );
}

/**
 * "Blocking public access to your Amazon S3 storage", RestrictPublicBuckets: it shuts other accounts
 * out where the policy is a public one. S3 shows them no policy, so that this is no more than a hint.
 */
export async function publicFound(
  { account = '', bucket }: BucketUse,
  { region }: SeenBucket,
  { inspect }: Looks,
  signal: CancelSignal,
): Promise<Found> {
  const isRestricted = await inspect.restrictsPublic(bucket, region, signal);
  if (!isRestricted) return pass('It shuts out no account that the bucket policy lets in.');
  return pass(
    `It shuts out whom a policy for everybody would let in: the bucket policy has to name account ${account}, or somebody in it.`,
  );
}
