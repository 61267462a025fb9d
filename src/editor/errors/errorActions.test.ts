import { describe, expect, it } from 'vitest';
import { ExportError } from '../../core/errors.ts';
import { errorActions, errorLogText } from './errorActions.ts';

describe('errorActions', () => {
  it('offers another try where one can help', () => {
    expect(errorActions('network', true)).toEqual(['retry', 'showLog']);
    expect(errorActions('network', false)).toEqual(['showLog']);
    expect(errorActions('table-not-found', true)).toEqual(['showLog']);
  });

  it('offers another profile where the profile is the matter', () => {
    expect(errorActions('credentials-expired', true)).toEqual([
      'retry',
      'chooseProfile',
      'showLog',
    ]);
    expect(errorActions('access-denied', true)).toEqual(['chooseProfile', 'showLog']);
    expect(errorActions('profile-unusable', false)).toEqual(['chooseProfile', 'showLog']);
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
