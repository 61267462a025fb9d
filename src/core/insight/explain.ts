import { isExportError, type ErrorDetails, type ErrorReason } from '../errors.ts';
import { oneLine } from '../format/text.ts';
import { explanations } from './explanations.ts';

/** An error as a person reads it: what happened and what to do next, one sentence each. */
export interface Explanation {
  readonly reason: ErrorReason;
  readonly message: string;
  readonly next: string;
  /** True where signing in mends it, so that a way to do so belongs beside the sentences. */
  readonly canSignIn?: true;
}

/**
 * Says in plain words why something could not be done. `doing` completes "Could not …", such as
 * `list the tables`. What is no ExportError is `unknown`, and its text is kept to itself.
 */
export function explainError(error: unknown, doing: string): Explanation {
  const { reason, details } = isExportError(error)
    ? { reason: error.reason, details: tidy(error.details) }
    : { reason: 'unknown' as const, details: {} };
  const { cause, next } = explanations[reason](details);
  const mend = details.signInWay === undefined ? {} : { canSignIn: true as const };
  if (details.maybeDone === true) return { reason, ...mend, ...maybeDone(cause, details) };
  return { reason, ...mend, message: `Could not ${doing}: ${cause}.`, next };
}

/** The same facts on one line each, as some of them were written by others. */
function tidy(details: ErrorDetails): ErrorDetails {
  const entries = Object.entries(details).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? oneLine(value) : value,
  ]);
  return Object.fromEntries(entries) as ErrorDetails;
}

/** What AWS does with the same request decides: some make sending again safe, others do not. */
function maybeDone(cause: string, details: ErrorDetails): Pick<Explanation, 'message' | 'next'> {
  const { operation = 'ExportTableToPointInTime' } = details;
  const next = afterDoubt[operation];
  if (next !== undefined) {
    return { message: `AWS may have started it, but no answer came: ${cause}.`, next };
  }
  return {
    message: `AWS may have done it, but no answer came: ${cause}.`,
    next: 'Refresh to see whether it was done, then try again if it was not.',
  };
}

const sameToken =
  'Nothing is sent twice: try again with the same token, and AWS answers with the same export.';

/** For the operations that start a job, by what AWS would do with the same request. */
const afterDoubt: Readonly<Record<string, string>> = {
  CreateBackup:
    'Refresh the backups of the table first: AWS makes another one if it is asked again.',
  ExportTableToPointInTime: sameToken,
  StartDomainExport: sameToken,
  StartExportTask:
    'Refresh the exports to see whether it runs; AWS takes an identifier only once, so the same request can never start two exports.',
};
