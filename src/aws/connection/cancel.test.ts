import { describe, expect, it } from 'vitest';
import { cancellable } from './cancel.ts';

describe('a cancellable call', () => {
  it('gives its answer where nobody cancels', async () => {
    await expect(cancellable(undefined, () => Promise.resolve(1))).resolves.toBe(1);
    const { signal } = new AbortController();
    await expect(cancellable(signal, () => Promise.resolve(2))).resolves.toBe(2);
  });

  it('is not made at all after it was cancelled', async () => {
    let made = false;
    const call = cancellable(AbortSignal.abort(), () => {
      made = true;
      return Promise.resolve();
    });
    await expect(call).rejects.toMatchObject({ reason: 'cancelled' });
    expect(made).toBe(false);
  });

  it('ends at once and tells the SDK, even while the SDK is waiting for something else', async () => {
    const controller = new AbortController();
    let told: AbortSignal | undefined;
    const call = cancellable(controller.signal, ({ abortSignal }) => {
      told = abortSignal;
      return new Promise<never>(() => undefined);
    });
    controller.abort();
    await expect(call).rejects.toMatchObject({ reason: 'cancelled' });
    expect(told?.aborted).toBe(true);
  });
});
