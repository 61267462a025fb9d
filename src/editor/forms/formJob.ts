import type { Job } from '../../core/jobs/job.ts';
import type { IncrementalWindow } from '../../core/kinds/tableExport.ts';
import type { FormJob } from '../../protocol/exportForm.ts';
import { explainEnd } from '../jobs/explainEnd.ts';

/** A job as a form announces it. */
export function toFormJob(job: Job): FormJob {
  const { endedAt, itemCount } = job.report ?? {};
  const why = explainEnd(job);
  const asked = job.request?.input.IncrementalExportSpecification;
  return {
    jobId: job.id,
    state: job.state,
    startedAt: job.startedAt,
    ...(endedAt !== undefined && { endedAt }),
    ...(itemCount !== undefined && { itemCount }),
    ...(asked && { window: toWindow(asked) }),
    ...(why && { explanation: `${why.message} ${why.next}` }),
  };
}

function toWindow(asked: IncrementalWindow): { readonly from: number; readonly to: number } {
  return { from: Date.parse(asked.ExportFromTime), to: Date.parse(asked.ExportToTime) };
}
