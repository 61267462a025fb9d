import { fieldOf } from '../../core/doctor/remedyOf.ts';
import { capitalized } from '../../core/format/text.ts';
import { explainEnd, type EndedJob } from '../../core/insight/explainEnd.ts';
import type { FailedBefore } from '../../protocol/exportForm.ts';
import { stateWords } from '../jobs/words.ts';

/** What a form says of the job that it repeats; undefined where nothing went wrong. */
export function failedBefore(job: EndedJob): FailedBefore | undefined {
  const why = explainEnd(job);
  if (why === undefined) return undefined;
  const { code = '' } = job.report?.failure ?? {};
  const field = fieldOf(job);
  return {
    // RDS has causes and no codes, and of a refusal only our own reason is kept.
    code: code === '' ? capitalized(stateWords[job.state]) : code,
    sentence: `${why.message} ${why.next}`,
    ...(field !== undefined && { field }),
  };
}
