import type { Prices } from '../../core/cost/prices.ts';
import type { FormDraft, FormFacts, Issue } from '../../core/kinds/kind.ts';
import type { Bucket, KmsKey, Role } from '../../core/ports.ts';
import type { Finding } from '../../core/preflight/finding.ts';
import type {
  FormEvents,
  FormJob,
  FormOpened,
  FormState,
  PresentedError,
  StartOutcome,
} from '../../protocol/exportForm.ts';
import type { FormModel } from './model.ts';
import type { Shape } from './shape.ts';

/** One page of a list, as the host answers it. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** What something does to the form of one kind; pure. */
export type Change<S extends Shape = Shape> = (form: FormModel<S>) => FormModel<S>;

interface Payloads {
  /** `kept` is what an earlier life of the page left behind. */
  opened: { readonly opened: FormOpened; readonly kept: FormState | undefined };
  openFailed: { readonly error: PresentedError };
  reopening: object;
  edited: { readonly field: string; readonly patch: Partial<FormDraft> };
  settled: { readonly field: string };
  factsRead: { readonly facts: FormFacts };
  bucketLooking: { readonly bucket: string };
  bucketFound: { readonly bucket: string; readonly region: string };
  bucketFailed: { readonly bucket: string; readonly error: PresentedError };
  keyLooking: { readonly typed: string };
  keyFound: { readonly typed: string; readonly found: KmsKey | null };
  keyFailed: { readonly typed: string; readonly error: PresentedError };
  bucketsLoading: object;
  bucketsListed: { readonly page: Listed<Bucket> };
  bucketsFailed: { readonly error: PresentedError };
  keysLoading: { readonly region: string };
  keysListed: { readonly region: string; readonly page: Listed<KmsKey> };
  keysFailed: { readonly region: string; readonly error: PresentedError };
  rolesLoading: object;
  rolesListed: { readonly page: Listed<Role> };
  rolesFailed: { readonly error: PresentedError };
  pricesRead: { readonly prices: Prices | null };
  preflightAsked: { readonly draft: FormDraft };
  preflightChanged: FormEvents['preflightChanged'];
  preflightDone: { readonly findings: readonly Finding[] };
  preflightHeld: { readonly errors: readonly Issue[] };
  preflightFailed: { readonly error: PresentedError };
  /** Something that only the page of one kind knows. */
  changed: { change(form: FormModel): FormModel };
  submitted: object;
  startAnswered: { readonly outcome: StartOutcome };
  actionFailed: { readonly error: PresentedError };
  /** What failed for want of credentials can be tried again: there are some that work. */
  credentialsBack: object;
  jobChanged: { readonly job: FormJob };
  /** `now` is the current time, epoch milliseconds. */
  unlocked: { readonly token: string; readonly now: number };
  focusWished: { readonly field: string };
  said: { readonly text: string };
}

/** Everything that can happen to the page. */
export type PageEvent = {
  [T in keyof Payloads]: { readonly type: T } & Payloads[T];
}[keyof Payloads];

/** One handler for every event that happens to an open form. */
export type FormHandlers<Model> = {
  [T in Exclude<keyof Payloads, 'opened' | 'openFailed' | 'reopening'>]: (
    form: Model,
    event: Payloads[T],
  ) => Model;
};
