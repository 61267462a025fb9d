import { isExportError, type ErrorReason } from '../../core/errors.ts';
import { isOfCredentials } from '../../core/insight/credentialCauses.ts';
import type { WorkOutcome } from './pacedQueue.ts';

/** Reasons that the next row would meet as well. */
const hopeless: ReadonlySet<ErrorReason> = new Set([
  'cancelled',
  'network',
  'not-json',
  'timeout',
  'tls',
]);

/** Whether it is worth asking about the next row. */
export function outcomeOf(reasons: readonly ErrorReason[]): WorkOutcome {
  if (reasons.some((reason) => hopeless.has(reason) || isOfCredentials(reason))) return 'stop';
  return reasons.includes('throttled') ? 'later' : 'done';
}

/** Why calls failed, those of them that did. */
export function reasonsOf(
  results: readonly PromiseSettledResult<unknown>[],
): readonly ErrorReason[] {
  return results.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    return isExportError(result.reason) ? result.reason.reason : 'unknown';
  });
}
