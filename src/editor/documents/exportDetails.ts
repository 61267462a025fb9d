import type { Job, JobReport } from '../../core/jobs/job.ts';
import { jobFaces } from '../jobs/faces/registry.ts';

/** What AWS says about an export, in its own names, as text for a document. */
export function detailsText(report: JobReport): string {
  return toText(describedJob(report));
}

/** What was known last of a job that AWS does not know any more. */
export function keptText({ kind, report, request, state }: Job): string {
  const known = report === undefined ? { state } : describedJob(report);
  const note = [jobFaces[kind].forgotten, gone].filter((text) => text !== undefined).join(' ');
  return toText({ Note: note, ...known, Request: request?.input });
}

const gone = 'AWS does not know this any more. This is what was known of it last.';

function describedJob(report: JobReport): object {
  return jobFaces[report.kind].described(report);
}

/** What was asked for, of an export that AWS refused or has not confirmed yet. */
export function requestText(job: Job): string {
  const { state, request, connection } = job;
  // What AWS said of it is in the document that says what to do about it.
  const refusal = job.refusal && { reason: job.refusal.reason };
  return toText({ state, refusal, connection, request: request?.input });
}

/** The object as people read JSON; members that are undefined are left out. */
export function toText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
