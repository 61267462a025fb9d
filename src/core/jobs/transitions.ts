import type { Connection } from '../connection.ts';
import { ExportError } from '../errors.ts';
import type { ExportRequest } from '../kinds/registry.ts';
import { sameJson } from '../lib/json.ts';
import type { SourceRef } from '../sources.ts';
import { isLive, isUnderWay, type Job, type JobReport, type JobSummary } from './job.ts';
import { refusalOf } from './refusal.ts';

/** What a person asked for, before AWS has heard of it. */
export interface Intent {
  readonly request: ExportRequest;
  readonly connection: Connection;
  readonly source: SourceRef;
  /**
   * The jobs under way for the very same that the person knows of and wants another one beside.
   * Absent where nobody was asked: then only what AWS would do twice is kept from happening.
   */
  readonly besides?: readonly string[];
}

/** Who writes an intent down, and when in epoch milliseconds. */
export interface Writer {
  readonly now: number;
  /** The window that sends the request. */
  readonly window: string;
}

/**
 * The job for an intent. A token that is known stands for the request it was first used for, so the
 * same request gives the job it already has; throws `token-conflict` for any other request, as AWS
 * would. A refused request has not used its token up and may be sent again, if it is the same.
 */
export function intended(known: Job | undefined, intent: Intent, { now, window }: Writer): Job {
  const { request, connection, source } = intent;
  if (known !== undefined && !sameJson(known.request, request)) {
    throw new ExportError('token-conflict');
  }
  if (known !== undefined && known.state !== 'rejected') return known;
  const { kind, token } = request;
  return {
    ...{ id: token, kind, connection, source, state: 'launching', startedAt: now, request },
    launcher: window,
  };
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

/** A call for it left at `sentAt` and may still arrive. Ignored unless `unconfirmed`. */
export const sent = (job: Job, sentAt: number): Job =>
  job.state === 'unconfirmed' ? { ...job, sentAt } : job;

/** What AWS says now, over what was known: it leaves members out at times. An end is final. */
export function updated(job: Job, report: JobReport): Job {
  if (isUnderWay(report.state) && job.arn !== undefined && !isLive(job.state)) return job;
  return {
    ...job,
    state: report.state,
    arn: report.arn,
    startedAt: report.startedAt ?? job.startedAt,
    report: { ...job.report, ...withoutAnswer(report) },
  };
}

/** What AWS said word for word is for documents, which ask for it anew. */
function withoutAnswer({ answer, ...report }: JobReport): JobReport {
  return report;
}

/** An export from a list that was not started here; one that had already ended is no news. */
export function adopted(connection: Connection, summary: JobSummary, now: number): Job {
  const { arn, kind, source, state, report } = summary;
  const startedAt = summary.startedAt ?? now;
  const job = { id: arn, kind, connection, source, state, arn, startedAt };
  const told = report === undefined ? job : { ...job, report: withoutAnswer(report) };
  return isUnderWay(state) ? told : { ...told, announced: true };
}

/** The person has been told how it ended. */
export const announced = (job: Job): Job =>
  job.announced === true ? job : { ...job, announced: true };

/** Whoever launched it is gone: its outcome is unknown. */
export const orphaned = (job: Job): Job =>
  job.state === 'launching' ? { ...job, state: 'unconfirmed' } : job;

/** The person does not want to hear of it any more, or it can never be asked for again. */
export const unwatched = (job: Job): Job =>
  isLive(job.state) ? { ...job, state: 'unwatched', announced: true } : job;

const afresh = ({ id, kind, connection, source, state, startedAt, request }: Job): Job => ({
  ...{ id, kind, connection, source, state, startedAt },
  ...(request !== undefined && { request }),
});

const refused = (job: Job, error: ExportError): Job => ({
  ...job,
  state: 'rejected',
  refusal: refusalOf(error),
});
