import type { JobReport } from '../jobs/job.ts';
import type { FailureExplanation } from './failure.ts';

/** The bucket of a job by its name, where that is known. */
export function bucketOf({ bucket }: JobReport): string {
  return bucket === undefined ? 'the bucket' : `bucket ${bucket}`;
}

/** The bucket does not exist, whichever service says so. */
export function missingBucket({ bucket }: JobReport): FailureExplanation {
  return {
    message: bucket === undefined ? 'The bucket does not exist.' : `There is no bucket ${bucket}.`,
    next: 'Choose an existing bucket, then export again.',
  };
}

/** What can be wrong with a KMS key that exists, whichever service says so. */
export const keyProblems = {
  denied: (report: JobReport): FailureExplanation => ({
    message: `AWS was not allowed to use ${keyOf(report)}.`,
    next: 'Allow its use in the policy of the key and in yours, then export again.',
  }),
  disabled: (report: JobReport): FailureExplanation => ({
    message: `AWS could not use ${keyOf(report)}: it is disabled.`,
    next: 'Enable the key or choose another one, then export again.',
  }),
  wrongState: (report: JobReport): FailureExplanation => ({
    message: `AWS could not use ${keyOf(report)} in the state that it is in.`,
    next: 'Choose a key that is enabled and not to be deleted, then export again.',
  }),
  wrongUsage: (report: JobReport): FailureExplanation => ({
    message: `AWS could not use ${keyOf(report)}: it is not made for encryption.`,
    next: 'Choose a symmetric key for encryption and decryption, then export again.',
  }),
} as const;

/** The KMS key of a job by its name, where that is known. */
export function keyOf({ kmsKeyId }: JobReport): string {
  return kmsKeyId === undefined ? 'the KMS key' : `KMS key ${kmsKeyId}`;
}
