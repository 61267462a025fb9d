import type { ErrorDetails, ErrorReason } from '../errors.ts';
import { inside, named, quoted, subject, type Cause, type ToCause } from './causeText.ts';
import { sourceCauses } from './sourceCauses.ts';

/** What stands in the way of an export: its destination, its role and key, and its limits. */
export const exportCauses = {
  'bucket-not-found': ({ resource }) => ({
    cause: `AWS knows no bucket${named(resource)}`,
    next: 'Check the name of the bucket, or choose one from the list.',
  }),
  'bucket-unusable': ({ resource, region, awsMessage }) => ({
    cause: `AWS cannot export into ${subject('bucket', resource)}${quoted(awsMessage)}`,
    next: `Check that the bucket exists, that it lies in ${region ?? 'the Region of the source'} and that the role may write to it, then try again.`,
  }),
  'export-ended': ({ resource }) => ({
    cause: `${subject('export', resource)} has ended already`,
    next: 'Refresh to see how it ended; what it wrote stays in the bucket.',
  }),
  'export-not-found': exportNotFound,
  'export-quota': () => ({
    cause: 'SimpleDB starts no more than 5 exports of a domain and 25 of an account in 24 hours',
    next: 'Wait until the oldest of them is 24 hours old, then try again.',
  }),
  'identifier-in-use': ({ resource }) => ({
    cause: `there is an export with the identifier${named(resource)} already`,
    next: 'Look at the exports first, as it may be the one that you asked for; for another one choose another identifier.',
  }),
  'invalid-export-only': ({ awsMessage }) => ({
    cause: `AWS does not accept the parts that are to be exported${quoted(awsMessage)}`,
    next: 'Correct them: database, database.schema or database.schema.table for PostgreSQL, database or database.table for MySQL and MariaDB.',
  }),
  'invalid-export-time': () => ({
    cause: 'AWS cannot export the table at that moment or for that window of time',
    next: 'Choose a moment or a window inside the restorable window that the form shows; right after point-in-time recovery was turned on, wait some minutes.',
  }),
  'key-not-accessible': ({ resource, profile, region, awsMessage }) => ({
    cause: `AWS cannot use ${subject('KMS key', resource)} for the export${quoted(awsMessage)}`,
    next: `Choose an enabled, symmetric key${inside(region)}, and let its key policy allow ${subject('profile', profile)} kms:CreateGrant and kms:DescribeKey.`,
  }),
  'limit-exceeded': limitExceeded,
  'object-not-found': ({ resource }) => ({
    cause: `the bucket has no object${named(resource)}`,
    next: 'Check that the export is completed and that its files were not moved or deleted.',
  }),
  'role-not-found': ({ resource }) => ({
    cause: `AWS knows no role${named(resource)}`,
    next: 'Check the ARN of the role, or choose one from the list; wait a minute if the role is new.',
  }),
  'role-not-permitted': ({ resource, awsMessage }) => ({
    cause: `${subject('role', resource)} may not write to the bucket${quoted(awsMessage)}`,
    next: 'Let the role trust export.rds.amazonaws.com, and allow it s3:PutObject*, s3:GetObject*, s3:ListBucket, s3:DeleteObject* and s3:GetBucketLocation on the bucket and on what is in it.',
  }),
  'token-conflict': () => ({
    cause: 'the client token was used before, for another request',
    next: 'Make a new token under Advanced, then start the export again.',
  }),
} as const satisfies Partial<Record<ErrorReason, ToCause>>;

/** A backup is looked at like any other job that was started. */
function exportNotFound(details: ErrorDetails): Cause {
  if (details.operation === 'DescribeBackup') return sourceCauses['backup-not-found'](details);
  return {
    cause: `AWS knows no such export${inside(details.region)}`,
    next: 'Check the Region; AWS forgets exports in time, those of DynamoDB after 90 days, but their files stay in the bucket.',
  };
}

/** Our own guard against large objects uses the same reason as AWS's quotas. */
function limitExceeded({ operation = '' }: ErrorDetails): Cause {
  return limits[operation] ?? anyLimit;
}

const anyLimit: Cause = {
  cause: 'the account is at a limit, such as the number of exports that run at once',
  next: 'Wait until running exports end, or ask AWS for more in Service Quotas.',
};

const backupLimit: Cause = {
  cause: 'AWS is at work on as many tables and backups of the account as it takes at a time',
  next: 'Wait until some of that work has ended, then try again.',
};

const limits: Readonly<Record<string, Cause>> = {
  CreateBackup: backupLimit,
  DeleteBackup: backupLimit,
  GetObject: {
    cause: 'the object is too large to be shown here',
    next: 'Download it with the AWS CLI or from the AWS Console.',
  },
  StartExportTask: {
    cause: 'AWS runs no more than five exports of an account at a time',
    next: 'Wait until one of them has ended, or cancel one, then try again.',
  },
};
