import { isExportError, type ErrorReason } from '../../../core/errors.ts';
import { readList } from '../../../core/lib/readList.ts';
import type { Page } from '../../../core/page.ts';
import type { AwsAccess, CancelSignal, KmsKey } from '../../../core/ports.ts';

/** All of a list, or undefined for somebody who may not look. Throws ExportError for all else. */
export async function allIfAllowed<T>(
  page: (next?: string) => Promise<Page<T>>,
): Promise<readonly T[] | undefined> {
  return (await ifAllowed(readList(page)))?.items;
}

/** What was looked for, undefined for somebody who may not look; anything else is thrown. */
export async function ifAllowed<T>(look: Promise<T>): Promise<T | undefined> {
  try {
    return await look;
  } catch (error) {
    if (isExportError(error) && error.reason === 'access-denied') return undefined;
    throw error;
  }
}

/** What KMS says of a key that it does not know, or that cannot be one. */
const noSuchKey: ReadonlySet<ErrorReason> = new Set(['key-not-accessible', 'validation']);

/** What a typed key stands for in `region`; null where there is no such key. Throws ExportError. */
export async function findKey(
  { keys }: Pick<AwsAccess, 'keys'>,
  typed: string,
  region: string,
  signal?: CancelSignal,
): Promise<KmsKey | null> {
  try {
    return await keys.describeKey(typed, region, signal);
  } catch (error) {
    if (isExportError(error) && noSuchKey.has(error.reason)) return null;
    throw error;
  }
}

/** The Region of the bucket in a draft, as facts; nothing where it cannot be found. */
export async function bucketFact(
  { buckets }: Pick<AwsAccess, 'buckets'>,
  bucket: string,
  signal?: CancelSignal,
): Promise<{ readonly bucketRegion?: string }> {
  const bucketRegion = await buckets.regionOf(bucket.trim(), signal).catch(() => undefined);
  return bucketRegion === undefined ? {} : { bucketRegion };
}
