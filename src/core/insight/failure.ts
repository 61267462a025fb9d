import { oneLine } from '../format/text.ts';
import type { JobReport } from '../jobs/job.ts';
import type { KindId } from '../kinds/kind.ts';
import { causeOfTask } from './failureCauses.ts';
import { causeOfCode } from './failureCodes.ts';

/** Why an export failed and what to do about it, one sentence each. */
export interface FailureExplanation {
  readonly message: string;
  readonly next: string;
}

/**
 * Explains a failed export by its code, or by its cause in words, as RDS tells it. What is not
 * known here is shown with what AWS says to it. Exporting again needs a new client token or
 * identifier, which the form makes.
 */
export function explainFailure(report: JobReport): FailureExplanation {
  const { failure, kind } = report;
  if (failure === undefined || (failure.code === '' && !failure.message)) {
    return withoutReason(kind);
  }
  const known = kind === 'rds-database' ? causeOfTask(report) : causeOfCode(report);
  return known ?? inWordsOfAws(failure);
}

/** Tasks of RDS have no ARN. */
function withoutReason(kind: KindId): FailureExplanation {
  const what = kind === 'rds-database' ? 'identifier of the task' : 'ARN of the export';
  return {
    message: 'AWS ended the export without a reason.',
    next: `Export again; if that fails too, give the ${what} to AWS Support.`,
  };
}

function inWordsOfAws({ code, message }: NonNullable<JobReport['failure']>): FailureExplanation {
  const byCode = code === '' ? '' : ` with ${oneLine(code)}`;
  const words = message ? `, saying "${oneLine(message)}"` : '';
  return {
    message: `AWS ended the export${byCode}${words}.`,
    next: 'Correct what AWS names, then export again.',
  };
}
