import { describe, expect, it } from 'vitest';
import { ExportError, errorReasons } from '../errors.ts';
import { headlineOf } from './headline.ts';

describe('the headline of an error', () => {
  it('names the missing action first, since a narrow row cuts the rest', () => {
    const error = new ExportError('access-denied', { action: 'dynamodb:ListTables' });
    expect(headlineOf(error, 'list the tables')).toBe('Not allowed: dynamodb:ListTables');
  });

  it('names the profile to sign in with', () => {
    const error = new ExportError('credentials-expired', { profile: 'prod' });
    expect(headlineOf(error, 'list the tables')).toBe('Sign in again (prod)');
  });

  it.each(errorReasons)('fits a narrow sidebar for %s', (reason) => {
    expect(headlineOf(new ExportError(reason), 'list the tables').length).toBeLessThan(30);
  });

  it('says what could not be done where the reason is not known', () => {
    expect(headlineOf(new Error('secret'), 'list the tables')).toBe('Could not list the tables');
  });
});
