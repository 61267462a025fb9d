import type * as vscode from 'vscode';

/** The editor's cancellation as the signal that the rest of the code knows. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const cancel = new AbortController();
  if (token.isCancellationRequested) cancel.abort();
  else token.onCancellationRequested(() => cancel.abort());
  return cancel.signal;
}
