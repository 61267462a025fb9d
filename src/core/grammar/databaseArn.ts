import type { DatabaseSourceType } from '../databases.ts';

/** What the ARN of a DB snapshot, a DB cluster snapshot or a DB cluster says. */
export interface DatabaseArn {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly type: DatabaseSourceType;
  /** With the `rds:` or `awsbackup:` that AWS gives to snapshots that it makes. */
  readonly id: string;
}

const pattern =
  /^arn:(?<partition>aws[a-z-]*):rds:(?<region>[a-z0-9-]+):(?<account>\d{12}):(?<type>snapshot|cluster-snapshot|cluster):(?<id>[\w:.-]+)$/;

/** The parts of what StartExportTask takes as its SourceArn; undefined for anything else. */
export function parseDatabaseArn(arn: string): DatabaseArn | undefined {
  const { partition, region, account, type, id } = pattern.exec(arn)?.groups ?? {};
  if (!partition || !region || !account || !id || !isSourceType(type)) return undefined;
  return { partition, region, account, type, id };
}

/**
 * An identifier without what AWS puts before it: `rds:` of automated snapshots, `awsbackup:` of
 * those of AWS Backup, and all of an ARN that comes before its last part.
 */
export function bareIdentifier(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1);
}

function isSourceType(text: string | undefined): text is DatabaseSourceType {
  return text === 'snapshot' || text === 'cluster-snapshot' || text === 'cluster';
}
