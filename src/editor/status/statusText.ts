import type { ExportError } from '../../core/errors.ts';
import { formatElapsed } from '../../core/format/text.ts';
import { explainError } from '../../core/insight/explain.ts';
import { isLive, type Job } from '../../core/jobs/job.ts';
import { stateWords } from '../explorer/exportRow.ts';

/** What the status bar says about running exports; plain text, with codicons in `text` only. */
export interface StatusText {
  readonly text: string;
  readonly accessibilityLabel: string;
  /** One line for each running export. */
  readonly lines: readonly string[];
  /** Why watching is paused. */
  readonly note?: string;
}

/** Undefined when nothing runs: then there is nothing to say. `now` is epoch milliseconds. */
export function statusText(
  jobs: readonly Job[],
  problem: ExportError | undefined,
  now: number,
): StatusText | undefined {
  const live = jobs.filter(({ state }) => isLive(state));
  if (live.length === 0) return undefined;
  const count = live.length === 1 ? '1 export' : `${live.length} exports`;
  const elapsed = formatElapsed(now - Math.min(...live.map(({ startedAt }) => startedAt)));
  const lines = live.map((job) => lineOf(job, now));
  if (problem === undefined) {
    return {
      text: `$(sync~spin) ${count} · ${elapsed}`,
      accessibilityLabel: `${count} running, ${elapsed}`,
      lines,
    };
  }
  const { message, next } = explainError(problem, 'look after running exports');
  return {
    text: `$(warning) ${count} · not watched`,
    accessibilityLabel: `${count} running, not watched: ${message}`,
    lines,
    note: `${message} ${next} The exports themselves go on.`,
  };
}

function lineOf({ source, connection, state, startedAt }: Job, now: number): string {
  const where = `${connection.profile} · ${connection.region}`;
  return [source.name, stateWords[state], formatElapsed(now - startedAt), where].join(' · ');
}
