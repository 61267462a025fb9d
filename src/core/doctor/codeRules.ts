import { failureCodeOf, type FailureCode } from '../insight/failureCodes.ts';
import type { JobReport } from '../jobs/job.ts';
import type { Rule } from './remedy.ts';
import { createBucket, letBucketBeWritten, letCallerWrite } from './repairs/bucket.ts';
import { enableKey, findKey, keepKey, letCallerUseKey, letKeyBeUsed } from './repairs/key.ts';

/** For the failure codes of DynamoDB and SimpleDB; what only AWS can mend has no repair of ours. */
const codeRules: Readonly<Record<FailureCode, Rule>> = {
  ExportTimedOut: { lookAgain: [], repairs: [] },
  KmsAccessDeniedException: {
    lookAgain: ['key', 'caller'],
    repairs: [letCallerUseKey, letKeyBeUsed],
    field: 'kmsKeyId',
  },
  KmsDisabledException: { lookAgain: ['key'], repairs: [enableKey], field: 'kmsKeyId' },
  KmsInvalidKeyUsageException: { lookAgain: ['key'], repairs: [findKey], field: 'kmsKeyId' },
  KmsInvalidStateException: { lookAgain: ['key'], repairs: [keepKey], field: 'kmsKeyId' },
  KmsNotFoundException: {
    lookAgain: ['key', 'bucket-exists'],
    repairs: [findKey],
    field: 'kmsKeyId',
  },
  S3AccessDenied: {
    lookAgain: ['bucket', 'caller', 'key'],
    repairs: [letCallerWrite, letBucketBeWritten],
    field: 'bucket',
  },
  S3AccountProblem: { lookAgain: ['bucket'], repairs: [], field: 'bucket' },
  S3AllAccessDisabled: { lookAgain: ['bucket'], repairs: [], field: 'bucket' },
  S3InvalidBucketOwnerAWSAccountID: { lookAgain: ['bucket'], repairs: [], field: 'bucketOwner' },
  S3NoSuchBucket: { lookAgain: ['bucket'], repairs: [createBucket], field: 'bucket' },
  S3NotSignedUp: { lookAgain: [], repairs: [] },
};

/** What is known of the failure of a job by its code; nothing of a code that is new. */
export function rulesOfCode(report: JobReport): readonly Rule[] {
  const code = failureCodeOf(report);
  return code === undefined ? [] : [codeRules[code]];
}
