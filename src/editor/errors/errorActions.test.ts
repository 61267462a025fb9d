import { describe, expect, it } from 'vitest';
import { ExportError } from '../../core/errors.ts';
import { errorActions, errorLogText } from './errorActions.ts';

describe('errorActions', () => {
  it('offers another try where one can help', () => {
    expect(errorActions({ reason: 'network' }, true)).toEqual(['retry', 'showLog']);
    expect(errorActions({ reason: 'network' }, false)).toEqual(['showLog']);
    expect(errorActions({ reason: 'table-not-found' }, true)).toEqual(['showLog']);
  });

  it('offers another profile where the profile is the matter', () => {
    expect(errorActions({ reason: 'access-denied' }, true)).toEqual(['chooseProfile', 'showLog']);
  });

  it('offers the files where the credentials are written there', () => {
    const lasting = ['openConfigFiles', 'chooseProfile', 'showLog'];
    expect(errorActions({ reason: 'profile-unusable' }, false)).toEqual(lasting);
    const expired = errorActions({ reason: 'credentials-expired' }, true);
    expect(expired).toEqual(['retry', ...lasting]);
  });

  it('offers to sign in before anything else, where somebody can', () => {
    const failed = { reason: 'credentials-expired', canSignIn: true } as const;
    expect(errorActions(failed, true)).toEqual(['signIn', 'retry', 'chooseProfile', 'showLog']);
  });
});

describe('errorLogText', () => {
  it('writes the facts of a failed call', () => {
    const error = new ExportError('access-denied', { action: 'dynamodb:ListTables' });
    expect(errorLogText(error, 'list the tables')).toBe(
      'Could not list the tables: access-denied, action=dynamodb:ListTables',
    );
  });

  it('stays on one line, whatever somebody else wrote', () => {
    const error = new ExportError('validation', { awsMessage: 'no\n[info] all is well' });
    expect(errorLogText(error, 'start')).toBe(
      'Could not start: validation, awsMessage=no [info] all is well',
    );
  });

  it('writes the stack of a mistake of ours', () => {
    const text = errorLogText(new TypeError('x is undefined'), 'list the tables');
    expect(text).toContain('TypeError: x is undefined');
    expect(text).toContain('errorActions.test.ts');
    expect(errorLogText('odd', 'list')).toContain('odd');
  });
});
