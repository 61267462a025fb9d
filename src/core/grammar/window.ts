import type { Recovery } from '../sources.ts';

/** A closed span of time in epoch milliseconds, in whole seconds. */
export interface TimeWindow {
  readonly earliest: number;
  readonly latest: number;
}

/** AWS restores up to about five minutes ago; closer to now it answers InvalidExportTime. */
const recoveryLag = 5 * 60_000;

const day = 24 * 60 * 60_000;

/** RecoveryPeriodInDays of UpdateContinuousBackups is 35 at most. */
const longestPeriod = 35 * day;

/**
 * The moments that a table can be exported at by `now`, AWS having told them at `readAt` (both in
 * epoch milliseconds). The end moves on with the clock but never gets closer to now than AWS's lag;
 * the beginning moves on once the recovery period is full. Both are whole seconds inside AWS's own,
 * so that what is shown can be typed. Undefined while point-in-time recovery is off;
 * `earliest > latest` while there is no history yet; the widest that AWS ever keeps where the
 * profile may not see it.
 */
export function restorableWindow(
  recovery: Recovery,
  readAt: number,
  now: number,
): TimeWindow | undefined {
  if (recovery.status === 'off') return undefined;
  if (recovery.status === 'unknown') return widest(now);
  const moved = recovery.latest + Math.max(0, now - readAt);
  const latest = Math.max(recovery.latest, Math.min(moved, now - recoveryLag));
  const { earliest, periodDays } = recovery;
  const kept = periodDays === undefined ? earliest : Math.max(earliest, now - periodDays * day);
  return {
    earliest: Math.ceil(kept / 1000) * 1000,
    latest: Math.floor(latest / 1000) * 1000,
  };
}

function widest(now: number): TimeWindow {
  return {
    earliest: Math.ceil((now - longestPeriod) / 1000) * 1000,
    latest: Math.floor((now - recoveryLag) / 1000) * 1000,
  };
}
