import { ExportError } from '../../core/errors.ts';
import { explainError } from '../../core/insight/explain.ts';
import { explainFailure } from '../../core/insight/failure.ts';
import type { Job } from '../../core/jobs/job.ts';

/** Why an export did not come to its end, and what to do; undefined when there is nothing to say. */
export function explainEnd(
  job: Job,
): { readonly message: string; readonly next: string } | undefined {
  if (job.state === 'failed' && job.report) return explainFailure(job.report);
  if (job.state !== 'rejected') return undefined;
  const { reason = 'unknown', message } = job.refusal ?? {};
  const details = message === undefined ? {} : { awsMessage: message };
  return explainError(new ExportError(reason, details), `export ${job.source.name}`);
}
