import type { Log } from '../../src/core/ports.ts';

const ignore = (): void => undefined;

/** A log that costs nothing. */
export const silentLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
