import type { ExportError } from '../../core/errors.ts';
import { formatElapsed, formatPercent } from '../../core/format/text.ts';
import { estimatedEnd, remainingText } from '../../core/insight/estimate.ts';
import { joined } from '../../core/insight/parts.ts';
import { explainPause } from '../../core/insight/pause.ts';
import { isLive, type Job } from '../../core/jobs/job.ts';
import { PastRuns } from '../../core/jobs/pastRuns.ts';
import { countJobs, stateWords } from '../jobs/words.ts';
import { signInWishOf, type SignInWish } from '../signIn/wish.ts';

/** What the status bar says about running exports; plain text, with codicons in `text` only. */
export interface StatusText {
  readonly text: string;
  readonly accessibilityLabel: string;
  /** One line for each running export. */
  readonly lines: readonly string[];
  /** Why watching is paused. */
  readonly note?: string;
  /** What to sign in for, where that is what the watching waits for. */
  readonly signIn?: SignInWish;
}

/** What keeps exports from being watched; `problemOf` of each of them. */
export interface Watching {
  readonly problem: ExportError | undefined;
  problemOf(job: Job): ExportError | undefined;
}

/**
 * Undefined when nothing runs: then there is nothing to say. `jobs` are all that the ledger keeps,
 * as estimates come from those that have ended; `now` is epoch milliseconds.
 */
export function statusText(
  jobs: readonly Job[],
  watching: Watching,
  now: number,
): StatusText | undefined {
  const live = jobs.filter(({ state }) => isLive(state));
  if (live.length === 0) return undefined;
  const runs = new PastRuns(jobs);
  const lines = live.map((job) => lineOf(job, runs, now));
  const { problem } = watching;
  return { ...(problem ? pausedText(live, problem, watching) : runningText(live, now)), lines };
}

type Text = Omit<StatusText, 'lines'>;

function runningText(live: readonly Job[], now: number): Text {
  const count = countJobs(live);
  const elapsed = formatElapsed(now - Math.min(...live.map(({ startedAt }) => startedAt)));
  return {
    text: `$(sync~spin) ${count} · ${elapsed}`,
    accessibilityLabel: `${count} running, ${elapsed}`,
  };
}

function pausedText(live: readonly Job[], problem: ExportError, watching: Watching): Text {
  const { headline, sentence, next } = explainPause(problem);
  const paused = live.filter((job) => watching.problemOf(job) !== undefined);
  const connections = paused.map(({ connection }) => connection);
  const wish = mayBeSignedIn(problem) ? signInWishOf(problem, connections) : undefined;
  const some = paused.length < live.length ? `${paused.length} not watched` : 'not watched';
  return {
    text: `$(warning) ${countJobs(live)} · ${some} · ${headline}`,
    accessibilityLabel: `${countJobs(live)} running, ${some}: ${sentence}`,
    note: wish === undefined ? `${sentence} ${next}` : `${sentence} ${next} Click to sign in.`,
    ...(wish && { signIn: wish }),
  };
}

const mayBeSignedIn = ({ details }: ExportError): boolean => details.signInWay !== undefined;

function lineOf(job: Job, runs: PastRuns, now: number): string {
  const { source, connection, state, startedAt, report } = job;
  return joined([
    source.name,
    stateWords[state],
    // Only RDS tells how far it is.
    report?.percent === undefined ? undefined : formatPercent(report.percent),
    formatElapsed(now - startedAt),
    remainingText(estimatedEnd(job, runs), now),
    `${connection.profile} · ${connection.region}`,
  ]);
}
