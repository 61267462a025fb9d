import type { Job } from '../../core/jobs/job.ts';
import type { FormJob } from '../../protocol/exportForm.ts';
import { explainEnd } from '../jobs/explainEnd.ts';

/** A job as a form announces it. */
export function toFormJob(job: Job): FormJob {
  const { endedAt, itemCount } = job.report ?? {};
  const why = explainEnd(job);
  return {
    jobId: job.id,
    state: job.state,
    startedAt: job.startedAt,
    ...(endedAt !== undefined && { endedAt }),
    ...(itemCount !== undefined && { itemCount }),
    ...(why && { explanation: `${why.message} ${why.next}` }),
  };
}
