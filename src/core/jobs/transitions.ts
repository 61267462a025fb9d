import type { Connection } from '../connection.ts';
import { ExportError } from '../errors.ts';
import type { ExportRequest } from '../kinds/registry.ts';
import { sameJson } from '../lib/json.ts';
import type { SourceRef } from '../sources.ts';
import { isLive, type Job, type JobReport, type JobSummary } from './job.ts';

/** What a person asked for, before AWS has heard of it. */
export interface Intent {
  readonly request: ExportRequest;
  readonly connection: Connection;
  readonly source: SourceRef;
}

/** The token that makes a request one request, however often it is sent. */
export const tokenOf = (request: ExportRequest): string => request.input.ClientToken;

/**
 * The job for an intent. A token that is known stands for the export it was first used for, so the
 * same request gives the job it already has; throws `token-conflict` for any other request, as AWS
 * would. A refused request has not used its token up.
 */
export function intended(known: Job | undefined, intent: Intent, now: number): Job {
  if (known === undefined || known.state === 'rejected') {
    return { ...intent, id: tokenOf(intent.request), state: 'launching', startedAt: now };
  }
  if (!sameJson(known.request, intent.request)) throw new ExportError('token-conflict');
  // Two calls are under way, from two clicks or windows: the refusal of one settles nothing.
  return known.state === 'launching' ? unconfirmed(known) : known;
}

/** AWS has started the export, or had already. */
export function accepted(job: Job, report: JobReport): Job {
  return updated(job.arn === undefined ? afresh(job) : job, report);
}

/** AWS refused. Ignored unless `launching`: another call for the same token may have started it. */
export function rejected(job: Job, error: ExportError): Job {
  // Whoever launched it gets the error and so tells the person.
  return job.state === 'launching' ? { ...refused(job, error), announced: true } : job;
}

/** An `unconfirmed` export was looked for and is not there. */
export function notStarted(job: Job, error: ExportError): Job {
  return job.state === 'unconfirmed' ? refused(job, error) : job;
}

/** Nobody knows whether AWS started it. Ignored once AWS has said that it did. */
export function unconfirmed(job: Job): Job {
  return job.arn === undefined ? { ...afresh(job), state: 'unconfirmed' } : job;
}

/** What AWS says now, over what was known: it leaves members out at times. An end is final. */
export function updated(job: Job, report: JobReport): Job {
  if (report.state === 'running' && job.arn !== undefined && !isLive(job.state)) return job;
  return {
    ...job,
    state: report.state,
    arn: report.arn,
    startedAt: report.startedAt ?? job.startedAt,
    report: { ...job.report, ...report },
  };
}

/** An export from a list that was not started here; one that had already ended is no news. */
export function adopted(connection: Connection, summary: JobSummary, now: number): Job {
  const { arn, source, state } = summary;
  const job = { id: arn, connection, source, state, arn, startedAt: summary.startedAt ?? now };
  return state === 'running' ? job : { ...job, announced: true };
}

/** The person has been told how it ended. */
export const announced = (job: Job): Job =>
  job.announced === true ? job : { ...job, announced: true };

/** A call of another session left no answer: its outcome is unknown. */
export const afterRestart = (job: Job): Job =>
  job.state === 'launching' ? { ...job, state: 'unconfirmed' } : job;

const afresh = ({ id, connection, source, state, startedAt, request }: Job): Job => ({
  ...{ id, connection, source, state, startedAt },
  ...(request !== undefined && { request }),
});

function refused(job: Job, { reason, details }: ExportError): Job {
  const message = details.awsMessage;
  const refusal = message === undefined ? { reason } : { reason, message };
  return { ...job, state: 'rejected', refusal };
}
