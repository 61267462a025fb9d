import type { Connection } from '../../core/connection.ts';
import type { KnownPrices } from '../../core/cost/estimate.ts';
import type { Issue } from '../../core/kinds/kind.ts';
import type { Bucket, KmsKey, Role } from '../../core/ports.ts';
import type { SourceRef } from '../../core/sources.ts';
import type { FailedBefore, FormJob, PresentedError } from '../../protocol/exportForm.ts';
import type { KindPage } from '../pages/kindPage.ts';
import type { Preflight } from './preflight.ts';
import type { Shape } from './shape.ts';

/** The whole page: before the host has answered, when it could not, and the form. */
export type PageModel =
  | { readonly at: 'opening' }
  | { readonly at: 'broken'; readonly error: PresentedError }
  | { readonly at: 'form'; readonly form: FormModel };

/** How far the job is. Everything but `editing` locks the fields. */
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

/** KMS keys are listed for one Region. */
export interface KeyListing extends Listing<KmsKey> {
  readonly region?: string;
}

/** What was found out about the typed bucket; worthless once another name stands there. */
export type BucketLook = { readonly bucket: string } & (
  | { readonly at: 'looking' }
  | { readonly at: 'found'; readonly region: string }
  | { readonly at: 'failed'; readonly error: PresentedError }
);

/** What was found out about the typed KMS key; `found` is null where there is no such key. */
export type KeyLook = { readonly typed: string } & (
  | { readonly at: 'looking' }
  | { readonly at: 'found'; readonly found: KmsKey | null }
  | { readonly at: 'failed'; readonly error: PresentedError }
);

/** Where the keyboard should go next. A new object is a new wish, even for the same place. */
export interface FocusWish {
  /** A field, a line of the preflight, or `status`. */
  readonly on: string;
}

export interface FormModel<S extends Shape = Shape> {
  /** What is special to the kind of this form. */
  readonly page: KindPage<S>;
  readonly connection: Connection;
  readonly endpoint: string | undefined;
  readonly source: SourceRef;
  /** As read from AWS, without what is looked up later. */
  readonly facts: S['facts'];
  readonly draft: S['draft'];
  /** Fields that the person has been at: only these speak up by themselves. */
  readonly touched: readonly string[];
  /** Somebody tried to start: now every field speaks. */
  readonly attempted: boolean;
  /** What the host objected to; gone with the next edit, as the host checks again anyway. */
  readonly hostIssues: readonly Issue[];
  readonly stage: Stage;
  /** The newest word on any job, which may come before the answer that says it is ours. */
  readonly heard: FormJob | undefined;
  /** Why the last attempt to do something did not work. */
  readonly error: PresentedError | undefined;
  readonly preflight: Preflight;
  /** Why the job failed that this form was opened to repeat. */
  readonly failed: FailedBefore | undefined;
  readonly look: BucketLook | undefined;
  readonly keyLook: KeyLook | undefined;
  readonly buckets: Listing<Bucket>;
  readonly keys: KeyListing;
  readonly roles: Listing<Role>;
  readonly prices: KnownPrices;
  /** What the page of this kind keeps for itself. */
  readonly own: S['own'];
  readonly focus: FocusWish | undefined;
  /** What a screen reader should say now. */
  readonly announcement: string;
}
