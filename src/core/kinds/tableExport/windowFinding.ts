import { formatMoment } from '../../format/moment.ts';
import { formatElapsed } from '../../format/text.ts';
import type { Finding } from '../../grammar/finding.ts';
import type { TimeWindow } from '../../grammar/window.ts';
import type { TableExportDraft, TableExportFacts } from '../tableExport.ts';
import {
  isMoment,
  longestWindow,
  presetLengths,
  resolveWindow,
  restorableNow,
  shortestWindow,
  timeOf,
} from './exportWindow.ts';

/**
 * AWS answers InvalidExportTimeException to everything that is said here. What an end of an exact
 * window can put right is said at that end; all else, such as a preset, at the window as a whole.
 */
export function windowFinding(
  draft: TableExportDraft,
  facts: TableExportFacts,
): Finding | undefined {
  const restorable = restorableFor(draft, facts);
  if (restorable === undefined) return undefined;
  return (
    historyFinding(restorable, facts) ??
    (draft.windowMode === 'exact' ? undefined : presetFinding(draft, facts, restorable))
  );
}

/** What is wrong with the beginning of an exact window. */
export function fromFinding(draft: TableExportDraft, facts: TableExportFacts): Finding | undefined {
  const restorable = exactIn(draft, facts);
  if (restorable === undefined) return undefined;
  const { from } = draft;
  if (!isMoment(from)) return unreadable('from', draft.fromText);
  if (from > nowAtMost(restorable, facts)) return futureFinding('from', restorable);
  return from >= restorable.earliest ? undefined : earlyFinding(from, restorable, facts);
}

/** What is wrong with the end of an exact window, or with its length. */
export function toFinding(draft: TableExportDraft, facts: TableExportFacts): Finding | undefined {
  const restorable = exactIn(draft, facts);
  if (restorable === undefined) return undefined;
  const { from, to } = draft;
  if (!isMoment(to)) return unreadable('to', draft.toText);
  if (to > nowAtMost(restorable, facts)) return futureFinding('to', restorable);
  const length = isMoment(from) ? lengthFinding(from, to) : undefined;
  return length ?? lateFinding(to, restorable, facts);
}

/** The restorable window of an incremental export; without recovery the table says what to do. */
function restorableFor(draft: TableExportDraft, facts: TableExportFacts): TimeWindow | undefined {
  return draft.exportType === 'incremental' ? restorableNow(facts) : undefined;
}

/** The same for an exact window, once there is enough history for any. */
function exactIn(draft: TableExportDraft, facts: TableExportFacts): TimeWindow | undefined {
  const restorable = restorableFor(draft, facts);
  if (restorable === undefined || draft.windowMode !== 'exact') return undefined;
  return historyFinding(restorable, facts) === undefined ? restorable : undefined;
}

/** The end of time by the clock of AWS or ours, whichever is ahead. */
function nowAtMost({ latest }: TimeWindow, facts: TableExportFacts): number {
  return Math.max(latest, timeOf(facts));
}

function historyFinding(restorable: TimeWindow, facts: TableExportFacts): Finding | undefined {
  const possible = restorable.earliest + shortestWindow;
  if (nowAtMost(restorable, facts) >= possible) return undefined;
  const message = `Wait until ${formatMoment(possible)}: the shortest window is 15 minutes, and point-in-time recovery has the changes since ${formatMoment(restorable.earliest)}. A full export is possible now.`;
  return error('window-no-history', message);
}

function presetFinding(
  draft: TableExportDraft,
  facts: TableExportFacts,
  restorable: TimeWindow,
): Finding | undefined {
  const since = draft.windowMode === 'since-last' ? sinceFinding(facts, restorable) : undefined;
  if (since !== undefined) return since;
  const window = resolveWindow(draft, facts);
  if (window === undefined) return undefined;
  const late = lateFinding(window.to, restorable, facts);
  if (late !== undefined) return late;
  return draft.windowMode === 'last-hour' || draft.windowMode === 'last-24-hours'
    ? shortenedFinding(presetLengths[draft.windowMode], window.from, restorable)
    : behindFinding(window.to, restorable);
}

