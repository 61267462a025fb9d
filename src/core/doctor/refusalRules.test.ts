import { describe, expect, it } from 'vitest';
import { pastes, problemsOf, refused, textUnder, titles } from '../../../test/fakes/patients.ts';
import { errorReasons } from '../errors.ts';
import type { KindId } from '../kinds/kind.ts';

describe.each(['dynamodb-table', 'dynamodb-backup', 'rds-database', 'simpledb-domain'] as const)(
  'a refused start of %s',
  (kind) => {
    it.each(errorReasons)('%s has a cause and only fixes that can be pasted', (reason) => {
      const one = refused(kind, reason);
      expect(one.lookAgain === 'all').toBe(reason === 'unknown');
      expect(`${one.cause} ${one.next}`).toMatch(/^[A-Z].*\. [A-Z].*\.$/);
      expect(one.fixes.flatMap(problemsOf)).toEqual([]);
    });
  },
);

describe('a refused start', () => {
  it('for want of a permission allows what starts it, and nothing else', () => {
    const actionsOf = (kind: KindId) =>
      [
        ...textUnder(refused(kind, 'access-denied'), 'IAM policy').matchAll(/"Action": "(.*)"/g),
      ].map(([, action]) => action);
    expect(actionsOf('dynamodb-table')).toEqual(['dynamodb:ExportTableToPointInTime']);
    expect(actionsOf('dynamodb-backup')).toEqual(['dynamodb:CreateBackup']);
    expect(actionsOf('rds-database')).toEqual(['rds:StartExportTask', 'iam:PassRole']);
    expect(actionsOf('simpledb-domain')).toEqual(['sdb:StartDomainExport']);
  });

  it('for want of recovery turns that on', () => {
    expect(pastes(refused('dynamodb-table', 'recovery-off'))[0]?.text).toBe(
      'aws dynamodb update-continuous-backups --table-name orders --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true --region eu-west-1 --profile acme-data',
    );
  });

  it('for a role mends trust and permissions', () => {
    expect(titles(refused('rds-database', 'role-not-permitted'))).toEqual([
      'Trust policy of role rds-export-role',
      'Permission policy of role rds-export-role',
      'Bucket policy of acme-exports',
    ]);
  });
});
