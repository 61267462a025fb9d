import type { Connection } from '../connection.ts';
import type { FormFacts } from '../kinds/kind.ts';
import type { AwsAccess, CancelSignal } from '../ports.ts';
import type { SourceRef } from '../sources.ts';
import type { Finding } from './finding.ts';

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
  'databases' | 'domains' | 'exportsOf' | 'identity' | 'inspect' | 'keys' | 'tables' | 'backups'
>;

/** Looks at one thing. */
export interface Check {
  /** As in its finding. */
  readonly id: string;
  /** What it looks at, as in its finding: shown while it looks. */
  readonly looked: string;
  readonly field?: string;
  /** An ExportError becomes `unknown`, with the permission that is missing. */
  find(looks: Looks, signal: CancelSignal): Promise<Omit<Finding, 'id' | 'looked' | 'field'>>;
}

/** The checks of a kind for one request, in the order in which they are shown. */
export type ChecksOf<Input extends object> = (subject: Subject<Input>) => readonly Check[];
