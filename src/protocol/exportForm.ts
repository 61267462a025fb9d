import type { Connection } from '../core/connection.ts';
import type { ErrorReason } from '../core/errors.ts';
import type { JobState } from '../core/jobs/job.ts';
import type { Issue } from '../core/kinds/kind.ts';
import type {
  TableExportDraft,
  TableExportFacts,
  TableExportField,
} from '../core/kinds/tableExport.ts';
import type { Bucket, KmsKey } from '../core/ports.ts';
import type { SourceRef } from '../core/sources.ts';

/** The longest text that a field takes and a message carries; AWS's own limits are far below. */
export const maxTextLength = 4096;

/**
 * The longest expression or JSON text, in characters. Far above AWS's 4 KB for an expression, so
 * that a long one is refused with a reason and never quietly cut.
 */
export const maxExpressionsLength = 65_536;

/** The forms that exist: one entry a kind. */
export interface TableExportForm {
  readonly kind: 'dynamodb-table';
  readonly facts: TableExportFacts;
  readonly draft: TableExportDraft;
}

/** An error on its way to a person: already a sentence, never a stack. */
export interface PresentedError {
  readonly reason: ErrorReason;
  /** What happened, in one plain sentence. */
  readonly message: string;
  /** What to do next, in one plain sentence. */
  readonly next: string;
}

export interface FormOpened {
  readonly connection: Connection;
  readonly endpoint?: string;
  readonly source: SourceRef;
  readonly form: TableExportForm;
  /** The export that this form started before its tab was hidden or reloaded, if it did. */
  readonly job?: FormJob;
}

export type StartOutcome =
  | { readonly outcome: 'started'; readonly jobId: string }
  /** The person said no in the confirmation. */
  | { readonly outcome: 'declined' }
  | { readonly outcome: 'invalid'; readonly issues: readonly Issue<TableExportField>[] }
  /** The call left and no answer came; the same token will settle it. */
  | { readonly outcome: 'unconfirmed'; readonly jobId: string; readonly error: PresentedError };

/** What the webview may ask of the host: name → params and result. */
export interface FormRequests {
  open: { params: Record<string, never>; result: FormOpened };
  refreshFacts: { params: Record<string, never>; result: TableExportFacts };
  /** Where the newest completed incremental export of the table ended; null where there is none. */
  lastIncremental: {
    params: Record<string, never>;
    result: { readonly to: number | null };
  };
  listBuckets: {
    params: { readonly next?: string };
    result: { readonly buckets: readonly Bucket[]; readonly next?: string };
  };
  bucketRegion: { params: { readonly bucket: string }; result: { readonly region: string } };
  listKeys: {
    params: { readonly region: string; readonly next?: string };
    result: { readonly keys: readonly KmsKey[]; readonly next?: string };
  };
  /** Asks for consent at the host, then turns recovery on; `declined` changes nothing. */
  turnOnRecovery: {
    params: Record<string, never>;
    result: { readonly declined: true } | { readonly facts: TableExportFacts };
  };
  newToken: { params: Record<string, never>; result: { readonly token: string } };
  start: { params: { readonly draft: TableExportDraft }; result: StartOutcome };
  copyRequest: { params: { readonly draft: TableExportDraft }; result: Record<string, never> };
  showExports: { params: Record<string, never>; result: Record<string, never> };
  showLog: { params: Record<string, never>; result: Record<string, never> };
}

/** The state of the export that this form started, for its announcement. */
export interface FormJob {
  readonly jobId: string;
  readonly state: JobState;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly itemCount?: number;
  /** The window that was sent, epoch milliseconds; only of an incremental export. */
  readonly window?: { readonly from: number; readonly to: number };
  /** How it ended or why it was refused, in a sentence. */
  readonly explanation?: string;
}

/** What the host tells the webview unasked. */
export interface FormEvents {
  jobChanged: FormJob;
}

/**
 * What the webview keeps with `setState`, and what the host gets back after a reload: what the
 * person typed and which form it was, never what was fetched.
 */
export interface FormState {
  readonly version: 2;
  readonly kind: 'dynamodb-table';
  readonly connection: Connection;
  readonly source: SourceRef;
  readonly draft: TableExportDraft;
  readonly touched: readonly TableExportField[];
  /** The export started from this draft, so that a reload does not offer to start it again. */
  readonly jobId?: string;
}
