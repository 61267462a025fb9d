import { describe, expect, it } from 'vitest';
import {
  caller,
  failed,
  key,
  messages,
  other,
  problemsOf,
  remedy,
  textUnder,
  titles,
} from '../../../test/fakes/patients.ts';
import { reportOf } from '../../../test/fakes/jobs.ts';
import type { Remedy } from '../doctor/remedy.ts';

describe('a cause of RDS', () => {
  it.each(messages)('"%s" has its fixes', (message, expected) => {
    const one = failed('rds-database', { code: '', message });
    expect(one.lookAgain).not.toBe('all');
    expect(titles(one)).toEqual(expected);
    expect(one.fixes.flatMap(problemsOf)).toEqual([]);
  });

  it('lets the role, and not the caller, write to a bucket that may be of another account', () => {
    const one = failed('rds-database', { code: '', message: '403 Forbidden' });
    expect(textUnder(one, 'Bucket policy')).toContain(
      '"AWS": "arn:aws:iam::111122223333:role/rds-export-role"',
    );
    expect(textUnder(one, 'Bucket policy')).not.toContain(caller);
  });
});

describe('a key of another account', () => {
  const need = { kmsKeyId: key.replace('111122223333', other) };
  const titlesFor = (message: string) =>
    titles(failed('rds-database', { code: '', message }, { need }));

  it('is opened to caller and role from both sides where its check failed', () => {
    expect(titlesFor('KMS key check failed.')).toEqual([
      `IAM policy of ${caller}`,
      'Permission policy of role rds-export-role',
      `Key policy of ${need.kmsKeyId}`,
    ]);
    const one = failed('rds-database', { code: '', message: 'KMS key check failed.' }, { need });
    const ofRole = textUnder(one, 'Permission policy');
    expect(ofRole).toContain('kms:RetireGrant');
    expect(ofRole).not.toContain('s3:');
  });

  it('may be what a denied write is for want of', () => {
    expect(titlesFor('403 Forbidden')).toEqual([
      'Permission policy of role rds-export-role',
      'Bucket policy of acme-exports',
      `Key policy of ${need.kmsKeyId}`,
    ]);
  });
});

describe('a warning of RDS', () => {
  const warned = (reason: string): Remedy => {
    const warning = JSON.stringify({ skippedTables: ['shop.a'], general: [{ reason }] });
    const report = reportOf('rds-database', 0, { state: 'completed', warning });
    return remedy('rds-database', { job: { state: 'completed', report } });
  };

  it.each(['PERMISSIONS_DO_NOT_EXIST', 'FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE'])(
    '%s says what to do in the database',
    (reason) => {
      const one = warned(reason);
      expect(one.lookAgain).not.toBe('all');
      expect(one.cause).not.toContain(reason);
      expect(one.fixes).toHaveLength(1);
      expect(one.fixes.flatMap(problemsOf)).toEqual([]);
    },
  );

  it('that is new is told in the words of AWS', () => {
    expect(warned('TOO_MANY_COLUMNS')).toMatchObject({ lookAgain: 'all', fixes: [] });
    expect(warned('TOO_MANY_COLUMNS').cause).toContain('AWS says TOO_MANY_COLUMNS');
  });
});
