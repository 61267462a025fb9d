/**
 * The key of a request of DynamoDB or SimpleDB, for its permissions: the one that is named with
 * `KMS`, or the AWS managed key of S3 where none is.
 */
export function encryptionKey(
  algorithm: 'AES256' | 'KMS' | undefined,
  kmsKeyId = 'alias/aws/s3',
): { readonly kmsKeyId?: string } {
  return algorithm === 'KMS' ? { kmsKeyId } : {};
}
