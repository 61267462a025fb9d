import { stripVTControlCharacters } from 'node:util';

/** Says what is being done, one plain line at a time. */
export function say(line: string): void {
  console.log(line);
}

/** What went wrong, as plain text. */
export function messageOf(error: unknown): string {
  return stripVTControlCharacters(error instanceof Error ? error.message : String(error)).trim();
}

/** Runs `work` and returns its result with the seconds it took, to one decimal. */
export async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly seconds: number }> {
  const started = performance.now();
  const result = await work();
  return { result, seconds: Math.round((performance.now() - started) / 100) / 10 };
}
