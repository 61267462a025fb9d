import type { Connection } from '../../core/connection.ts';
import type { Issue } from '../../core/kinds/kind.ts';
import type {
  TableExportDraft,
  TableExportFacts,
  TableExportField,
} from '../../core/kinds/tableExport.ts';
import type { Bucket, KmsKey } from '../../core/ports.ts';
import type { SourceRef } from '../../core/sources.ts';
import type { FormJob, PresentedError } from '../../protocol/exportForm.ts';

/** The whole page: before the host has answered, when it could not, and the form. */
export type PageModel =
  | { readonly at: 'opening' }
  | { readonly at: 'broken'; readonly error: PresentedError }
  | { readonly at: 'form'; readonly form: FormModel };

/** How far the export is. Everything but `editing` locks the fields. */
export type Stage =
  | { readonly at: 'editing' }
  /** The host asks for confirmation, then the call is on its way. */
  | { readonly at: 'starting' }
  | {
      readonly at: 'started';
      readonly jobId: string;
      readonly job?: FormJob;
      /** Why it is not certain that it started. */
      readonly doubt?: PresentedError;
      /** The page was loaded again since, so the host has to say how it stands. */
      readonly recalled?: true;
    };

/** A list of suggestions that is read page by page when somebody looks at it. */
export interface Listing<T> {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly items: readonly T[];
  readonly next?: string;
  readonly error?: PresentedError;
}

/** KMS keys are listed for one Region: the bucket's. */
export interface KeyListing extends Listing<KmsKey> {
  readonly region?: string;
}

/** What was found out about the typed bucket; worthless once another name stands there. */
export type BucketLook = { readonly bucket: string } & (
  | { readonly at: 'looking' }
  | { readonly at: 'found'; readonly region: string }
  | { readonly at: 'failed'; readonly error: PresentedError }
);

/** Where the newest incremental export of the table ended, as far as anybody looked. */
export type LastLook =
  | { readonly at: 'idle' }
  /** `again` after it failed, because somebody asked. */
  | { readonly at: 'looking'; readonly again: boolean }
  /** `to` is exclusive, in epoch milliseconds; null where there is none. */
  | { readonly at: 'found'; readonly to: number | null }
  | { readonly at: 'failed'; readonly error: PresentedError };

/** Where the keyboard should go next. A new object is a new wish, even for the same place. */
export interface FocusWish {
  readonly on: TableExportField | 'status';
}

export interface FormModel {
  readonly connection: Connection;
  readonly endpoint: string | undefined;
  readonly source: SourceRef;
  /** As read from AWS, without what is looked up later: `look` and `last`. */
  readonly facts: TableExportFacts;
  readonly draft: TableExportDraft;
  /** Fields that the person has been at: only these speak up by themselves. */
  readonly touched: readonly TableExportField[];
  /** Somebody tried to start: now every field speaks. */
  readonly attempted: boolean;
  /** What the host objected to; gone with the next edit, as the host checks again anyway. */
  readonly hostIssues: readonly Issue<TableExportField>[];
  readonly stage: Stage;
  /** The newest word on any export, which may come before the answer that says it is ours. */
  readonly heard: FormJob | undefined;
  /** Why the last attempt to do something did not work. */
  readonly error: PresentedError | undefined;
  readonly recovery: { readonly asking: boolean; readonly error: PresentedError | undefined };
  readonly look: BucketLook | undefined;
  readonly last: LastLook;
  readonly buckets: Listing<Bucket>;
  readonly keys: KeyListing;
  readonly focus: FocusWish | undefined;
  /** What a screen reader should say now. */
  readonly announcement: string;
}
