import type { RetryErrorInfo } from '@smithy/types';
import { describe, expect, it } from 'vitest';
import { CautiousRetries } from './cautiousRetries.ts';

async function triesAgain(error: object): Promise<boolean> {
  const strategy = new CautiousRetries(3);
  const token = await strategy.acquireInitialRetryToken('');
  const failure = {
    error: error as NonNullable<RetryErrorInfo['error']>,
    errorType: 'TRANSIENT',
  } as const;
  return strategy.refreshRetryTokenForRetry(token, failure).then(
    () => true,
    () => false,
  );
}

const answered = (httpStatusCode: number, name: string) => ({
  name,
  message: '',
  $metadata: { httpStatusCode },
});

describe('an operation that must not be heard twice', () => {
  it.each([
    ['no answer', { name: 'TimeoutError', message: '' }],
    ['a cut connection', { name: 'Error', message: '', code: 'ECONNRESET' }],
    ['a server error', answered(500, 'InternalServerError')],
    ['an HTML page', answered(200, 'HtmlAnswer')],
  ])('is not tried again after %s', async (_, error) => {
    expect(await triesAgain(error)).toBe(false);
  });

  it.each([
    ['nobody listened', { name: 'Error', message: '', code: 'ECONNREFUSED' }],
    ['AWS throttled it', answered(400, 'ThrottlingException')],
  ])('is tried again where %s', async (_, error) => {
    expect(await triesAgain(error)).toBe(true);
  });
});
