import type { Asker } from './required.ts';

/** Where a job takes its KMS key from: AWS looks for it where the bucket is, or where the source is. */
export type KeyHome = 'bucket' | 'source';

/** The Region in which AWS looks for the key; undefined where that of the bucket is not known. */
export function keyRegion(
  home: KeyHome,
  { region, bucketRegion }: Pick<Asker, 'region' | 'bucketRegion'>,
): string | undefined {
  return home === 'source' ? region : bucketRegion;
}
