import type { Random } from './random.ts';

/** Milliseconds. */
export const minute = 60_000;
/** Milliseconds. */
export const hour = 60 * minute;
/** Milliseconds. */
export const day = 24 * hour;

/** The newest moment that any item of the demo account tells of, so that items never change. */
export const latestMoment = Date.UTC(2026, 10, 20, 9, 0, 0);

/** Epoch milliseconds somewhere in the last `days` days before {@link latestMoment}. */
export function momentWithin(random: Random, days: number): number {
  return latestMoment - random.int(0, days * day);
}

/** ISO 8601 in UTC, to the millisecond. */
export function iso(moment: number): string {
  return new Date(moment).toISOString();
}
