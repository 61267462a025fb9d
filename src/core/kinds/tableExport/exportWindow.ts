import { restorableWindow, type TimeWindow } from '../../grammar/window.ts';
import type { TableExportDraft, TableExportFacts } from '../tableExport.ts';

/** The span of an incremental export in epoch milliseconds: `from` inclusive, `to` exclusive. */
export interface ExportWindow {
  readonly from: number;
  readonly to: number;
}

/** What of a draft decides its window. */
export type WindowChoice = Pick<TableExportDraft, 'windowMode' | 'from' | 'to'>;

const hour = 60 * 60_000;

/** AWS's limits of a window: "Quotas in Amazon DynamoDB". */
export const shortestWindow = hour / 4;
export const longestWindow = 24 * hour;

/** How long the windows are that end at the latest restorable moment. */
export const presetLengths = { 'last-hour': hour, 'last-24-hours': longestWindow } as const;

/**
 * The window that would be sent now: presets end at the latest restorable moment and reach back no
 * further than recovery does; `since-last` begins exactly where the newest incremental ended.
 * Undefined while recovery is off, an end is not readable, or no last one is known. What comes back
 * may still break AWS's rules: those are for `check` to say.
 */
export function resolveWindow(
  choice: WindowChoice,
  facts: TableExportFacts,
): ExportWindow | undefined {
  const restorable = restorableNow(facts);
  if (restorable === undefined) return undefined;
  switch (choice.windowMode) {
    case 'exact':
      return exactWindow(choice);
    case 'since-last':
      return windowSince(facts.lastIncrementalTo ?? undefined, restorable, timeOf(facts));
    case 'last-hour':
    case 'last-24-hours':
      return lastWindow(presetLengths[choice.windowMode], restorable, timeOf(facts));
  }
}

/** The restorable window of the table by now; undefined while point-in-time recovery is off. */
export function restorableNow(facts: TableExportFacts): TimeWindow | undefined {
  return restorableWindow(facts.recovery, facts.readAt, timeOf(facts));
}

/** The current time as far as it is known, epoch milliseconds. */
export function timeOf({ now, readAt }: TableExportFacts): number {
  return now ?? readAt;
}

/** Whether a date can say it: numbers beyond have no ISO form. */
export function isMoment(value: number | null): value is number {
  return value !== null && !Number.isNaN(new Date(value).getTime());
}

function exactWindow({ from, to }: WindowChoice): ExportWindow | undefined {
  return isMoment(from) && isMoment(to) ? { from, to } : undefined;
}

function windowSince(
  from: number | undefined,
  { latest }: TimeWindow,
  now: number,
): ExportWindow | undefined {
  if (from === undefined) return undefined;
  return { from, to: Math.min(endAfter(from, latest, now), from + longestWindow) };
}

function lastWindow(length: number, { earliest, latest }: TimeWindow, now: number): ExportWindow {
  const from = Math.max(latest - length, earliest);
  return { from, to: endAfter(from, latest, now) };
}

/**
 * The latest restorable moment, or a little later where the window would be too short: AWS was seen
 * to take a first incremental 16 minutes after recovery was turned on, when that moment is only 11
 * minutes after its beginning.
 */
function endAfter(from: number, latest: number, now: number): number {
  return Math.max(latest, Math.min(from + shortestWindow, now));
}
