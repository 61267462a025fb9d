import { isExportError } from '../../errors.ts';
import { bucketNameFinding } from '../../grammar/bucketName.ts';
import { readList } from '../../lib/readList.ts';
import type { CancelSignal, Identity } from '../../ports.ts';
import type { Looks } from '../check.ts';
import { fail, pass, unknown, warn, type Found } from '../found.ts';
import { ownerFix, type BucketUse, type SeenBucket } from './bucketUse.ts';
import { whoIs } from './principal.ts';

/**
 * Whose a bucket is: `theirs` only where S3 lets the same caller look without naming an owner, so
 * that the owner alone can be what it refuses ("Verifying bucket ownership with bucket owner
 * condition"), or where the list of the account's own buckets tells.
 */
export type Ownership = 'given' | 'ours' | 'theirs' | 'unknown';

/** Compares with the owner of the request, or with the caller's account where it names none. */
export async function ownershipOf(
  use: BucketUse,
  { look }: SeenBucket,
  looks: Looks,
  signal: CancelSignal,
): Promise<Ownership> {
  const expected = expectedOwner(use);
  if (expected === '') return 'unknown';
  const { answer } = await looks.inspect.headBucket(use.bucket, expected, signal);
  if (answer === 'found') return expected === use.account ? 'ours' : 'given';
  if (answer === 'missing') return 'unknown';
  return look.answer === 'found' ? 'theirs' : listedOwnership(use, looks, signal);
}

const expectedOwner = ({ owner = '', account = '' }: BucketUse): string =>
  owner === '' ? account : owner;

/** By the list of the account's own buckets, which tells nothing of all others. */
async function listedOwnership(
  use: BucketUse,
  { buckets }: Looks,
  signal: CancelSignal,
): Promise<Ownership> {
  if (use.account === undefined || use.account === '') return 'unknown';
  const isListed = await isOnList(use.bucket, buckets, signal);
  if (isListed === undefined) return 'unknown';
  const isExpected = expectedOwner(use) === use.account;
  if (isListed) return isExpected ? 'ours' : 'theirs';
  return isExpected ? 'theirs' : 'unknown';
}

/** Whether the caller's account owns a bucket that there is; undefined where nobody can tell. */
async function isOnList(
  bucket: string,
  buckets: Looks['buckets'],
  signal: CancelSignal,
): Promise<boolean | undefined> {
  // Aliases of access points take the place of buckets, and are on no list of them.
  if (bucketNameFinding(bucket)?.code === 'bucket-reserved-suffix') return undefined;
  try {
    const { items, isWhole } = await readList((next) => buckets.listBuckets(next, signal));
    const isListed = items.some(({ name }) => name === bucket);
    return isListed || isWhole ? isListed : undefined;
  } catch (error) {
    if (isExportError(error)) return undefined;
    throw error;
  }
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
      return notExpected(use, await whoIs(use.principal, looks, signal));
    case 'unknown':
      return unseenOwner(use);
  }
}

function notExpected(use: BucketUse, who: Identity): Found {
  const { owner, account = '' } = use;
  if (owner === undefined) {
    const fix = 'Let its owner allow the export in the bucket policy, where that does not yet.';
    const found = `It does not belong to account ${account}, which exports.`;
    return warn(found, ownerFix(fix, use, who));
  }
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

function unseenOwner(use: BucketUse): Found {
  const expected = expectedOwner(use);
  if (expected === '') return unknown('Nobody could tell which account exports.');
  return {
    ...unknown(
      `S3 does not let this profile see whether it belongs to account ${expected}.`,
      'Ask who manages the bucket to allow s3:ListBucket on it.',
    ),
    permission: 's3:ListBucket',
  };
}
