import type { CancelSignal } from '../../src/core/ports.ts';

/** Nobody ever cancels. */
export const noSignal: CancelSignal = {
  aborted: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
};
