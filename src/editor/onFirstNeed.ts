import type { Log } from '../core/ports.ts';

/**
 * A part of the extension that is a file of its own, loaded when it is first needed and once for
 * all. A load that failed is logged, rejects with a sentence for people, and is tried again the next
 * time.
 */
export function onFirstNeed<T>(
  part: string,
  load: () => Promise<T>,
  log: Pick<Log, 'error'>,
): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      log.error(`${part} could not be loaded: ${textOf(error)}`);
      throw new Error(`${part} could not be loaded. Reload the window to try again.`);
    });
    return loading;
  };
}

/** The sentence that such a load, or anything else, was rejected with. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const textOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
