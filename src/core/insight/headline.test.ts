import { describe, expect, it } from 'vitest';
import { environmentProfile } from '../connection.ts';
import { ExportError, errorReasons, type ErrorReason } from '../errors.ts';
import { headlineOf } from './headline.ts';

describe('the headline of an error', () => {
  it('names the missing action first, since a narrow row cuts the rest', () => {
    const error = new ExportError('access-denied', { action: 'dynamodb:ListTables' });
    expect(headlineOf(error, 'list the tables')).toBe('Not allowed: dynamodb:ListTables');
  });

  it('names the profile to sign in with', () => {
    const details = { profile: 'prod', signInWay: 'sso' } as const;
    const headline = (reason: ErrorReason) =>
      headlineOf(new ExportError(reason, details), 'list the tables');
    expect(headline('credentials-expired')).toBe('Sign in again (prod)');
    expect(headline('credentials-missing')).toBe('Sign in (prod)');
  });

  it('leaves out the profile that stands beside it, and no other', () => {
    const error = new ExportError('mfa-needed', { profile: 'prod' });
    expect(headlineOf(error, 'list the tables', 'prod')).toBe('MFA code needed');
    expect(headlineOf(error, 'list the tables', 'dev')).toBe('MFA code needed (prod)');
  });

  it('speaks of no sign-in where there is none', () => {
    const error = new ExportError('credentials-expired', { profile: 'prod' });
    expect(headlineOf(error, 'list the tables')).toBe('Credentials expired (prod)');
    const missing = new ExportError('credentials-missing', { profile: environmentProfile });
    expect(headlineOf(missing, 'list the tables')).toBe('No credentials (environment)');
  });

  it.each(errorReasons)('fits a narrow sidebar for %s', (reason) => {
    expect(headlineOf(new ExportError(reason), 'list the tables').length).toBeLessThan(30);
  });

  it('says what could not be done where the reason is not known', () => {
    expect(headlineOf(new Error('secret'), 'list the tables')).toBe('Could not list the tables');
  });
});
