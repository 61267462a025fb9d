import type { CancelSignal } from '../../ports.ts';
import type { Looks } from '../check.ts';
import { fail, pass, unknown, warn, type Found } from '../found.ts';
import type { BucketUse, SeenBucket } from './bucketUse.ts';

/**
 * Whose a bucket is: `theirs` only where S3 lets the same caller look without naming an owner, so
 * that the owner alone can be what it refuses ("Verifying bucket ownership with bucket owner
 * condition").
 */
export type Ownership = 'given' | 'ours' | 'theirs' | 'unknown';

/** Compares with the owner of the request, or with the caller's account where it names none. */
export async function ownershipOf(
  { bucket, owner = '', account = '' }: BucketUse,
  { look }: SeenBucket,
  { inspect }: Looks,
  signal: CancelSignal,
): Promise<Ownership> {
  const expected = owner === '' ? account : owner;
  if (expected === '') return 'unknown';
  const { answer } = await inspect.headBucket(bucket, expected, signal);
  if (answer === 'found') return expected === account ? 'ours' : 'given';
  return look.answer === 'found' && answer === 'denied' ? 'theirs' : 'unknown';
}

/** Whether AWS will find the owner that it expects. */
export async function ownerFound(
  use: BucketUse,
  seen: SeenBucket,
  looks: Looks,
  signal: CancelSignal,
): Promise<Found> {
  switch (await ownershipOf(use, seen, looks, signal)) {
    case 'ours':
      return pass(`It belongs to account ${use.account ?? ''}, which exports.`);
    case 'given':
      return pass(`It belongs to account ${use.owner ?? ''}, as the request says.`);
    case 'theirs':
      return notExpected(use);
    case 'unknown':
      return unseenOwner(use);
  }
}

function notExpected({ owner, account = '' }: BucketUse): Found {
  if (owner === undefined) return warn(`It does not belong to account ${account}, which exports.`);
  if (owner === '') {
    return fail(
      `It does not belong to account ${account}, and the request names no other owner.`,
      'Type the 12 digits of the account that owns the bucket.',
    );
  }
  return fail(
    `It does not belong to account ${owner}.`,
    owner === account
      ? 'Type the 12 digits of the account that owns the bucket.'
      : 'Type the account that owns the bucket, or leave the owner empty when it is yours.',
  );
}

function unseenOwner({ owner = '', account = '' }: BucketUse): Found {
  const expected = owner === '' ? account : owner;
  if (expected === '') return unknown('Nobody could tell which account exports.');
  return {
    ...unknown(
      `S3 does not let this profile see whether it belongs to account ${expected}.`,
      'Ask who manages the bucket to allow s3:ListBucket on it.',
    ),
    permission: 's3:ListBucket',
  };
}
