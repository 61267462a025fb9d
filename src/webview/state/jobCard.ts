import { formatCount, formatElapsed, formatItems, formatPercent } from '../../core/format/text.ts';
import type { FormJob, PresentedError } from '../../protocol/exportForm.ts';
import type { JobWords } from '../pages/kindPage.ts';
import type { Stage } from './model.ts';

type Started = Extract<Stage, { at: 'started' }>;
type Doubt = Pick<PresentedError, 'message'>;

/** How a job stands, in words and one icon. */
export interface JobCard {
  readonly tone: 'busy' | 'doubt' | 'good' | 'warning' | 'bad' | 'stopped';
  readonly title: string;
  readonly detail?: string;
  /** Set while it runs: since when, in epoch milliseconds. */
  readonly since?: number;
  /** When it should end, in epoch milliseconds; an estimate. */
  readonly estimatedEnd?: number;
  /** How far it is, where AWS tells; it is not announced, or it would be all the time. */
  readonly progress?: Progress;
}

/** PercentProgress, 0 to 100, and what else AWS says of it in words. */
export interface Progress {
  readonly percent: number;
  readonly text: string;
}

/** The card for a job that was started from this form. */
export function jobCard({ job, doubt, recalled }: Started, words: JobWords): JobCard {
  if (job !== undefined) return cardOf(job, doubt, words);
  return recalled === true ? started(words) : onItsWay(doubt, words);
}

function cardOf(job: FormJob, doubt: Doubt | undefined, words: JobWords): JobCard {
  const { noun } = words;
  switch (job.state) {
    case 'launching':
      return onItsWay(doubt, words);
    case 'unconfirmed':
      return unconfirmed(doubt, words);
    case 'running':
      return {
        ...{ tone: 'busy', ...words.running, since: job.startedAt },
        ...endOf(job),
        ...progressOf(job),
      };
    case 'canceling':
      return { tone: 'busy', title: `The ${noun} is being canceled…`, detail: whatStays };
    case 'completed':
      return completed(job, words);
    case 'failed':
      return ended('bad', `The ${noun} failed.`, job);
    case 'canceled':
      return { tone: 'stopped', title: `The ${noun} was canceled.`, detail: whatStays };
    case 'unwatched':
      return ended('doubt', `It is not known what became of the ${noun}.`, job);
    case 'rejected':
      return ended('bad', `The ${noun} did not start. Nothing runs and nothing is billed.`, job);
  }
}

/** "Canceling a snapshot export task": AWS removes nothing. */
const whatStays = 'What it has written so far stays in the bucket.';

function started({ noun }: JobWords): JobCard {
  const article = noun === 'export' ? 'An' : 'A';
  return {
    tone: 'busy',
    title: `${article} ${noun} was started from this form.`,
    detail: 'The Exports view shows how it stands.',
  };
}

function onItsWay(doubt: Doubt | undefined, { noun, certainty }: JobWords): JobCard {
  if (doubt === undefined) return { tone: 'busy', title: 'The request is on its way to AWS…' };
  return {
    tone: 'doubt',
    title: `Checking whether the ${noun} started…`,
    detail: `${doubt.message} ${certainty}`,
  };
}

function endOf({ estimatedEnd }: FormJob): Pick<JobCard, 'estimatedEnd'> {
  return estimatedEnd === undefined ? {} : { estimatedEnd };
}

function unconfirmed(doubt: Doubt = { message: 'AWS did not answer.' }, words: JobWords): JobCard {
  return onItsWay(doubt, words);
}

function progressOf({ percent, extractedGb, status }: FormJob): Pick<JobCard, 'progress'> {
  if (percent === undefined) return {};
  const extracted = extractedGb ? `${formatCount(extractedGb)} GB extracted` : '';
  const stage = percent === 0 && status === 'STARTING' ? 'AWS prepares the data' : extracted;
  return {
    progress: { percent, text: [formatPercent(percent), stage].filter(Boolean).join(' · ') },
  };
}

function completed(job: FormJob, { noun, done }: JobWords): JobCard {
  const { warning } = job;
  const detail = numbersOf(job) ?? done;
  if (warning === undefined) return { tone: 'good', title: `The ${noun} is complete.`, detail };
  return {
    tone: 'warning',
    title: `The ${noun} is complete, with a warning.`,
    detail: `${warning} ${detail}`,
  };
}

function numbersOf({ itemCount, extractedGb, startedAt, endedAt }: FormJob): string | undefined {
  const amount = [
    ...(itemCount === undefined ? [] : [formatItems(itemCount)]),
    ...(extractedGb ? [`${formatCount(extractedGb)} GB extracted`] : []),
  ].join(', ');
  if (amount === '') return undefined;
  return endedAt === undefined
    ? `${amount}.`
    : `${amount} in ${formatElapsed(endedAt - startedAt)}.`;
}

function ended(tone: JobCard['tone'], title: string, { explanation }: FormJob): JobCard {
  return { tone, title, ...(explanation !== undefined && { detail: explanation }) };
}
