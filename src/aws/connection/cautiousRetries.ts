import { StandardRetryStrategy } from '@smithy/core/retry';
import type { RetryErrorInfo, StandardRetryToken } from '@smithy/types';
import { isAmbiguous } from '../errors.ts';

/**
 * Tries again only while AWS cannot have done what was asked for: no connection came about, or AWS
 * itself refused. For operations that know no token and do their work each time they are heard.
 */
export class CautiousRetries extends StandardRetryStrategy {
  override refreshRetryTokenForRetry(
    token: StandardRetryToken,
    failure: RetryErrorInfo,
  ): Promise<StandardRetryToken> {
    if (isAmbiguous(failure.error)) return Promise.reject(new Error('AWS may have done it.'));
    return super.refreshRetryTokenForRetry(token, failure);
  }
}
