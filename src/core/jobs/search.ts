import { jobKinds } from '../kinds/jobKinds.ts';
import type { ExportGateway } from '../ports.ts';
import type { Job, JobReport, JobSummary } from './job.ts';
import type { Ledger } from './ledger.ts';
import { exportsOf } from './listing.ts';

export const minute = 60_000;
const hour = 60 * minute;

/** AWS keeps a token for 8 hours after its first request; a little less allows for clocks. */
export const tokenLife = 8 * hour - 10 * minute;
/** How far our clock and the one that AWS writes start times by may be apart. */
const clockSkew = hour;
/** The same where only a token is an answer: a clock that takes local time for UTC does no harm. */
const tokenSkew = 14 * hour;

/** What a search works with; `now` in epoch milliseconds. */
export interface SearchDeps {
  readonly ledger: Pick<Ledger, 'byArn'>;
  readonly gateway: ExportGateway;
  readonly now: number;
}

/**
 * The job that an unconfirmed request came to, among those that its source had at the time;
 * undefined where AWS lists none. Throws what the calls throw.
 */
export async function searchFor(
  job: Job,
  { ledger, gateway, now }: SearchDeps,
): Promise<JobReport | undefined> {
  const { from, until } = spanOf(job, now);
  for await (const summary of exportsOf(gateway, job.source.arn, from)) {
    if (!isWithin(summary, from, until) || isOfAnother(ledger, summary.arn)) continue;
    const report = summary.report ?? (await gateway.describe(summary.arn));
    if (isAnswer(report, job)) return report;
  }
  return undefined;
}

function isAnswer(report: JobReport, { kind, request }: Job): boolean {
  if (request === undefined) return false;
  return jobKinds[kind].isAnswerTo(report, request.input, request.token);
}

/**
 * A request with a token may have been sent for the last time when that was about to end. One that
 * seems to be of the future was made while the clock was wrong: then AWS may have had it by now.
 */
function spanOf({ kind, startedAt }: Job, now: number): Span {
  const isByToken = jobKinds[kind].repeat === 'same';
  const skew = isByToken ? tokenSkew : clockSkew;
  const from = Math.min(startedAt, now) - skew;
  return { from, until: startedAt + (isByToken ? tokenLife : 0) + skew };
}

interface Span {
  readonly from: number;
  readonly until: number;
}

const isWithin = ({ startedAt }: JobSummary, from: number, until: number) =>
  startedAt === undefined || (startedAt >= from && startedAt <= until);

/** One that was started here with another token; one found in a list may well be ours. */
const isOfAnother = (ledger: Pick<Ledger, 'byArn'>, arn: string) =>
  ledger.byArn(arn)?.request !== undefined;
