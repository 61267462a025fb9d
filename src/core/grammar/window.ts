import type { Recovery } from '../sources.ts';

/** A closed span of time in epoch milliseconds, in whole seconds. */
export interface TimeWindow {
  readonly earliest: number;
  readonly latest: number;
}

/** AWS restores up to about five minutes ago; closer to now it answers InvalidExportTime. */
const recoveryLag = 5 * 60_000;

const day = 24 * 60 * 60_000;

/**
 * The moments that a table can be exported at by `now`, AWS having told them at `readAt` (both in
 * epoch milliseconds). The end moves on with the clock but never gets closer to now than AWS's lag;
 * the beginning moves on once the recovery period is full. Both are whole seconds inside AWS's own,
 * so that what is shown can be typed. Undefined while point-in-time recovery is off;
 * `earliest > latest` while there is no history yet.
 */
export function restorableWindow(
  recovery: Recovery,
  readAt: number,
  now: number,
): TimeWindow | undefined {
  if (recovery.status === 'off') return undefined;
  const moved = recovery.latest + Math.max(0, now - readAt);
  const latest = Math.max(recovery.latest, Math.min(moved, now - recoveryLag));
  const { earliest, periodDays } = recovery;
  const kept = periodDays === undefined ? earliest : Math.max(earliest, now - periodDays * day);
  return {
    earliest: Math.ceil(kept / 1000) * 1000,
    latest: Math.floor(latest / 1000) * 1000,
  };
}
