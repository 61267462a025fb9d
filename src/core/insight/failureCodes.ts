import type { JobReport } from '../jobs/job.ts';
import {
  bucketOf,
  keyDenied,
  keyDisabled,
  keyInWrongState,
  keyOfWrongUsage,
  missingBucket,
  type FailureExplanation,
} from './failureTexts.ts';

/** The actions that AWS needs to be allowed to write an export. */
export interface WriteActions {
  readonly onObjects: string;
  readonly onBucket?: string;
}

type Explain = (report: JobReport, needs: WriteActions) => FailureExplanation;

const askSupport = 'Ask AWS Support about that, then export again.';

/**
 * The failure codes that AWS lists for SimpleDB ("API Error Codes"), with those that live DynamoDB
 * exports were seen to end with: S3NoSuchBucket, S3AccessDenied and KmsNotFoundException, as AWS
 * publishes no list.
 */
const known = {
  ExportTimedOut: timedOut,
  KmsAccessDeniedException: keyDenied,
  KmsDisabledException: keyDisabled,
  KmsInvalidKeyUsageException: keyOfWrongUsage,
  KmsInvalidStateException: keyInWrongState,
  KmsNotFoundException: noSuchKey,
  S3AccessDenied: accessDenied,
  S3AccountProblem: accountProblem,
  S3AllAccessDisabled: accessDisabled,
  S3InvalidBucketOwnerAWSAccountID: wrongOwner,
  S3NoSuchBucket: missingBucket,
  S3NotSignedUp: notSignedUp,
} as const satisfies Readonly<Record<string, Explain>>;

/** A failure code that is known here. */
export type FailureCode = keyof typeof known;

/** The code of a failed export; undefined for a new one. */
export function failureCodeOf({ failure }: JobReport): FailureCode | undefined {
  const code = failure?.code ?? '';
  return isKnown(code) ? code : undefined;
}

const isKnown = (code: string): code is FailureCode => Object.hasOwn(known, code);

/** What the code of a failed export means, which needs these actions; undefined for a new one. */
export function causeOfCode(
  report: JobReport,
  needs: WriteActions,
): FailureExplanation | undefined {
  const code = failureCodeOf(report);
  return code && known[code](report, needs);
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

function accessDenied(report: JobReport, needs: WriteActions): FailureExplanation {
  const { bucket } = report;
  const onBucket = needs.onBucket === undefined ? '' : ` and ${needs.onBucket} on the bucket`;
  const objects = bucket === undefined ? 'its objects' : `${bucket}/*`;
  return {
    message: `AWS was not allowed to write to ${bucketOf(report)}.`,
    next: `Allow ${needs.onObjects} on ${objects}${onBucket}, and ${ownerStep(report)}, then export again.`,
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
