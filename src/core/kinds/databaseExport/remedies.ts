import type { Rule } from '../../doctor/remedy.ts';
import { createBucket, letBucketBeWritten } from '../../doctor/repairs/bucket.ts';
import {
  enableKey,
  keepKey,
  letCallerUseKey,
  letForeignKeyBeUsed,
  letKeyBeUsed,
  letRoleUseKey,
} from '../../doctor/repairs/key.ts';
import { letRoleWrite, letServiceAssumeRole } from '../../doctor/repairs/role.ts';
import { warningReasons, type WarningReason } from '../../insight/exportWarning.ts';
import type { JobReport } from '../../jobs/job.ts';
import { databaseCauseOf, type DatabaseCause } from './cause.ts';

const letRoleUseBucket: Rule = {
  lookAgain: ['role', 'bucket', 'key'],
  // RDS does not tell a denied write from one that lacks a key of another account.
  repairs: [letRoleWrite, letBucketBeWritten, letForeignKeyBeUsed],
  field: 'roleArn',
};
const bucket: Rule = { lookAgain: ['bucket'], repairs: [createBucket], field: 'bucket' };

const ofCause: Readonly<Record<DatabaseCause, Rule>> = {
  'cannot-assume': { lookAgain: ['role'], repairs: [letServiceAssumeRole], field: 'roleArn' },
  'no-such-bucket': bucket,
  'key-disabled': { lookAgain: ['key'], repairs: [enableKey], field: 'kmsKeyId' },
  'key-state': { lookAgain: ['key'], repairs: [keepKey], field: 'kmsKeyId' },
  'not-authorized': letRoleUseBucket,
  'key-check': {
    lookAgain: ['key', 'caller'],
    repairs: [letCallerUseKey, letRoleUseKey, letKeyBeUsed],
    field: 'kmsKeyId',
  },
  'bucket-invalid': bucket,
  // One of that name is there already, elsewhere.
  'bucket-region': { lookAgain: ['bucket'], repairs: [], field: 'bucket' },
  'write-denied': letRoleUseBucket,
  'source-missing': { lookAgain: ['source'], repairs: [] },
  internal: { lookAgain: [], repairs: [] },
};

/** What the person does in the database itself, which no request of ours could. */
const inDatabase = (text: string): Rule => ({ lookAgain: ['source'], repairs: [() => [{ text }]] });

const ofWarning: Readonly<Record<WarningReason, Rule>> = {
  PERMISSIONS_DO_NOT_EXIST: inDatabase(
    'In each schema with skipped tables, grant the master user all privileges on all tables, then make a new snapshot and export that.',
  ),
  FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE: inDatabase(
    'See in the logs of the database whether the master user may connect to each database and list its tables, then make a new snapshot and export that.',
  ),
};

/** What is known of the failure of an export task, or of what a completed one warns of. */
export function databaseExportRules(report: JobReport): readonly Rule[] {
  if (report.state === 'completed') {
    return warningReasons(report.warning).map((reason) => ofWarning[reason]);
  }
  const cause = databaseCauseOf(report);
  return cause === undefined ? [] : [ofCause[cause]];
}
