import { oneLine } from '../format/text.ts';
import type { JobReport } from '../jobs/job.ts';
import { jobKinds } from '../kinds/jobKinds.ts';
import type { KindId } from '../kinds/kind.ts';
import { causesOf } from '../kinds/reports.ts';
import type { FailureExplanation } from './failureTexts.ts';

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
  return causesOf[kind](report) ?? inWordsOfAws(failure);
}

function withoutReason(kind: KindId): FailureExplanation {
  const hasArn = jobKinds[kind].identifierOf === undefined;
  const what = hasArn ? 'ARN of the export' : 'identifier of the task';
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
