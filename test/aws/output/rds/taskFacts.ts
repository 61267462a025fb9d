import type { DatabaseTableSeed } from '../../databaseSeed.ts';

/** What must be known of an export task to write what it leaves in S3. Times are epoch milliseconds. */
export interface TaskFacts {
  readonly taskId: string;
  readonly sourceArn: string;
  readonly engine: string;
  readonly bucket: string;
  readonly prefix?: string;
  readonly roleArn: string;
  readonly kmsKeyId: string;
  readonly exportOnly: readonly string[];
  readonly startTime: number;
  readonly endTime: number;
  /** Of a snapshot. */
  readonly snapshotTime?: number;
  /** The tables that are written. */
  readonly tables: readonly DatabaseTableSeed[];
  /** The tables that had to be left out. */
  readonly skipped: readonly DatabaseTableSeed[];
  readonly totalGb: number;
}
