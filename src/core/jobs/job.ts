import type { Connection } from '../connection.ts';
import type { KindId } from '../kinds/kind.ts';
import type { ExportRequest } from '../kinds/registry.ts';
import type { ExportFilter } from '../kinds/tableExport.ts';
import type { SourceRef } from '../sources.ts';
import type { Refusal } from './refusal.ts';

/**
 * What is known of a job: of an export or a backup.
 * - `launching`: written down, the call is on its way
 * - `unconfirmed`: the call left but no answer came; the same token will settle it
 * - `rejected`: AWS refused the request, nothing runs and nothing is billed
 * - `canceling`, `canceled`: somebody stopped it; what was written to S3 stays there
 * - `unwatched`: nobody looks after it any more, and what became of it is not known
 */
export type JobState =
  | 'launching'
  | 'unconfirmed'
  | 'rejected'
  | 'running'
  | 'canceling'
  | 'completed'
  | 'failed'
  | 'canceled'
  | 'unwatched';

const liveStates: ReadonlySet<JobState> = new Set([
  'launching',
  'unconfirmed',
  'running',
  'canceling',
]);

export const isLive = (state: JobState): boolean => liveStates.has(state);

/** The states that AWS tells of. */
export type ReportedState = Exclude<
  JobState,
  'launching' | 'unconfirmed' | 'rejected' | 'unwatched'
>;

/** True while AWS works on a job. */
export const isUnderWay = (state: JobState): boolean =>
  state === 'running' || state === 'canceling';

/**
 * `full` or `incremental` of a table, `full` or `partial` of a database, `full` of a domain,
 * `backup` of a backup, or what AWS said if that is new to us.
 */
export type ExportType = 'full' | 'incremental' | 'partial' | 'backup' | (string & {});

/** One row of a list operation, plus what the ARN itself carries. */
export interface JobSummary {
  readonly kind: KindId;
  /**
   * What AWS knows the job by: its ARN, or for an RDS task, which has none, the handle that
   * `taskHandle` makes of its identifier.
   */
  readonly arn: string;
  readonly source: SourceRef;
  readonly state: ReportedState;
  readonly exportType: ExportType;
  /** Epoch milliseconds; read from the export id, absent where the id has another form. */
  readonly startedAt?: number;
  /** All of it, where the list tells as much as a look at the job itself. */
  readonly report?: JobReport;
}

/** All that the service tells about one job. Times are epoch milliseconds. */
export interface JobReport extends Omit<JobSummary, 'report'> {
  /** AWS's own word for the state, such as `STARTING` or `PENDING`. */
  readonly status?: string;
  readonly endedAt?: number;
  readonly exportTime?: number;
  /** The window of an incremental export: `from` inclusive, `to` exclusive. */
  readonly window?: { readonly from: number; readonly to: number; readonly viewType?: string };
  /** Whether only a part of the table was asked for. */
  readonly filtered?: boolean;
  /** What was asked for then, where AWS tells it. */
  readonly filter?: ExportFilter;
  /** Absent of a backup, which lies in no bucket of ours. */
  readonly bucket?: string;
  readonly bucketOwner?: string;
  readonly prefix?: string;
  readonly format?: string;
  readonly encryption?: string;
  readonly kmsKeyId?: string;
  readonly clientToken?: string;
  readonly itemCount?: number;
  readonly billedSizeBytes?: number;
  /** Key of `manifest-summary.json` in the bucket. */
  readonly manifestKey?: string;
  /** RDS tells causes and no codes: then `code` is empty. */
  readonly failure?: { readonly code: string; readonly message?: string };
  /** What RDS calls a task and DynamoDB a backup. */
  readonly name?: string;
  /** PercentProgress of RDS, 0 to 100. */
  readonly percent?: number;
  /** TotalExtractedDataInGB of RDS, whole GB. */
  readonly extractedGb?: number;
  /** WarningMessage of RDS, as it came: JSON text. It may go with `completed`. */
  readonly warning?: string;
  readonly roleArn?: string;
  /** What alone was asked for, of a partial export. */
  readonly exportOnly?: readonly string[];
  /** When the snapshot was made that is exported. */
  readonly snapshotTime?: number;
  /** SimpleDB's exportDataCutoffTime: what was inserted before it is in the export. */
  readonly cutoffAt?: number;
  /** Of a backup. */
  readonly sizeBytes?: number;
  /** All that AWS said, in its own names, times in ISO 8601; for people, and never kept. */
  readonly answer?: Readonly<Record<string, unknown>>;
}

/** A job that this machine asked for or came to watch, as the ledger keeps it. */
export interface Job {
  /** The token for jobs started here, the ARN for those found running. */
  readonly id: string;
  readonly kind: KindId;
  readonly connection: Connection;
  readonly source: SourceRef;
  readonly state: JobState;
  /** Epoch milliseconds: AWS's start time once known, the click until then. */
  readonly startedAt: number;
  /**
   * When the last call left that may still arrive, of an `unconfirmed` job, epoch milliseconds; with
   * the click where it is absent.
   */
  readonly sentAt?: number;
  /** Absent for an export that was started elsewhere. */
  readonly request?: ExportRequest;
  /** The window that has the request on its way, while it is `launching`. */
  readonly launcher?: string;
  readonly arn?: string;
  readonly report?: JobReport;
  /** Why nothing was started, for a `rejected` job. */
  readonly refusal?: Refusal;
  /** When the ledger last changed this job, epoch milliseconds; later with every change. */
  readonly changedAt?: number;
  /** Set once the person has been told how it ended. */
  readonly announced?: boolean;
}
