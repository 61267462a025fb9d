import { ApiError } from '../apiError.ts';
import type { Table } from '../world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** AWS refuses backups and changes to them for some seconds after a table has become ACTIVE. */
const backupsReadyAfter = 6_000;

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

/** Refuses what needs backups of a table that has become ACTIVE only just now. */
export function checkBackupsReady({ activeAt, seed }: Table, now: number): void {
  if (now >= activeAt + backupsReadyAfter) return;
  throw new ApiError(
    'ContinuousBackupsUnavailableException',
    `Backups are being enabled for the table: ${seed.name}. Please retry later`,
  );
}
