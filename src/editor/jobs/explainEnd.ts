import { ExportError } from '../../core/errors.ts';
import { explainError } from '../../core/insight/explain.ts';
import { explainFailure } from '../../core/insight/failure.ts';
import type { Job } from '../../core/jobs/job.ts';

interface Why {
  readonly message: string;
  readonly next: string;
}

/** Why an export did not come to its end, and what to do; undefined when there is nothing to say. */
export function explainEnd(job: Job): Why | undefined {
  if (job.state === 'failed' && job.report) return explainFailure(job.report);
  return job.state === 'rejected' ? explainRefusal(job) : undefined;
}

function explainRefusal({ refusal, source, connection }: Job): Why {
  const { reason = 'unknown', message } = refusal ?? {};
  // What an unanswered request comes to when its token is too old to ask AWS with.
  if (reason === 'export-not-found') return neverArrived;
  const details = {
    ...{ ...connection, action: 'dynamodb:ExportTableToPointInTime', resource: source.name },
    ...(message !== undefined && { awsMessage: message }),
  };
  return explainError(new ExportError(reason, details), `export ${source.name}`);
}

const neverArrived: Why = {
  message: 'The request never reached AWS.',
  next: 'Export again: nothing runs and nothing is billed.',
};
