import { estimatedEnd } from '../../core/insight/estimate.ts';
import { explainWarning } from '../../core/insight/exportWarning.ts';
import type { Job } from '../../core/jobs/job.ts';
import { PastRuns } from '../../core/jobs/pastRuns.ts';
import { jobKinds } from '../../core/kinds/jobKinds.ts';
import type { FormJob } from '../../protocol/exportForm.ts';
import { explainEnd } from '../../core/insight/explainEnd.ts';

/** A job as a form announces it; `jobs` are all that the ledger keeps, to estimate its end from. */
export function toFormJob(job: Job, jobs: readonly Job[]): FormJob {
  const end = estimatedEnd(job, new PastRuns(jobs));
  const why = explainEnd(job);
  const window = windowOf(job);
  return {
    jobId: job.id,
    state: job.state,
    startedAt: job.startedAt,
    ...progressOf(job),
    ...(end !== undefined && { estimatedEnd: end }),
    ...(window && { window }),
    ...(why && { explanation: `${why.message} ${why.next}` }),
  };
}

type Progress = Omit<
  FormJob,
  'jobId' | 'state' | 'startedAt' | 'estimatedEnd' | 'window' | 'explanation'
>;

function progressOf({ report }: Job): Progress {
  if (report === undefined) return {};
  const { endedAt, itemCount, percent, extractedGb, status } = report;
  const warning = report.warning === undefined ? undefined : explainWarning(report.warning);
  return {
    ...(endedAt !== undefined && { endedAt }),
    ...(itemCount !== undefined && { itemCount }),
    ...(percent !== undefined && { percent }),
    ...(extractedGb !== undefined && { extractedGb }),
    ...(status !== undefined && { status }),
    ...(warning !== undefined && { warning }),
  };
}

function windowOf({ request }: Job): FormJob['window'] {
  return request && jobKinds[request.kind].windowOf?.(request.input);
}
