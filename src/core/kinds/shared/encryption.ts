/** How DynamoDB and SimpleDB are asked to encrypt what they write; the key goes with `KMS` only. */
export interface EncryptionChoice {
  readonly encryption: 'bucket-default' | 'AES256' | 'KMS';
  readonly kmsKeyId: string;
}

/** How the export will be encrypted, as a part of a sentence. */
export function encrypted({ encryption, kmsKeyId }: EncryptionChoice): string {
  switch (encryption) {
    case 'bucket-default':
      return 'with the default encryption';
    case 'AES256':
      return 'encrypted with keys that S3 manages (AES256)';
    case 'KMS':
      return kmsKeyId === ''
        ? 'encrypted with the AWS managed KMS key of S3, as no key is named'
        : `encrypted with KMS key ${kmsKeyId}`;
  }
}
