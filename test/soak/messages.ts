import type { ErrorReason } from '../../src/core/errors.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import type { SourceRef } from '../../src/core/sources.ts';

/** What a window is opened with. */
export interface Setup {
  /** Where all windows keep what they share. */
  readonly folder: string;
  readonly awsFiles: Readonly<Record<string, string>>;
  /** Milliseconds that its clock is ahead of the real one. */
  readonly ahead: number;
}

/** What somebody does in a window; `start` twice is a double click. */
export type Gesture =
  | { readonly does: 'start'; readonly request: ExportRequest; readonly source: SourceRef }
  | { readonly does: 'cancel'; readonly token: string }
  | { readonly does: 'browse'; readonly kind: KindId };

/** What comes of a gesture, as the person is told it. */
export type Outcome =
  | { readonly came: 'started' | 'unconfirmed'; readonly jobId: string }
  | { readonly came: 'refused'; readonly reason: ErrorReason }
  /** The same was under way already, and the person did not want another one beside it. */
  | { readonly came: 'declined' }
  | { readonly came: 'done' };

/** To a window. */
export type Order =
  | { readonly order: 'do'; readonly number: number; readonly gesture: Gesture }
  | { readonly order: 'leap'; readonly ms: number }
  /** The person comes to the window, or leaves it for another one. */
  | { readonly order: 'attend'; readonly isInUse: boolean }
  | { readonly order: 'close' };

/** From a window. */
export type News =
  | { readonly news: 'open' }
  | { readonly news: 'came'; readonly number: number; readonly outcome: Outcome }
  /** A request is on disk and about to be sent. */
  | { readonly news: 'written'; readonly token: string }
  /** The person was told that this job ended in this state. */
  | { readonly news: 'told'; readonly end: string };
