import { joinPrefix, s3Uri } from '../../grammar/s3.ts';

/** Where a person wants an export to go. */
export interface Destination {
  readonly bucket: string;
  readonly bucketOwner: string;
  readonly prefix: string;
}

/**
 * Where the export will go, as a part of a sentence. `root` is what the service puts behind the
 * prefix; the last folder, the export's id, is made up by AWS, so the address ends before it.
 */
export function destination({ bucket, bucketOwner, prefix }: Destination, root: string): string {
  const folder = s3Uri(bucket, `${joinPrefix(prefix)}${root}`);
  return bucketOwner === '' ? folder : `${folder} of account ${bucketOwner}`;
}
