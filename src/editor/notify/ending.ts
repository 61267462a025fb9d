import { capitalized } from '../../core/format/text.ts';
import { explainWarning } from '../../core/insight/exportWarning.ts';
import type { Job } from '../../core/jobs/job.ts';
import type { Noun } from '../../core/kinds/kind.ts';
import { explainEnd } from '../../core/insight/explainEnd.ts';
import { jobFaces } from '../jobs/faces/registry.ts';
import { countJobs, nounOf } from '../jobs/words.ts';

/** What can be done from the message that tells of an end. */
export type EndingAction =
  | 'explainFailure'
  | 'openManifest'
  | 'copyS3Uri'
  | 'exportAgain'
  | 'backUpAgain'
  | 'showDetails'
  | 'showExports'
  | 'showLog';

/** One message for jobs that ended. */
export interface Ending {
  readonly severity: 'information' | 'warning' | 'error';
  readonly message: string;
  readonly actions: readonly EndingAction[];
}

/** The message for jobs that ended at about the same time; there is at least one. */
export function endingOf(jobs: readonly [Job, ...Job[]]): Ending {
  const [job, ...others] = jobs;
  if (others.length > 0) return endingOfSeveral(jobs);
  if (job.state === 'canceled') return cancellationOf(job);
  if (job.state !== 'completed') return failureOf(job);
  return completionOf(job);
}

function completionOf(job: Job): Ending {
  const warning = warningOf(job);
  const { completed, folder, offers } = jobFaces[job.kind];
  const result = completed(job);
  const files = folder === undefined ? [] : (['copyS3Uri'] as const);
  if (warning !== undefined) {
    return {
      severity: 'warning',
      message: `${result}, with a warning: ${warning}`,
      actions: ['explainFailure', ...files, 'showLog'],
    };
  }
  const first = offers.includes('manifest') ? 'openManifest' : 'showDetails';
  return { severity: 'information', message: `${result}.`, actions: [first, ...files, 'showLog'] };
}

/** Somebody wanted that: it is no error. */
function cancellationOf({ source }: Job): Ending {
  return {
    severity: 'information',
    message: `Export of ${source.name} was canceled. What it had written to Amazon S3 stays there.`,
    actions: ['copyS3Uri', 'showDetails', 'showLog'],
  };
}

function failureOf(job: Job): Ending {
  const { message = '', next = '' } = explainEnd(job) ?? {};
  const noun = nounOf(job.kind);
  const outcome = job.state === 'rejected' ? 'was not started' : `failed${codeOf(job, message)}`;
  return {
    severity: 'error',
    message: `${capitalized(noun)} of ${job.source.name} ${outcome}: ${message} ${next}`,
    actions: ['explainFailure', again[noun], 'showLog'],
  };
}

const again: Readonly<Record<Noun, EndingAction>> = {
  export: 'exportAgain',
  backup: 'backUpAgain',
};

/** AWS's code, where there is one that the explanation does not name. */
function codeOf({ report }: Job, message: string): string {
  const code = report?.failure?.code ?? '';
  return code === '' || message.includes(code) ? '' : ` (${code})`;
}

const outcomes = [
  ['finished', ({ state }: Job) => state === 'completed'],
  ['canceled', ({ state }: Job) => state === 'canceled'],
  ['failed', hasFailed],
] as const;

function endingOfSeveral(jobs: readonly Job[]): Ending {
  const parts = outcomes.flatMap(([outcome, isSo]) => {
    const such = jobs.filter(isSo);
    if (such.length === 0) return [];
    return [`${countJobs(such)} ${outcome}${outcome === 'failed' ? ` (${namesOf(such)})` : ''}`];
  });
  const warned = jobs.filter((job) => warningOf(job) !== undefined);
  const warnings = warned.length === 0 ? '' : ` With a warning: ${namesOf(warned)}.`;
  return {
    severity: jobs.some(hasFailed) ? 'error' : warned.length > 0 ? 'warning' : 'information',
    message: `${parts.join(', ')}.${warnings}`,
    actions: ['showExports', 'showLog'],
  };
}

/** False of what failed, and of what is complete but for something that AWS warns of. */
export function endedWell(job: Job): boolean {
  return !hasFailed(job) && warningOf(job) === undefined;
}

function hasFailed({ state }: Job): boolean {
  return state !== 'completed' && state !== 'canceled';
}

function warningOf({ report, state }: Job): string | undefined {
  return state === 'completed' ? explainWarning(report?.warning) : undefined;
}

/** A few names say enough; a message is no list. */
function namesOf(jobs: readonly Job[]): string {
  const names = [...new Set(jobs.map(({ source }) => source.name))];
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and others` : shown;
}
