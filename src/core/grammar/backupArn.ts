import { parseTableArn, type TableArn } from './arn.ts';

/** What the ARN of a DynamoDB backup says. */
export interface BackupArn extends TableArn {
  readonly tableArn: string;
  readonly backupId: string;
  /** Epoch milliseconds, read from the id; absent where the id has another form. */
  readonly createdAt?: number;
}

/**
 * The parts of a backup's ARN (the table's, `/backup/` and an id); undefined for anything else. Any
 * id is taken, as other servers of this API write other ids.
 */
export function parseBackupArn(arn: string): BackupArn | undefined {
  const [tableArn = '', backupId = '', ...rest] = arn.split('/backup/');
  const table = parseTableArn(tableArn);
  if (table === undefined || rest.length > 0 || !/^[^/]+$/.test(backupId)) return undefined;
  const createdAt = backupStart(backupId);
  return { ...table, tableArn, backupId, ...(createdAt !== undefined && { createdAt }) };
}

/** AWS's own ids are epoch milliseconds, a hyphen and 8 hexadecimal digits. */
function backupStart(backupId: string): number | undefined {
  const digits = /^(\d{13,14})-[0-9a-f]{8}$/.exec(backupId)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
