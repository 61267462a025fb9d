import { getSmithyContext } from '@smithy/core/transport';
import type { HandlerExecutionContext, Pluggable } from '@smithy/types';
import { reasonOfCode } from '../../errorCodes.ts';
import { blamesClock } from '../../errors.ts';
import { readFailure, type FailedCall } from '../../failedCall.ts';

/** AWS's words for credentials whose time is up, unlike those that it has never known. */
const expired: ReadonlySet<string> = new Set(['ExpiredToken', 'ExpiredTokenException']);

/** Tells which key AWS has refused: whoever keeps it can let go of that one and of no newer one. */
export function noticeRefusal<I extends object, O extends object>(
  tell: (accessKeyId: string, isExpired: boolean) => void,
): Pluggable<I, O> {
  return {
    applyToStack: (stack) =>
      stack.add(
        (next, context) => async (args) => {
          try {
            return await next(args);
          } catch (error) {
            const failure = readFailure(error);
            const key = keyOf(context);
            if (key !== undefined && isOfKeys(failure)) tell(key, expired.has(failure.name));
            throw error;
          }
        },
        { step: 'finalizeRequest', priority: 'low', name: 'noticeRefusal', override: true },
      ),
  };
}

/** The SDK mends a wrong clock by itself: other keys would be of no use. */
function isOfKeys(failure: FailedCall): boolean {
  return reasonOfCode.get(failure.name) === 'credentials-expired' && !blamesClock(failure);
}

/** The key that the call was signed with. */
function keyOf(context: HandlerExecutionContext): string | undefined {
  const scheme: unknown = getSmithyContext(context)['selectedHttpAuthScheme'];
  const identity = at(scheme, 'identity');
  const key = at(identity, 'accessKeyId');
  return typeof key === 'string' ? key : undefined;
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
