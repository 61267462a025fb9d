/** A place in S3, as people paste it. */
export interface S3Location {
  readonly bucket: string;
  readonly prefix: string;
}

/** Bucket and prefix of an `s3://` address or of the ARN of a bucket; undefined for anything else. */
export function parseS3Location(text: string): S3Location | undefined {
  const match = /^(?:s3:\/\/|arn:aws[a-z-]*:s3:::)([^/]+)\/?(.*)$/i.exec(text.trim());
  const [, bucket, prefix = ''] = match ?? [];
  return bucket === undefined ? undefined : { bucket, prefix };
}

/** `s3://bucket/key`, as the AWS CLI takes it. */
export function s3Uri(bucket: string, key: string): string {
  return `s3://${bucket}/${key}`;
}

/** What DynamoDB puts between the prefix and the folders of its exports. */
export const exportRoot = 'AWSDynamoDB/';

/** What SimpleDB puts there. */
export const domainExportRoot = 'AWSSimpleDB/';

/**
 * The key of the folder that a full export writes, with a slash at its end. AWS joins prefix and
 * folder with a slash and does not double one that is there.
 */
export function exportFolder(prefix: string | undefined, exportId: string): string {
  return `${joinPrefix(prefix)}${exportRoot}${exportId}/`;
}

/** A prefix ready to have a key put behind it: empty, or with a slash at its end. */
export function joinPrefix(prefix = ''): string {
  return prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
}
