import type { JobReport } from '../jobs/job.ts';

/** Why an export failed and what to do about it, one sentence each. */
export interface FailureExplanation {
  readonly message: string;
  readonly next: string;
}

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

/** The KMS key exists but may not be used, whichever service says so; so for the three below. */
export function keyDenied(report: JobReport): FailureExplanation {
  return {
    message: `AWS was not allowed to use ${keyOf(report)}.`,
    next: 'Allow its use in the policy of the key and in yours, then export again.',
  };
}

/** The KMS key is disabled. */
export function keyDisabled(report: JobReport): FailureExplanation {
  return {
    message: `AWS could not use ${keyOf(report)}: it is disabled.`,
    next: 'Enable the key or choose another one, then export again.',
  };
}

/** The KMS key is about to be deleted, or otherwise in no state to be used. */
export function keyInWrongState(report: JobReport): FailureExplanation {
  return {
    message: `AWS could not use ${keyOf(report)} in the state that it is in.`,
    next: 'Choose a key that is enabled and not to be deleted, then export again.',
  };
}

/** The KMS key is one for signatures. */
export function keyOfWrongUsage(report: JobReport): FailureExplanation {
  return {
    message: `AWS could not use ${keyOf(report)}: it is not made for encryption.`,
    next: 'Choose a symmetric key for encryption and decryption, then export again.',
  };
}

/** The KMS key of a job by its name, where that is known. */
export function keyOf({ kmsKeyId }: JobReport): string {
  return kmsKeyId === undefined ? 'the KMS key' : `KMS key ${kmsKeyId}`;
}
