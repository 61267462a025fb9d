import type {
  TableExportDraft,
  TableExportFacts,
  TableExportField,
} from '../../core/kinds/tableExport.ts';
import type { Bucket, KmsKey } from '../../core/ports.ts';
import type {
  FormJob,
  FormOpened,
  FormState,
  PresentedError,
  StartOutcome,
} from '../../protocol/exportForm.ts';

/** One page of a list, as the host answers it. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

interface Payloads {
  /** `kept` is what an earlier life of the page left behind. */
  opened: { readonly opened: FormOpened; readonly kept: FormState | undefined };
  openFailed: { readonly error: PresentedError };
  reopening: object;
  edited: { readonly field: TableExportField; readonly patch: Partial<TableExportDraft> };
  settled: { readonly field: TableExportField };
  factsRead: { readonly facts: TableExportFacts };
  bucketLooking: { readonly bucket: string };
  bucketFound: { readonly bucket: string; readonly region: string };
  bucketFailed: { readonly bucket: string; readonly error: PresentedError };
  lastLooking: object;
  lastFound: { readonly to: number | null };
  lastFailed: { readonly error: PresentedError };
  bucketsLoading: object;
  bucketsListed: { readonly page: Listed<Bucket> };
  bucketsFailed: { readonly error: PresentedError };
  keysLoading: { readonly region: string };
  keysListed: { readonly region: string; readonly page: Listed<KmsKey> };
  keysFailed: { readonly region: string; readonly error: PresentedError };
  recoveryAsked: object;
  recoveryDeclined: object;
  recoveryOn: { readonly facts: TableExportFacts };
  recoveryFailed: { readonly error: PresentedError };
  submitted: object;
  startAnswered: { readonly outcome: StartOutcome };
  actionFailed: { readonly error: PresentedError };
  jobChanged: { readonly job: FormJob };
  unlocked: { readonly token: string };
  focusWished: { readonly field: TableExportField };
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
