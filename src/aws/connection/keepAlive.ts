import { HttpRequest } from '@smithy/core/protocols';
import type { Pluggable } from '@smithy/types';

/**
 * Asks for the connection to stay open. VS Code's proxy support replaces the agent and with it the
 * SDK's own keep-alive, so that every call would cost a TLS handshake (microsoft/vscode#173861).
 */
export function keepAlive<I extends object, O extends object>(): Pluggable<I, O> {
  return {
    applyToStack: (stack) =>
      stack.add(
        (next) => async (args) => {
          if (HttpRequest.isInstance(args.request)) {
            args.request.headers['connection'] = 'keep-alive';
          }
          return next(args);
        },
        { step: 'build', name: 'keepAlive', override: true },
      ),
  };
}
