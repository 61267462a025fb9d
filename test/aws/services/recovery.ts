import type { Table } from '../world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How far the newest restorable moment lies behind now. */
const lag = 5 * minute;

/** The moments that a table can be restored to or exported at, epoch milliseconds, both included. */
export interface RestorableWindow {
  readonly earliest: number;
  readonly latest: number;
}

/**
 * The window moves with the clock: it ends about five minutes ago, and is bounded from below by the
 * recovery period and by when recovery was turned on. Undefined while recovery is off.
 */
export function windowOf({ recovery }: Table, now: number): RestorableWindow | undefined {
  if (recovery === undefined) return undefined;
  const earliest = Math.max(recovery.since, now - recovery.periodDays * day);
  return { earliest, latest: Math.max(earliest, now - lag) };
}
