import { HttpResponse } from '@smithy/core/protocols';
import { describe, expect, it } from 'vitest';
import { pauseAfter } from './patience.ts';

const call = {
  service: 'dynamodb',
  operation: 'DescribeExport',
  region: 'eu-west-1',
  profile: 'acme-data',
};

/** What the SDK throws for an answer. */
function failure(name: string, statusCode: number, headers: Record<string, string> = {}): Error {
  const $response = new HttpResponse({ statusCode, headers });
  const $metadata = { httpStatusCode: statusCode };
  return Object.assign(new Error(name), { name, $metadata, $response });
}

describe('the pause after a failed call', () => {
  it.each([
    ['ThrottlingException', 400],
    ['SlowDown', 503],
    ['ServiceUnavailable', 503],
    ['LimitExceededException', 400],
    ['UnknownError', 429],
  ])('is none of its own after %s, HTTP %i, which only asks for less', (name, status) => {
    expect(pauseAfter(failure(name, status), call)).toBe(0);
  });

  it.each([
    ['AccessDeniedException', 400],
    ['InternalServerError', 500],
    ['AbortError', 0],
  ])('is no matter after %s', (name, status) => {
    expect(pauseAfter(failure(name, status), call)).toBeUndefined();
  });

  it('does not come of a limit that waiting does not lift', () => {
    const start = { ...call, operation: 'ExportTableToPointInTime' };
    expect(pauseAfter(failure('LimitExceededException', 400), start)).toBeUndefined();
  });

  it.each([
    ['retry-after', '7', 7_000],
    ['x-amz-retry-after', '1500', 1_500],
    ['retry-after', '86400', 60_000],
    ['retry-after', '0', 0],
  ])('is what %s: %s says, a minute at most', (header, value, pause) => {
    const told = pauseAfter(failure('ThrottlingException', 400, { [header]: value }), call);
    expect(told).toBeGreaterThanOrEqual(Math.max(0, pause - 500));
    expect(told).toBeLessThanOrEqual(pause);
  });
});
