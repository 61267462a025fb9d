import type { Connection } from '../connection.ts';
import type { ErrorReason } from '../errors.ts';
import type { ExportRequest } from '../kinds/registry.ts';
import type { ExportFilter } from '../kinds/tableExport.ts';
import type { SourceRef } from '../sources.ts';

/**
 * What is known of an export.
 * - `launching`: written down, the call is on its way
 * - `unconfirmed`: the call left but no answer came; the same token will settle it
 * - `rejected`: AWS refused the request, nothing runs and nothing is billed
 */
export type JobState =
  'launching' | 'unconfirmed' | 'rejected' | 'running' | 'completed' | 'failed';

export const isLive = (state: JobState): boolean =>
  state === 'launching' || state === 'unconfirmed' || state === 'running';

/** `full` or `incremental`, or what AWS said if that is new to us. */
export type ExportType = 'full' | 'incremental' | (string & {});

/** One row of a list operation: all that ListExports tells, plus what the ARN itself carries. */
export interface JobSummary {
  readonly arn: string;
  readonly source: SourceRef;
  readonly state: Extract<JobState, 'running' | 'completed' | 'failed'>;
  readonly exportType: ExportType;
  /** Epoch milliseconds; read from the export id, absent where the id has another form. */
  readonly startedAt?: number;
}

/** All that the service tells about one export (DescribeExport). Times are epoch milliseconds. */
export interface JobReport extends JobSummary {
  readonly endedAt?: number;
  readonly exportTime?: number;
  /** The window of an incremental export: `from` inclusive, `to` exclusive. */
  readonly window?: { readonly from: number; readonly to: number; readonly viewType?: string };
  /** Whether only a part of the table was asked for. */
  readonly filtered?: boolean;
  /** What was asked for then, where AWS tells it. */
  readonly filter?: ExportFilter;
  readonly bucket: string;
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
  readonly failure?: { readonly code: string; readonly message?: string };
}

/** An export that this machine asked for or came to watch, as the ledger keeps it. */
export interface Job {
  /** The client token for exports started here, the ARN for those found running. */
  readonly id: string;
  readonly connection: Connection;
  readonly source: SourceRef;
  readonly state: JobState;
  /** Epoch milliseconds: AWS's start time once known, the click until then. */
  readonly startedAt: number;
  /** Absent for an export that was started elsewhere. */
  readonly request?: ExportRequest;
  readonly arn?: string;
  readonly report?: JobReport;
  /** Why nothing was started, for a `rejected` job; the message is AWS's own, where it is for people. */
  readonly refusal?: { readonly reason: ErrorReason; readonly message?: string };
  /** When the ledger last changed this job, epoch milliseconds. */
  readonly changedAt?: number;
  /** Set once the person has been told how it ended. */
  readonly announced?: boolean;
}
