/** One thing to know of what a backup holds, for the form: a heading and the rest of the line. */
export interface BackupContent {
  readonly label: string;
  readonly text: string;
}

/**
 * What a backup holds and what it does not: "CreateBackup" and "RestoreTableFromBackup" of the
 * DynamoDB API reference.
 */
export const backupContents: readonly BackupContent[] = [
  {
    label: 'In the backup',
    text: 'All items, global and local secondary indexes, stream settings and provisioned capacity.',
  },
  {
    label: 'Not in the backup',
    text: 'Auto scaling, IAM policies, CloudWatch alarms, tags, time to live (TTL) and the setting of point-in-time recovery.',
  },
];
