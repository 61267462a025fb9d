const minute = 60_000;
const longest = 2 * minute;
const rarest = 60 * minute;

/** How often somebody wants to know: milliseconds, and whether the window is in use. */
export interface Pace {
  readonly intervalMs: number;
  readonly attentive: boolean;
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
 * Milliseconds from one look at a job to the next. The end of an export is noticed within a
 * fortieth of its duration, or after the interval if that is longer; nothing waits longer than two
 * minutes, except for an export that AWS does not know.
 */
export function delayAfter(look: Look, age: number, pace: Pace): number {
  const usual = pace.intervalMs * (pace.attentive ? 1 : 4);
  if (look.failures > 0) return atMost(longest, usual * 2 ** (look.failures - 1), pace);
  if (look.misses > 0) return atMost(rarest, usual * 2 ** look.misses, pace);
  return atMost(longest, Math.max(usual, age / 40), pace);
}

const atMost = (limit: number, delay: number, { intervalMs }: Pace) =>
  Math.min(delay, Math.max(limit, intervalMs));
