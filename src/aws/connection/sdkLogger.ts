import type { Logger } from '@smithy/types';
import type { Log } from '../../core/ports.ts';

/**
 * What the SDK may write into our log: its warnings, as far as they are plain text. Its other
 * levels print inputs, outputs and the command lines of credential processes.
 */
export function sdkLogger(log: Log): Logger {
  const silent = (): void => undefined;
  const warn = (message: unknown): void => {
    if (typeof message === 'string') log.warn(`AWS SDK: ${message}`);
  };
  return { debug: silent, info: silent, warn, error: silent };
}
