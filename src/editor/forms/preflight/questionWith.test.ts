import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/preflight/finding.ts';
import type { Question } from '../../ask.ts';
import { questionWith } from './questionWith.ts';

const question: Question = {
  message: 'Export orders to Amazon S3?',
  detail: 'Account: 111122223333',
  action: 'Start Export',
};
const passed: Finding = {
  ...{ id: 'table', verdict: 'pass', looked: 'Table orders', found: 'It is active.' },
};
const unseen: Finding = {
  ...{ id: 'policy', verdict: 'unknown', looked: 'Bucket policy', found: 'It may not be read.' },
  permission: 's3:GetBucketPolicy',
};
const lock: Finding = {
  ...{ id: 'lock', verdict: 'warn', looked: 'Object Lock', found: 'It is on.' },
};
const bucket: Finding = {
  ...{ id: 'bucket', verdict: 'fail', looked: 'Bucket acme', found: 'There is no such bucket.' },
  fix: { text: 'Create it or choose another one.' },
};
const key: Finding = { ...bucket, id: 'key', looked: 'KMS key k', found: 'It is disabled.' };

describe('the question before a launch', () => {
  it('is as it was where nothing was found that matters', () => {
    expect(questionWith(question, [passed])).toEqual(question);
    expect(questionWith(question, [])).toEqual(question);
  });

  it('does not pass over what could not be checked, in one short line', () => {
    const detailOf = (...findings: readonly Finding[]) => questionWith(question, findings).detail;
    expect(detailOf(passed, unseen)).toBe(
      'Account: 111122223333\n\nCould not be checked: 1 of 2 (Bucket policy)',
    );
    const late = ['IAM role', 'KMS key'].map((looked): Finding => ({ ...unseen, looked }));
    expect(detailOf(lock, unseen, ...late)).toBe(
      'Account: 111122223333\n\nWarning: Object Lock: It is on.\nCould not be checked: 3 of 4 (Bucket policy, IAM role, …)',
    );
  });

  it('has a line more for a warning, and is answered as before', () => {
    expect(questionWith(question, [passed, lock])).toEqual({
      ...question,
      detail: 'Account: 111122223333\n\nWarning: Object Lock: It is on.',
    });
  });

  it('names each certain failure with its fix, and does not take Enter for consent', () => {
    expect(questionWith(question, [passed, bucket, lock, key])).toEqual({
      message: 'This will fail as it stands. Export orders to Amazon S3?',
      detail: [
        'Bucket acme: There is no such bucket. Create it or choose another one.',
        'KMS key k: It is disabled. Create it or choose another one.',
        '',
        'Account: 111122223333',
        '',
        'Warning: Object Lock: It is on.',
      ].join('\n'),
      action: 'Start Anyway',
      refusal: 'Show in Form',
      isRisky: true,
    });
  });
});
