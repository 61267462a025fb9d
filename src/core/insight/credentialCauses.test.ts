import { describe, expect, it } from 'vitest';
import { environmentProfile } from '../connection.ts';
import { ExportError, errorReasons, type ErrorDetails, type ErrorReason } from '../errors.ts';
import { isOfCredentials } from './credentialCauses.ts';
import { explainError } from './explain.ts';

const explain = (reason: ErrorReason, details: ErrorDetails) =>
  explainError(new ExportError(reason, details), 'list the tables');

const role: ErrorDetails = { profile: 'acme-role', signInProfile: 'acme base' };

describe('what is said of credentials', () => {
  it.each([
    [
      'sso',
      /^Sign in again, for example with aws sso login --profile "acme base"; what waited goes on/,
    ],
    ['login', /^Sign in again, for example with aws login --profile "acme base"; what/],
    ['mfa', /^Sign in again with a new code of the MFA device/],
  ] as const)('that are had by %s names the profile and the way', (signInWay, next) => {
    const expired = explain('credentials-expired', { ...role, signInWay });
    expect(expired).toMatchObject({
      message: 'Could not list the tables: the credentials of profile acme-role have expired.',
      next: expect.stringMatching(next) as string,
      canSignIn: true,
    });
    const missing = explain('credentials-missing', { ...role, signInWay });
    expect(missing.message).toContain('nobody is signed in for profile acme-role');
    expect(missing.next).toBe(expired.next);
  });

  it('that nobody signs in for offers no sign-in', () => {
    const expired = explain('credentials-expired', { profile: 'keys' });
    expect(expired).not.toHaveProperty('canSignIn');
    expect(expired.next).not.toMatch(/sign in|sso/i);
  });

  it('of the environment speaks of no profile, and of where they can be renewed', () => {
    for (const reason of ['credentials-expired', 'credentials-missing'] as const) {
      const { message, next } = explain(reason, { profile: environmentProfile });
      expect(message).toContain('the environment');
      expect(message).not.toContain('profile');
      expect(next).toContain('where the editor is started from');
    }
  });
});

describe('isOfCredentials', () => {
  it('is true of what other credentials can mend', () => {
    expect(errorReasons.filter(isOfCredentials)).toEqual([
      'credentials-expired',
      'credentials-missing',
      'mfa-needed',
      'mfa-refused',
      'profile-unusable',
    ]);
  });
});
