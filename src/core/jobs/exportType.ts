import { jobKinds } from '../kinds/jobKinds.ts';
import type { ExportType, Job } from './job.ts';

/** The type of a job: what AWS said, else what it will say of the request; undefined without both. */
export function exportTypeOf({
  report,
  request,
}: Pick<Job, 'report' | 'request'>): ExportType | undefined {
  return report?.exportType ?? (request && jobKinds[request.kind].typeOf(request.input));
}
