/** An ExportFormat as AWS's pages name it; a new one as it came. */
export function exportFormatName(format: string): string {
  if (format === 'DYNAMODB_JSON') return 'DynamoDB JSON';
  return format === 'ION' ? 'Amazon Ion' : format;
}

/** An S3SseAlgorithm as AWS's pages name it; a new one as it came. */
export function encryptionName(algorithm: string): string {
  if (algorithm === 'AES256') return 'S3 managed keys (AES256)';
  return algorithm === 'KMS' ? 'AWS KMS key' : algorithm;
}

/** A status of AWS in plain small letters, such as `replication not authorized`. */
export function statusName(status: string): string {
  return status.toLowerCase().replaceAll('_', ' ');
}

/** An ExportViewType in plain words; a new one as it came. */
export function viewTypeName(viewType: string): string {
  if (viewType === 'NEW_AND_OLD_IMAGES') return 'new and old images';
  return viewType === 'NEW_IMAGE' ? 'new images only' : viewType;
}

/** A BackupType as AWS's pages name it; a new one as it came. */
export function backupTypeName(type: string): string {
  if (type === 'USER') return 'on-demand';
  if (type === 'SYSTEM') return 'system';
  return type === 'AWS_BACKUP' ? 'AWS Backup' : type;
}
