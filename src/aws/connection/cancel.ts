import { ExportError } from '../../core/errors.ts';
import type { CancelSignal } from '../../core/ports.ts';

/**
 * Runs `send` with an AbortSignal that follows `signal`. A cancelled call rejects with `cancelled`
 * at once, also while it waits for credentials, where the SDK does not listen.
 */
export async function cancellable<T>(
  signal: CancelSignal | undefined,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  if (signal === undefined) return send({ abortSignal: controller.signal });
  if (signal.aborted) throw new ExportError('cancelled');
  let stop = (): void => controller.abort();
  const cancelled = new Promise<never>((_, reject) => {
    stop = () => {
      controller.abort();
      reject(new ExportError('cancelled'));
    };
  });
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([send({ abortSignal: controller.signal }), cancelled]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
