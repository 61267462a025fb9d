import { oneLine } from '../format/text.ts';
import type { JobReport } from '../jobs/job.ts';

/** Why an export failed and what to do about it, one sentence each. */
export interface FailureExplanation {
  readonly message: string;
  readonly next: string;
}

/** FailureCodes that live exports were seen to end with; AWS publishes no list. */
const known: ReadonlyMap<string, (report: JobReport) => FailureExplanation> = new Map([
  ['S3NoSuchBucket', noSuchBucket],
  ['S3AccessDenied', accessDenied],
  ['KmsNotFoundException', noSuchKey],
]);

/**
 * Explains a failed export by its FailureCode. A code that is not known here is shown with what
 * AWS says to it. Exporting again needs a new client token, which the form makes.
 */
export function explainFailure(report: JobReport): FailureExplanation {
  const { failure } = report;
  if (failure === undefined) return withoutReason;
  const explain = known.get(failure.code);
  return explain === undefined ? inWordsOfAws(failure) : explain(report);
}

const withoutReason: FailureExplanation = {
  message: 'AWS ended the export without a reason.',
  next: 'Export again; if that fails too, give the ARN of the export to AWS Support.',
};

function noSuchBucket({ bucket }: JobReport): FailureExplanation {
  return {
    message: `There is no bucket ${bucket}.`,
    next: 'Choose an existing bucket, then export again.',
  };
}

function noSuchKey({ bucket, kmsKeyId }: JobReport): FailureExplanation {
  const key = kmsKeyId === undefined ? 'no KMS key' : `no KMS key ${kmsKeyId}`;
  return {
    message: `AWS found ${key} in the Region of bucket ${bucket}.`,
    next: 'Choose a key in the Region of the bucket, then export again.',
  };
}

function accessDenied({ bucket, bucketOwner }: JobReport): FailureExplanation {
  const owner =
    bucketOwner === undefined
      ? 'give the bucket owner if that is another account'
      : `check that account ${bucketOwner} owns the bucket`;
  return {
    message: `AWS was not allowed to write to bucket ${bucket}.`,
    next: `Allow s3:PutObject, s3:PutObjectAcl and s3:AbortMultipartUpload on ${bucket}/*, and ${owner}, then export again.`,
  };
}

function inWordsOfAws({ code, message }: NonNullable<JobReport['failure']>): FailureExplanation {
  const words = message === undefined ? '' : `, saying "${oneLine(message)}"`;
  return {
    message: `AWS ended the export with ${oneLine(code)}${words}.`,
    next: 'Correct what AWS names, then export again.',
  };
}
