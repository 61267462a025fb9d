import { describe, expect, it } from 'vitest';
import type { JobReport } from '../jobs/job.ts';
import { explainFailure } from './failure.ts';

const bare: JobReport = {
  kind: 'dynamodb-table',
  arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/export/01768386924000-0a1b2c3d',
  source: { service: 'dynamodb', arn: 'arn', name: 'orders' },
  state: 'failed',
  exportType: 'full',
};
const report: JobReport = { ...bare, bucket: 'acme-exports' };

const failed = (code: string, message?: string, more: Partial<JobReport> = {}) =>
  explainFailure({
    ...report,
    ...more,
    failure: { code, ...(message === undefined ? {} : { message }) },
  });

describe('explainFailure', () => {
  it('names the bucket that does not exist', () => {
    expect(failed('S3NoSuchBucket', 'The specified bucket does not exist')).toEqual({
      message: 'There is no bucket acme-exports.',
      next: 'Choose an existing bucket, then export again.',
    });
  });

  it('names the permissions that writing needs, and asks for the owner', () => {
    const { message, next } = failed('S3AccessDenied', 'Access Denied');
    expect(message).toBe('AWS was not allowed to write to bucket acme-exports.');
    expect(next).toContain('s3:PutObject, s3:PutObjectAcl and s3:AbortMultipartUpload');
    expect(next).toContain('acme-exports/*, and give the bucket owner if');
  });

  it('doubts the owner that was given', () => {
    const { next } = failed('S3AccessDenied', undefined, { bucketOwner: '444455556666' });
    expect(next).toContain('check that account 444455556666 owns the bucket');
  });

  it.each([
    ['alias/exports', 'no KMS key alias/exports in the Region of bucket acme-exports'],
    [undefined, 'no KMS key in the Region of bucket acme-exports'],
  ])('says where the KMS key %s has to be', (kmsKeyId, expected) => {
    const key = kmsKeyId === undefined ? {} : { kmsKeyId };
    const { message, next } = failed('KmsNotFoundException', 'Key not found', key);
    expect(message).toContain(expected);
    expect(next).toContain('Region of the bucket');
  });

  it('shows what AWS said to a code that is new, on one line', () => {
    expect(failed('S3Quota\n', 'Out of\nspace').message).toBe(
      'AWS ended the export with S3Quota, saying "Out of space".',
    );
    expect(failed('S3Quota').message).toBe('AWS ended the export with S3Quota.');
  });

  it('takes no code for an inherited name of objects', () => {
    expect(failed('constructor').message).toBe('AWS ended the export with constructor.');
  });

  it('offers help where AWS gave no reason', () => {
    const { message, next } = explainFailure(report);
    expect(message).toBe('AWS ended the export without a reason.');
    expect(next).toContain('AWS Support');
  });
});

describe('explainFailure without a bucket', () => {
  it.each([
    ['S3NoSuchBucket', 'The bucket does not exist.'],
    ['S3AccessDenied', 'AWS was not allowed to write to the bucket.'],
    ['KmsNotFoundException', 'AWS found no KMS key in the Region of the bucket.'],
  ])('leaves no gap for %s', (code, message) => {
    const explained = explainFailure({ ...bare, failure: { code } });
    expect(explained.message).toBe(message);
    expect(explained.next).not.toContain('undefined');
  });
});

describe('explainFailure of SimpleDB', () => {
  const kmsKeyId = 'alias/exports';
  const ofDomain = (code: string, more: Partial<JobReport> = {}) =>
    failed(code, undefined, { kind: 'simpledb-domain', kmsKeyId, ...more });

  it.each([
    ['ExportTimedOut', 'could not finish the export in the time', 'stays in bucket acme-exports'],
    ['KmsAccessDeniedException', 'not allowed to use KMS key alias/exports', 'policy of the key'],
    ['KmsDisabledException', 'KMS key alias/exports: it is disabled', 'Enable the key'],
    ['KmsInvalidKeyUsageException', 'not made for encryption', 'symmetric key'],
    ['KmsInvalidStateException', 'in the state that it is in', 'not to be deleted'],
    ['KmsNotFoundException', 'no KMS key alias/exports', 'Region of the bucket'],
    ['S3AccountProblem', 'account that owns bucket acme-exports', 'AWS Support'],
    ['S3AllAccessDisabled', 'disabled all access to bucket acme-exports', 'AWS Support'],
    ['S3InvalidBucketOwnerAWSAccountID', 'The bucket owner is not the ID', '12 digits'],
    ['S3NoSuchBucket', 'There is no bucket acme-exports.', 'existing bucket'],
    ['S3NotSignedUp', 'not signed up for S3', 'Sign the account up'],
  ])('says what %s means and what to do', (code, what, todo) => {
    const { message, next } = ofDomain(code);
    expect(message).toContain(what);
    expect(next).toContain(todo);
    expect(next).toMatch(/^[A-Z].*\.$/);
  });

  it('names the permissions that SimpleDB needs, which are not those of DynamoDB', () => {
    const { next } = ofDomain('S3AccessDenied');
    expect(next).toContain('Allow s3:PutObject on acme-exports/* and s3:ListBucket on the bucket,');
    expect(next).not.toContain('PutObjectAcl');
  });

  it('names the owner that cannot be one, and does without a key', () => {
    const bucketOwner = '444455556666';
    expect(ofDomain('S3InvalidBucketOwnerAWSAccountID', { bucketOwner }).message).toMatch(
      /^444455556666 is not the ID/,
    );
    expect(failed('KmsDisabledException').message).toContain('use the KMS key: it is disabled');
  });
});

