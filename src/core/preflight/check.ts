import type { Connection } from '../connection.ts';
import type { FormFacts } from '../kinds/kind.ts';
import type { AwsAccess, CancelSignal } from '../ports.ts';
import type { SourceRef } from '../sources.ts';
import type { Found } from './found.ts';

/** What a preflight is about: the request as it would be sent now. */
export interface Subject<Input extends object> {
  readonly connection: Connection;
  readonly source: SourceRef;
  readonly input: Input;
  /** What the form has read already, so that nothing is asked twice. */
  readonly facts: FormFacts;
}

/**
 * Read-only looks at AWS. Each is made once for all checks that need it, kept for a minute for the
 * next draft, and cancelled when nobody needs it any more. Throws ExportError.
 */
export type Looks = Pick<
  AwsAccess,
  | 'backups'
  | 'buckets'
  | 'databases'
  | 'domains'
  | 'exportsOf'
  | 'identity'
  | 'inspect'
  | 'keys'
  | 'tables'
>;

/** Looks at one thing. */
export interface Check {
  /**
   * As in its finding. Others go by it: rules of the doctor look again at a check of this id and at
   * all whose ids go on from it after a hyphen, so that `bucket` takes every `bucket-…`.
   */
  readonly id: string;
  /** What it looks at, as in its finding: shown while it looks. */
  readonly looked: string;
  readonly field?: string;
  /**
   * Set where it asks whether AWS would start one more job now: whether a name is free, or a quota
   * has room. Of a job that AWS has started it would find that job itself, and tell nothing.
   */
  readonly isOfStart?: true;
  /**
   * An ExportError becomes `unknown`, with the permission that is missing. Undefined where there is
   * nothing to look at, and another check says why: one missing bucket is one finding.
   */
  find(looks: Looks, signal: CancelSignal): Promise<Found | undefined>;
}

/** The checks of a kind for one request, in the order in which they are shown. */
export type ChecksOf<Input extends object> = (subject: Subject<Input>) => readonly Check[];
