import { failedPlaceOf } from '../../core/doctor/remedyOf.ts';
import { explainEnd, type EndedJob } from '../../core/insight/explainEnd.ts';
import type { FailedBefore } from '../../protocol/exportForm.ts';

/** What a form says of the job that it repeats; undefined where nothing went wrong. */
export function failedBefore(job: EndedJob): FailedBefore | undefined {
  const why = explainEnd(job);
  if (why === undefined) return undefined;
  // RDS has causes and no codes.
  const code = job.report?.failure?.code ?? job.refusal?.code ?? '';
  return {
    ...(code !== '' && { code }),
    sentence: `${why.message} ${why.next}`,
    ...failedPlaceOf(job),
  };
}
