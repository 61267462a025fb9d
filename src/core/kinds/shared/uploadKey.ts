/**
 * What an upload in parts needs of a KMS key, by "Uploading and copying objects using multipart
 * upload" of the S3 user guide. DynamoDB and SimpleDB write as the caller and document no list of
 * their own.
 */
export const uploadKeyActions: readonly string[] = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** Said wherever these actions are. */
export function uploadKeyNote(service: string): string {
  return `AWS does not say which actions on a KMS key an export of ${service} needs, and from which service; these are what Amazon S3 needs for uploads in parts.`;
}
