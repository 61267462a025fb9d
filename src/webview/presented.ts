import type { PresentedError } from '../protocol/exportForm.ts';
import { RpcError } from '../protocol/rpc.ts';

/** The sentences of a failed request; anything else that was thrown is our own mistake. */
export function presentedOf(error: unknown): PresentedError {
  return error instanceof RpcError ? error.presented : ownMistake;
}

const ownMistake: PresentedError = {
  reason: 'unknown',
  message: 'Something went wrong in this form.',
  next: 'Close it and open it again; what you typed is kept.',
};
