import { settings } from './contributions.ts';

/** The setting that says how often running exports are looked at. */
export const intervalKey = 'awsExports.watch.intervalSeconds' satisfies keyof typeof settings;

/**
 * The interval in milliseconds, inside what the setting allows. The editor hands out whatever
 * stands in a settings file; what is no number counts as not set.
 */
export function toInterval(seconds: unknown): number {
  const known = Number.isFinite(seconds) ? Number(seconds) : settings[intervalKey];
  return Math.min(300, Math.max(2, known)) * 1000;
}
