/** By the reference of StartExportTask. */
export const ownKeyActions: readonly string[] = ['kms:CreateGrant', 'kms:DescribeKey'];

/** By "Using a cross-account AWS KMS key", for both sides: the key's policy, and who uses it. */
export const foreignKeyActions: readonly string[] = [
  'kms:CreateGrant',
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey*',
  'kms:ReEncrypt*',
  'kms:RetireGrant',
];
