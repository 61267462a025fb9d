import { formatCount } from '../../core/format/text.ts';
import type { Job } from '../../core/jobs/job.ts';
import { explainEnd } from '../jobs/explainEnd.ts';

/** What can be done from the message that tells of an end. */
export type EndingAction =
  'openManifest' | 'copyS3Uri' | 'exportAgain' | 'showDetails' | 'showExports' | 'showLog';

/** One message for exports that ended. */
export interface Ending {
  readonly severity: 'information' | 'error';
  readonly message: string;
  readonly actions: readonly EndingAction[];
}

/** The message for exports that ended at about the same time; there is at least one. */
export function endingOf(jobs: readonly [Job, ...Job[]]): Ending {
  const [job, ...others] = jobs;
  if (others.length > 0) return endingOfSeveral(jobs);
  if (job.state !== 'completed') return failureOf(job);
  return {
    severity: 'information',
    message: `Export of ${job.source.name} finished${itemsOf(job)}.`,
    actions: ['openManifest', 'copyS3Uri', 'showLog'],
  };
}

function failureOf(job: Job): Ending {
  const { message = '', next = '' } = explainEnd(job) ?? {};
  const code = job.report?.failure?.code;
  const named = code === undefined || message.includes(code) ? '' : ` (${code})`;
  const outcome = job.state === 'rejected' ? 'was not started' : `failed${named}`;
  return {
    severity: 'error',
    message: `Export of ${job.source.name} ${outcome}: ${message} ${next}`,
    actions: [...(isFull(job) ? (['exportAgain'] as const) : []), 'showDetails', 'showLog'],
  };
}

/** The form is for full exports: an incremental one would come back as something else. */
const isFull = ({ report }: Job): boolean => (report?.exportType ?? 'full') === 'full';

function endingOfSeveral(jobs: readonly Job[]): Ending {
  const failed = jobs.filter(({ state }) => state !== 'completed');
  const finished = jobs.length - failed.length;
  const parts = [
    ...(finished === 0 ? [] : [`${exportsOf(finished)} finished`]),
    ...(failed.length === 0 ? [] : [`${exportsOf(failed.length)} failed (${namesOf(failed)})`]),
  ];
  return {
    severity: failed.length === 0 ? 'information' : 'error',
    message: `${parts.join(', ')}.`,
    actions: ['showExports', 'showLog'],
  };
}

function itemsOf({ report }: Job): string {
  if (report?.itemCount === undefined) return '';
  return `: ${formatCount(report.itemCount)} ${report.itemCount === 1 ? 'item' : 'items'}`;
}

const exportsOf = (count: number): string => `${count} ${count === 1 ? 'export' : 'exports'}`;

/** A few names say enough; a message is no list. */
function namesOf(jobs: readonly Job[]): string {
  const names = [...new Set(jobs.map(({ source }) => source.name))];
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and others` : shown;
}
