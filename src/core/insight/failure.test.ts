import { describe, expect, it } from 'vitest';
import type { JobReport } from '../jobs/job.ts';
import { explainFailure } from './failure.ts';

const report: JobReport = {
  arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/export/01768386924000-0a1b2c3d',
  source: { service: 'dynamodb', arn: 'arn', name: 'orders' },
  state: 'failed',
  exportType: 'full',
  bucket: 'acme-exports',
};

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
