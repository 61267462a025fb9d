import { getRetryAfterHint } from '@smithy/core/retry';
import { toExportError } from '../errors.ts';
import { readFailure, type CallContext } from '../failedCall.ts';

/** The longest that an answer can make us wait, milliseconds: proxies ask for hours. */
const longest = 60_000;

/**
 * Milliseconds without calls that a refusal asks for: what its `Retry-After` or `x-amz-retry-after`
 * header says, none where AWS only says that it was too much; undefined for any other failure.
 */
export function pauseAfter(error: unknown, call: CallContext): number | undefined {
  const hint = getRetryAfterHint(answerIn(error))?.getTime();
  if (hint !== undefined) return Math.min(Math.max(0, hint - Date.now()), longest);
  // Classic SimpleDB says nothing more of its limits than 503, and S3 no more to HeadBucket.
  const tooMuch =
    readFailure(error).httpStatus === 503 || toExportError(error, call).reason === 'throttled';
  return tooMuch ? 0 : undefined;
}

function answerIn(error: unknown): unknown {
  return typeof error === 'object' && error !== null && '$response' in error
    ? error.$response
    : undefined;
}
