import type { Connection } from '../core/connection.ts';
import type { Prices } from '../core/cost/prices.ts';
import type { ErrorReason } from '../core/errors.ts';
import type { JobState } from '../core/jobs/job.ts';
import type { FormDraft, FormFacts, Issue, KindId } from '../core/kinds/kind.ts';
import type { Bucket, KmsKey, Role } from '../core/ports.ts';
import type { Finding } from '../core/preflight/finding.ts';
import type { SourceRef } from '../core/sources.ts';

/** The longest text that a field takes and a message carries; AWS's own limits are far below. */
export const maxTextLength = 4096;

/**
 * The longest expression or JSON text, in characters. Far above AWS's 4 KB for an expression, so
 * that a long one is refused with a reason and never quietly cut.
 */
export const maxExpressionsLength = 65_536;

/** The longest list of parts, in characters; AWS takes 200 KB, and a longer one is told so. */
export const maxPartsLength = 1_000_000;

/** What a form starts from; facts and draft are those of its kind. */
export interface FormContent {
  readonly kind: KindId;
  readonly facts: FormFacts;
  readonly draft: FormDraft;
}

/** An error on its way to a person: already a sentence, never a stack. */
export interface PresentedError {
  readonly reason: ErrorReason;
  /** What happened, in one plain sentence. */
  readonly message: string;
  /** What to do next, in one plain sentence. */
  readonly next: string;
  /** True where signing in mends it. */
  readonly canSignIn?: true;
}

/** Why an earlier job of the same request failed, where a form was opened to put that right. */
export interface FailedBefore {
  /** AWS's own code, where there is one. */
  readonly code?: string;
  readonly sentence: string;
  /** The field that it is about, by its name in the draft. */
  readonly field?: string;
  /** The checks that look at the place that failed: their ids, or what those of several begin with. */
  readonly lookAgain: readonly string[];
}

export interface FormOpened {
  readonly connection: Connection;
  readonly endpoint?: string;
  readonly source: SourceRef;
  readonly form: FormContent;
  /** The export that this form started before its tab was hidden or reloaded, if it did. */
  readonly job?: FormJob;
  readonly failed?: FailedBefore;
}

export type StartOutcome =
  | { readonly outcome: 'started'; readonly jobId: string }
  /** The person said no in the confirmation, maybe to see what it foretold. */
  | { readonly outcome: 'declined'; readonly showFailure?: true }
  | { readonly outcome: 'invalid'; readonly issues: readonly Issue[] }
  /** The call left and no answer came; it is being found out whether the job started. */
  | { readonly outcome: 'unconfirmed'; readonly jobId: string; readonly error: PresentedError };

/**
 * What the webview may ask of the host: name → params and result. A form asks only what its kind
 * has a use for; the host refuses the rest.
 */
export interface FormRequests {
  open: { params: Record<string, never>; result: FormOpened };
  refreshFacts: { params: Record<string, never>; result: FormFacts };
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
  /** Roles that the RDS export service may assume come first. */
  listRoles: {
    params: { readonly next?: string };
    result: { readonly roles: readonly Role[]; readonly next?: string };
  };
  /** What a typed key stands for; null where AWS knows no such key. */
  describeKey: {
    params: { readonly region: string; readonly key: string };
    result: { readonly key: KmsKey | null };
  };
  /** Asks for consent at the host, then turns recovery on; `declined` changes nothing. */
  turnOnRecovery: {
    params: Record<string, never>;
    result: { readonly declined: true } | { readonly facts: FormFacts };
  };
  /**
   * Looks whether the request of this draft would succeed. Findings come as events while they are
   * made; a new call takes the place of one that is still under way. With `again` nothing that was
   * seen a moment ago counts. Nothing is looked at while the draft has errors by what AWS told the
   * host, which can be more than the page knows.
   */
  preflight: {
    params: { readonly draft: FormDraft; readonly again?: boolean };
    result: { readonly findings: readonly Finding[] } | { readonly errors: readonly Issue[] };
  };
  /** Puts the text of a finding's fix on the clipboard, or opens it as a read-only document. */
  useFix: {
    params: { readonly id: string; readonly how: 'copy' | 'open' };
    result: Record<string, never>;
  };
  /** AWS's prices in the Region of the form; null where they are not known. May take a minute. */
  readPrices: { params: Record<string, never>; result: { readonly prices: Prices | null } };
  newToken: { params: Record<string, never>; result: { readonly token: string } };
  start: { params: { readonly draft: FormDraft }; result: StartOutcome };
  copyRequest: { params: { readonly draft: FormDraft }; result: Record<string, never> };
  /** Opens the policies that the job of this draft needs. */
  showPermissions: { params: { readonly draft: FormDraft }; result: Record<string, never> };
  /** Begins to sign in; `credentialsChanged` tells when that, or anything else, has worked. */
  signIn: { params: Record<string, never>; result: Record<string, never> };
  showExports: { params: Record<string, never>; result: Record<string, never> };
  showLog: { params: Record<string, never>; result: Record<string, never> };
}

/** The state of the job that this form started, for its announcement. */
export interface FormJob {
  readonly jobId: string;
  readonly state: JobState;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly itemCount?: number;
  /** PercentProgress of an RDS task, and the whole GB that it has extracted. */
  readonly percent?: number;
  readonly extractedGb?: number;
  /** AWS's own word for the state, such as `STARTING`. */
  readonly status?: string;
  /** Of one that runs, epoch milliseconds, where there is something to estimate it from. */
  readonly estimatedEnd?: number;
  /** What a completed export warns of, in a sentence: tables that were skipped. */
  readonly warning?: string;
  /** The window that was sent, epoch milliseconds; only of an incremental export. */
  readonly window?: { readonly from: number; readonly to: number };
  /** How it ended or why it was refused, in a sentence. */
  readonly explanation?: string;
}

/** What the host tells the webview unasked. */
export interface FormEvents {
  /** The checks of the latest preflight: what is being looked at, and what was found so far. */
  preflightChanged: {
    readonly looking: readonly { readonly id: string; readonly looked: string }[];
    readonly findings: readonly Finding[];
  };
  jobChanged: FormJob;
  /** There may be credentials now: what failed for want of them is worth another try. */
  credentialsChanged: Record<string, never>;
}

/**
 * What the webview keeps with `setState`, and what the host gets back after a reload: what the
 * person typed and which form it was, never what was fetched.
 */
export interface FormState {
  readonly version: 2;
  readonly kind: KindId;
  readonly connection: Connection;
  readonly source: SourceRef;
  readonly draft: FormDraft;
  readonly touched: readonly string[];
  /** The export started from this draft, so that a reload does not offer to start it again. */
  readonly jobId?: string;
}
