import { describe, expect, it } from 'vitest';
import {
  caller,
  failed,
  messages,
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
    expect(one.isKnown).toBe(true);
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
      expect(one.isKnown).toBe(true);
      expect(one.cause).not.toContain(reason);
      expect(one.fixes).toHaveLength(1);
      expect(one.fixes.flatMap(problemsOf)).toEqual([]);
    },
  );

  it('that is new is told in the words of AWS', () => {
    expect(warned('TOO_MANY_COLUMNS')).toMatchObject({ isKnown: false, fixes: [] });
    expect(warned('TOO_MANY_COLUMNS').cause).toContain('AWS says TOO_MANY_COLUMNS');
  });
});
