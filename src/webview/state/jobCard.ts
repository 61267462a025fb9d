import { formatCount, formatElapsed } from '../../core/format/text.ts';
import type { FormJob, PresentedError } from '../../protocol/exportForm.ts';
import type { Stage } from './model.ts';

type Started = Extract<Stage, { at: 'started' }>;
type Doubt = Pick<PresentedError, 'message'>;

/** How an export stands, in words and one icon. */
export interface JobCard {
  readonly tone: 'busy' | 'doubt' | 'good' | 'bad';
  readonly title: string;
  readonly detail?: string;
  /** Set while it runs: since when, in epoch milliseconds. */
  readonly since?: number;
}

/** The card for an export that was started from this form. */
export function jobCard({ job, doubt, recalled }: Started): JobCard {
  if (job !== undefined) return cardOf(job, doubt);
  return recalled === true ? started : onItsWay(doubt);
}

function cardOf(job: FormJob, doubt: Doubt | undefined): JobCard {
  switch (job.state) {
    case 'launching':
      return onItsWay(doubt);
    case 'unconfirmed':
      return onItsWay(doubt ?? noAnswer);
    case 'running':
      return { ...running, since: job.startedAt };
    case 'completed':
      return { tone: 'good', title: 'The export is complete.', detail: completed(job) };
    case 'failed':
      return ended('The export failed.', job);
    case 'rejected':
      return ended('The export did not start. Nothing runs and nothing is billed.', job);
  }
}

const started: JobCard = {
  tone: 'busy',
  title: 'An export was started from this form.',
  detail: 'The Exports view shows how it stands.',
};

const noAnswer: Doubt = { message: 'AWS did not answer.' };

function onItsWay(doubt: Doubt | undefined): JobCard {
  if (doubt === undefined) return { tone: 'busy', title: 'The request is on its way to AWS…' };
  return {
    tone: 'doubt',
    title: 'Checking whether the export started…',
    detail: `${doubt.message} The same client token finds out, so nothing is exported twice.`,
  };
}

const running: JobCard = {
  tone: 'busy',
  title: 'The export is running.',
  detail:
    'It takes some minutes, for large tables hours. You can close this tab: the status bar shows it, and you are told when it ends.',
};

function completed({ itemCount, startedAt, endedAt }: FormJob): string {
  const items = itemCount === undefined ? [] : [`${formatCount(itemCount)} items`];
  const took = endedAt === undefined ? [] : [`in ${formatElapsed(endedAt - startedAt)}`];
  const words = [...items, ...took].join(' ');
  return words === '' ? 'Its files are in the bucket.' : `${words}.`;
}

function ended(title: string, { explanation }: FormJob): JobCard {
  return { tone: 'bad', title, ...(explanation !== undefined && { detail: explanation }) };
}