function sinceFinding(facts: TableExportFacts, restorable: TimeWindow): Finding | undefined {
  const { lastIncrementalTo: last } = facts;
  if (last === undefined) {
    const message =
      'Choose another window, or look for the last incremental export again: where it ended is not known.';
    return error('window-last-unknown', message);
  }
  if (last === null) {
    const message =
      'Choose another window: AWS lists no completed incremental export of this table to continue from.';
    return error('window-no-last', message);
  }
  return gapFinding(last, restorable) ?? soonFinding(last, nowAtMost(restorable, facts));
}

function gapFinding(last: number, { earliest }: TimeWindow): Finding | undefined {
  if (last >= earliest) return undefined;
  const message = `Make a full export and continue from there: the last incremental export ended at ${formatMoment(last)}, but point-in-time recovery reaches back only to ${formatMoment(earliest)}, so the changes between are out of reach.`;
  return error('window-gap', message);
}

function soonFinding(last: number, now: number): Finding | undefined {
  const possible = last + shortestWindow;
  if (now >= possible) return undefined;
  const message = `Wait until ${formatMoment(possible)}: the last incremental export ended at ${formatMoment(last)}, and the shortest window is 15 minutes.`;
  return error('window-too-soon', message);
}

function behindFinding(to: number, { latest }: TimeWindow): Finding | undefined {
  const behind = latest - to;
  if (behind <= 0) return undefined;
  const message = `Export again after this one: a window is at most 24 hours, so this one ends at ${formatMoment(to)}, ${formatElapsed(behind)} before the latest moment.`;
  return { severity: 'warning', code: 'window-behind', message };
}

function shortenedFinding(
  length: number,
  from: number,
  { earliest, latest }: TimeWindow,
): Finding | undefined {
  if (latest - length >= earliest) return undefined;
  const message = `The window begins at ${formatMoment(from)}: point-in-time recovery reaches back no further.`;
  return { severity: 'warning', code: 'window-shortened', message };
}

function lengthFinding(from: number, to: number): Finding | undefined {
  if (to <= from) return error('window-inverted', 'Choose an end after the beginning.');
  if (to - from < shortestWindow) {
    const message = `Choose ${formatMoment(from + shortestWindow)} or later: the shortest window is 15 minutes.`;
    return error('window-too-short', message);
  }
  if (to - from <= longestWindow) return undefined;
  const message = `Choose ${formatMoment(from + longestWindow)} or earlier: the longest window is 24 hours.`;
  return error('window-too-long', message);
}

function futureFinding(end: 'from' | 'to', { latest }: TimeWindow): Finding {
  const message = `Choose ${formatMoment(latest)} or earlier: this is in the future.`;
  return error(`${end}-future`, message);
}

/**
 * The end of the window is past the latest restorable moment. AWS's pages forbid it, but it was
 * seen to take such windows, and a first one can be had no other way for some minutes.
 */
function lateFinding(
  to: number,
  { latest }: TimeWindow,
  facts: TableExportFacts,
): Finding | undefined {
  if (to <= latest) return undefined;
  const safe = timeOf(facts) + to - latest;
  const message = `Wait until ${formatMoment(safe)} to be sure: AWS restores up to about 5 minutes ago and may refuse a window that ends at ${formatMoment(to)}.`;
  return { severity: 'warning', code: 'window-ends-late', message };
}

function earlyFinding(
  from: number,
  { earliest }: TimeWindow,
  { table: { createdAt } }: TableExportFacts,
): Finding {
  const choose = `Choose ${formatMoment(earliest)} or later`;
  if (createdAt !== undefined && from < createdAt) {
    const message = `${choose}: the table was created at ${formatMoment(createdAt)}.`;
    return error('from-before-table', message);
  }
  return error('from-too-early', `${choose}: point-in-time recovery reaches back to then.`);
}

function unreadable(end: 'from' | 'to', text: string): Finding {
  if (text !== '')
    return error(`${end}-unreadable`, 'Write date and time like 2026-11-21 12:00:00.');
  const which = end === 'from' ? 'beginning' : 'end';
  return error(`${end}-missing`, `Type date and time of the ${which} of the window.`);
}

function error(code: string, message: string): Finding {
  return { severity: 'error', code, message };
}
