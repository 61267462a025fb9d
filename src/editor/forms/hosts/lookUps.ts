import { isExportError, type ErrorReason } from '../../../core/errors.ts';
import type { Page } from '../../../core/page.ts';
import type { AwsAccess, CancelSignal, KmsKey } from '../../../core/ports.ts';

/** Lists that decide something are read to their end, but no list is read for ever. */
const mostPages = 10;

/** All items of a list of usual length. Throws ExportError. */
export async function readAll<T>(page: (next?: string) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let next: string | undefined;
  for (let count = 0; count < mostPages; count += 1) {
    const answer = await page(next);
    items.push(...answer.items);
    next = answer.next;
    if (next === undefined) break;
  }
  return items;
}

/** The same, undefined for somebody who may not look; anything else is thrown. */
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
