const minute = 60_000;
const longest = 2 * minute;
const rarest = 60 * minute;

/**
 * How closely the person follows: works in this window, works elsewhere while this window shows
 * exports, or neither.
 */
export type Attention = 'in use' | 'in view' | 'away';

/** How often somebody wants to know: the interval of a window in use, in milliseconds. */
export interface Pace {
  readonly intervalMs: number;
  readonly attention: Attention;
}

/** When a job was last looked at, epoch milliseconds, and what came of it. */
export interface Look {
  readonly at: number;
  /** Looks in a row that failed. */
  readonly failures: number;
  /** Looks in a row in which AWS did not know the export. */
  readonly misses: number;
}

/**
 * Milliseconds from one look at a job to the next. `span` is how long the job has run, or how long
 * it surely will: its end is noticed within a fortieth of that, or after the interval if that is
 * longer. Of a window in use nothing waits longer than two minutes, except for an export that AWS
 * does not know.
 */
export function delayAfter(look: Look, span: number, pace: Pace): number {
  const usual = pace.intervalMs * slowness[pace.attention];
  if (look.failures > 0) return atMost(longest, usual * 2 ** (look.failures - 1), pace);
  if (look.misses > 0) return atMost(rarest, usual * 2 ** look.misses, pace);
  return atMost(longest * slowness[pace.attention], Math.max(usual, span / 40), pace);
}

const slowness: Readonly<Record<Attention, number>> = { 'in use': 1, 'in view': 2, away: 4 };

const atMost = (limit: number, delay: number, { intervalMs }: Pace) =>
  Math.min(delay, Math.max(limit, intervalMs));
