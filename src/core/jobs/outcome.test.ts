import { describe, expect, it } from 'vitest';
import { ExportError, errorReasons } from '../errors.ts';
import { isPassing, mayHaveStarted, toExportError } from './outcome.ts';

const reasonsThat = (holds: (error: ExportError) => boolean) =>
  errorReasons.filter((reason) => holds(new ExportError(reason)));

describe('the outcome of a failed start', () => {
  it('is in doubt where no answer of AWS arrived', () => {
    expect(reasonsThat(mayHaveStarted)).toEqual([
      'cancelled',
      'internal',
      'network',
      'not-json',
      'timeout',
    ]);
  });

  it('is what the adapter says, where it knows', () => {
    expect(mayHaveStarted(new ExportError('unknown', { maybeDone: true }))).toBe(true);
    expect(mayHaveStarted(new ExportError('network', { maybeDone: false }))).toBe(false);
  });

  it('is in doubt after anything unforeseen', () => {
    expect(mayHaveStarted(new Error('a bug'))).toBe(true);
  });
});

describe('a passing error', () => {
  it('is one that says nothing about the request', () => {
    expect(reasonsThat(isPassing)).toEqual([
      'cancelled',
      'clock-skewed',
      'credentials-expired',
      'credentials-missing',
      'endpoint-missing',
      'internal',
      'mfa-needed',
      'mfa-refused',
      'network',
      'not-json',
      'profile-unusable',
      'throttled',
      'timeout',
      'tls',
      'window-outdated',
    ]);
  });

  it('is passing even if nothing was sent', () => {
    expect(isPassing(new ExportError('network', { maybeDone: false }))).toBe(true);
  });
});

describe('toExportError', () => {
  it('keeps what is one and wraps what is none', () => {
    const known = new ExportError('tls');
    const bug = new Error('a bug');

    expect(toExportError(known)).toBe(known);
    expect(toExportError(bug)).toMatchObject({ reason: 'unknown', cause: bug });
  });
});
