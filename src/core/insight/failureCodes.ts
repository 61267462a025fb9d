import type { JobReport } from '../jobs/job.ts';
import type { FailureExplanation } from './failure.ts';
import { bucketOf, keyProblems, missingBucket } from './failureTexts.ts';

type Explain = (report: JobReport) => FailureExplanation;

const askSupport = 'Ask AWS Support about that, then export again.';

/**
 * The failure codes that AWS lists for SimpleDB ("API Error Codes"), with those that live DynamoDB
 * exports were seen to end with: S3NoSuchBucket, S3AccessDenied and KmsNotFoundException, as AWS
 * publishes no list.
 */
const known: ReadonlyMap<string, Explain> = new Map<string, Explain>([
  ['ExportTimedOut', timedOut],
  ['KmsAccessDeniedException', keyProblems.denied],
  ['KmsDisabledException', keyProblems.disabled],
  ['KmsInvalidKeyUsageException', keyProblems.wrongUsage],
  ['KmsInvalidStateException', keyProblems.wrongState],
  ['KmsNotFoundException', noSuchKey],
  ['S3AccessDenied', accessDenied],
  ['S3AccountProblem', accountProblem],
  ['S3AllAccessDisabled', accessDisabled],
  ['S3InvalidBucketOwnerAWSAccountID', wrongOwner],
  ['S3NoSuchBucket', missingBucket],
  ['S3NotSignedUp', notSignedUp],
]);

/** What the code of a failed export of DynamoDB or SimpleDB means; undefined for a new one. */
export function causeOfCode(report: JobReport): FailureExplanation | undefined {
  return known.get(report.failure?.code ?? '')?.(report);
}

function timedOut(report: JobReport): FailureExplanation {
  return {
    message: 'AWS could not finish the export in the time that it allows.',
    next: `Export again; what was written so far stays in ${bucketOf(report)}.`,
  };
}

function noSuchKey(report: JobReport): FailureExplanation {
  const { kmsKeyId } = report;
  const key = kmsKeyId === undefined ? 'no KMS key' : `no KMS key ${kmsKeyId}`;
  return {
    message: `AWS found ${key} in the Region of ${bucketOf(report)}.`,
    next: 'Choose a key in the Region of the bucket, then export again.',
  };
}

/** What each service needs: "Requesting a table export" and "Prerequisites and Permissions". */
const actions = {
  dynamodb: ['s3:PutObject, s3:PutObjectAcl and s3:AbortMultipartUpload', ''],
  simpledb: ['s3:PutObject', ' and s3:ListBucket on the bucket'],
} as const;

function accessDenied(report: JobReport): FailureExplanation {
  const { bucket, kind } = report;
  const [onObjects, onBucket] = kind === 'simpledb-domain' ? actions.simpledb : actions.dynamodb;
  const objects = bucket === undefined ? 'its objects' : `${bucket}/*`;
  return {
    message: `AWS was not allowed to write to ${bucketOf(report)}.`,
    next: `Allow ${onObjects} on ${objects}${onBucket}, and ${ownerStep(report)}, then export again.`,
  };
}

function ownerStep({ bucketOwner }: JobReport): string {
  return bucketOwner === undefined
    ? 'give the bucket owner if that is another account'
    : `check that account ${bucketOwner} owns the bucket`;
}

function accountProblem(report: JobReport): FailureExplanation {
  return {
    message: `S3 reports a problem with the account that owns ${bucketOf(report)}.`,
    next: askSupport,
  };
}

function accessDisabled(report: JobReport): FailureExplanation {
  return { message: `S3 has disabled all access to ${bucketOf(report)}.`, next: askSupport };
}

function wrongOwner(report: JobReport): FailureExplanation {
  const { bucketOwner = 'The bucket owner' } = report;
  return {
    message: `${bucketOwner} is not the ID of an account that can own ${bucketOf(report)}.`,
    next: 'Type the 12 digits of the account that owns the bucket, then export again.',
  };
}

function notSignedUp(report: JobReport): FailureExplanation {
  return {
    message: `The account is not signed up for S3, so that AWS cannot write to ${bucketOf(report)}.`,
    next: 'Sign the account up for S3 in the AWS Console, then export again.',
  };
}
