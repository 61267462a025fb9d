import { capitalized } from '../../format/text.ts';
import {
  bucketOf,
  keyDisabled,
  keyInWrongState,
  keyOf,
  missingBucket,
  type FailureExplanation,
} from '../../insight/failureTexts.ts';
import type { JobReport } from '../../jobs/job.ts';

type Explain = (report: JobReport, words: readonly string[]) => FailureExplanation;

/**
 * The texts of "Failure messages for Amazon S3 export tasks", the most telling first, as RDS tells
 * causes and no codes. What is in brackets goes to the explanation. Apostrophes may be of any kind.
 */
const patterns = [
  ['cannot-assume', /can.?t assume|cannot assume|AWSSecurityTokenService/i, cannotAssume],
  ['no-such-bucket', /NoSuchBucket/i, missingBucket],
  ['key-disabled', /KMS\.DisabledException/i, keyDisabled],
  ['key-state', /KMS\.KMSInvalidStateException/i, keyInWrongState],
  [
    'not-authorized',
    /(?:isn.?t|not) authorized to (?:call|perform)[: ]+([a-z0-9]+:[a-z]+\*?)/i,
    mayNotCall,
  ],
  ['key-check', /KMS key check failed/i, keyCheckFailed],
  ['bucket-invalid', /isn.?t valid\b.*Region or it doesn.?t exist/is, elsewhereOrMissing],
  ['bucket-region', /isn.?t located in the current AWS Region/i, otherRegion],
  ['write-denied', /S3 credential check failed|AccessDenied|403 Forbidden/i, mayNotWrite],
  ['source-missing', /failed to find or access/i, sourceOutOfReach],
  ['internal', /unknown internal error/i, internalError],
] as const satisfies readonly (readonly [name: string, pattern: RegExp, explain: Explain])[];

/** Our own names for the causes of RDS, which has no codes for them. */
export type DatabaseCause = (typeof patterns)[number][0];

/** What RDS means by the cause of a failed task; undefined for a text that is new. */
export function databaseExportCause(report: JobReport): FailureExplanation | undefined {
  const text = report.failure?.message ?? '';
  for (const [, pattern, explain] of patterns) {
    const found = pattern.exec(text);
    if (found !== null) return explain(report, found.slice(1));
  }
  return undefined;
}

/** Which of the known causes it is; undefined for a text that is new. */
export function databaseCauseOf({ failure }: JobReport): DatabaseCause | undefined {
  const text = failure?.message ?? '';
  return patterns.find(([, pattern]) => pattern.test(text))?.[0];
}

/** IamRoleArn in the RDS API reference names these for the bucket and its objects. */
const actions =
  's3:PutObject*, s3:GetObject*, s3:ListBucket, s3:DeleteObject* and s3:GetBucketLocation';

function cannotAssume(report: JobReport): FailureExplanation {
  return {
    message: `RDS could not assume ${roleOf(report)}.`,
    next: 'Let the trust policy of the role allow sts:AssumeRole to export.rds.amazonaws.com, then export again.',
  };
}

function mayNotCall(report: JobReport, [action = '']: readonly string[]): FailureExplanation {
  return {
    message: `${capitalized(roleOf(report))} may not call ${action} on ${bucketOf(report)}.`,
    next: `Allow ${action} in the policy of the role, then export again.`,
  };
}

function mayNotWrite(report: JobReport): FailureExplanation {
  return {
    message: `RDS was not allowed to write to ${bucketOf(report)} with ${roleOf(report)}.`,
    next: `Allow the role ${actions} on the bucket and its objects, and the use of the KMS key, then export again.`,
  };
}

function keyCheckFailed(report: JobReport): FailureExplanation {
  return {
    message: `RDS was not allowed to use ${keyOf(report)}.`,
    next: 'Allow yourself kms:CreateGrant and kms:DescribeKey in the policy of the key, then export again.',
  };
}

function elsewhereOrMissing(report: JobReport): FailureExplanation {
  return {
    message: `${capitalized(bucketOf(report))} is not in the Region of the source, or does not exist.`,
    next: 'Choose a bucket in the Region of the source, then export again.',
  };
}

function otherRegion(report: JobReport): FailureExplanation {
  return {
    message: `${capitalized(bucketOf(report))} is in another Region than the source.`,
    next: 'Choose a bucket in the Region of the source, then export again.',
  };
}

function sourceOutOfReach({ source }: JobReport): FailureExplanation {
  return {
    message: `RDS could not find or read ${source.name}.`,
    next: 'See whether it still exists and is available, then export again.',
  };
}

function internalError(): FailureExplanation {
  return {
    message: 'RDS had an internal error.',
    next: 'Export again; if that fails too, give the identifier of the task to AWS Support.',
  };
}

function roleOf({ roleArn }: JobReport): string {
  return roleArn === undefined ? 'the IAM role' : `IAM role ${roleArn}`;
}