describe('explainFailure of RDS', () => {
  const roleArn = 'arn:aws:iam::111122223333:role/exports';
  const task = (message: string, more: Partial<JobReport> = {}) =>
    failed('', message, { kind: 'rds-database', roleArn, kmsKeyId: 'alias/exports', ...more });
  const writing = (code: string) =>
    `The RDS export failed to write the export task's metadata to the S3 bucket acme-exports using the IAM role ${roleArn} with the KMS key alias/exports. Error code: ${code}`;

  it.each([
    [
      `The RDS export failed to write the export task's metadata because it can't assume the IAM role ${roleArn}.`,
      `could not assume IAM role ${roleArn}`,
      'sts:AssumeRole to export.rds.amazonaws.com',
    ],
    [writing('NoSuchBucket'), 'There is no bucket acme-exports.', 'existing bucket'],
    [writing('AccessDenied'), 'not allowed to write to bucket acme-exports', 's3:DeleteObject*'],
    [writing('403 Forbidden'), 'not allowed to write to bucket', 's3:GetBucketLocation'],
    [writing('KMS.DisabledException'), 'KMS key alias/exports: it is disabled', 'Enable the key'],
    [writing('KMS.KMSInvalidStateException'), 'in the state that it is in', 'Choose a key'],
    [
      `The IAM role ${roleArn} isn’t authorized to call s3:PutObject on the S3 bucket acme-exports. Review your permissions and retry the export.`,
      `IAM role ${roleArn} may not call s3:PutObject on bucket acme-exports.`,
      'Allow s3:PutObject in the policy of the role',
    ],
    [
      'KMS key check failed. Check the credentials on your KMS key and try again.',
      'not allowed to use KMS key alias/exports',
      'kms:CreateGrant and kms:DescribeKey',
    ],
    [
      'S3 credential check failed. Check the permissions on your S3 bucket and IAM policy.',
      'not allowed to write to bucket acme-exports',
      's3:PutObject*',
    ],
    [
      "The S3 bucket acme-exports isn't valid. Either it isn't located in the current AWS Region or it doesn't exist. Review your S3 bucket name and retry the export.",
      'Bucket acme-exports is not in the Region of the source, or does not exist.',
      'Region of the source',
    ],
    [
      "The S3 bucket acme-exports isn't located in the current AWS Region. Review your S3 bucket name and retry the export.",
      'Bucket acme-exports is in another Region than the source.',
      'Region of the source',
    ],
    [
      'Failed to find or access the source DB cluster: orders',
      'find or read orders',
      'still exists',
    ],
    ['An unknown internal error occurred.', 'RDS had an internal error.', 'AWS Support'],
    [
      "An unknown internal error occurred writing the export task's metadata to the S3 bucket acme-exports.",
      'RDS had an internal error.',
      'identifier of the task',
    ],
  ])('says what "%s" means and what to do', (cause, what, todo) => {
    const { message, next } = task(cause);
    expect(message).toContain(what);
    expect(next).toContain(todo);
    expect(next).toMatch(/^[A-Z].*\.$/);
  });

  it('shows a cause that is new in the words of AWS, and no empty code', () => {
    expect(task('Out of\nluck.').message).toBe('AWS ended the export, saying "Out of luck.".');
  });

  it('does without a role', () => {
    const { message } = failed('', "it can't assume the IAM role", { kind: 'rds-database' });
    expect(message).toBe('RDS could not assume the IAM role.');
  });

  it('offers help where AWS gave no reason', () => {
    const { message, next } = task('');
    expect(message).toBe('AWS ended the export without a reason.');
    expect(next).toContain('identifier of the task');
  });

  it('reads causes of RDS only', () => {
    expect(failed('S3Quota', 'KMS key check failed').message).toContain('with S3Quota, saying');
  });
});
