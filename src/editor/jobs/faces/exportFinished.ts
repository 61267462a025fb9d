import { formatCount, formatItems } from '../../../core/format/text.ts';
import type { Job } from '../../../core/jobs/job.ts';

/** `Export of orders finished: 1,204 items`. */
export function exportFinished(job: Job): string {
  return `Export of ${job.source.name} finished${resultOf(job)}`;
}

/** RDS counts GB, the others items; what nobody counted is not invented. */
function resultOf({ report }: Job): string {
  if (report?.itemCount !== undefined) return `: ${formatItems(report.itemCount)}`;
  const { extractedGb = 0 } = report ?? {};
  return extractedGb === 0 ? '' : `: ${formatCount(extractedGb)} GB`;
}
