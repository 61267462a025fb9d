import type { ErrorReason } from '../../src/core/errors.ts';
import type { Remedy } from '../../src/core/doctor/remedy.ts';
import { remedyOf } from '../../src/core/doctor/remedyOf.ts';
import type { Job, JobReport } from '../../src/core/jobs/job.ts';
import type { KindId } from '../../src/core/kinds/kind.ts';
import { needOf } from '../../src/core/kinds/needs.ts';
import type { PolicyPlace } from '../../src/core/policy/places.ts';
import { replacementsIn } from '../../src/core/policy/placeholder.ts';
import { policyProblems } from '../policyGrammar/problems.ts';
import type { Asker, Need } from '../../src/core/policy/required.ts';
import type { Fix, Paste } from '../../src/core/preflight/finding.ts';
import { jobOf, reportOf } from './jobs.ts';
import { requestOfKind, sources } from './requests.ts';

/** Who exports in all samples. */
export const caller = 'arn:aws:iam::111122223333:user/ana';
/** The account of somebody else. */
export const other = '444455556666';
/** A key of our own account. */
export const key = 'arn:aws:kms:eu-west-1:111122223333:key/0f6c6f5e-1111-4222-8333-444455556666';
/** Who asks, as far as AWS tells. */
export const asker: Asker = {
  region: 'eu-west-1',
  account: '111122223333',
  arn: caller,
  bucketRegion: 'eu-west-1',
};

interface Given {
  readonly job?: Partial<Job>;
  readonly need?: Partial<Need>;
  readonly asker?: Asker;
}

/** The remedy of a failed job of this kind, with what is given of it. */
export function remedy(kind: KindId, given: Given): Remedy {
  const { input } = requestOfKind(kind, 'token-1');
  const need = { ...needOf(kind, input, sources[kind]), ...given.need };
  const job = jobOf(kind, 'failed', given.job);
  return remedyOf({ job, need, asker: given.asker ?? asker });
}

/** The remedy of a job that AWS ended as failed. */
export const failed = (
  kind: KindId,
  failure: NonNullable<JobReport['failure']>,
  given: Omit<Given, 'job'> = {},
): Remedy =>
  remedy(kind, {
    ...given,
    job: { report: reportOf(kind, 0, { state: 'failed', failure, bucket: 'acme-exports' }) },
  });

/** The remedy of a job that AWS refused. */
export const refused = (kind: KindId, reason: ErrorReason): Remedy =>
  remedy(kind, { need: { kmsKeyId: key }, job: { state: 'rejected', refusal: { reason } } });

/** All that can be pasted of it. */
export const pastes = ({ fixes }: Remedy): readonly Paste[] =>
  fixes.flatMap(({ paste }) => paste ?? []);
/** Where that goes. */
export const titles = (one: Remedy): readonly string[] => pastes(one).map(({ title }) => title);
/** The first text whose title begins so; empty where there is none. */
export const textUnder = (one: Remedy, title: string): string =>
  pastes(one).find((paste) => paste.title.startsWith(title))?.text ?? '';

const places: readonly (readonly [title: string, place: PolicyPlace])[] = [
  ['IAM policy of', 'managed'],
  ['Permission policy of', 'inline-role'],
  ['Trust policy of', 'trust'],
  ['Bucket policy of', 'bucket'],
  ['Key policy of', 'key'],
];

/** What is wrong with the text of a fix, wherever it is to go. */
export function problemsOf({ text, paste }: Fix): readonly string[] {
  if (!/^[A-Z].*\.$/.test(text)) return [`"${text}" is no sentence`];
  if (paste === undefined) return [];
  if (replacementsIn(paste.text).length > 0) return [`${paste.title} has placeholders`];
  if (paste.language === 'shell') {
    return paste.text.split('\n').filter((line) => !/^aws [\w-]+ [\w-]+ .*--region/.test(line));
  }
  const place = places.find(([title]) => paste.title.startsWith(title))?.[1];
  return place === undefined ? [paste.title] : policyProblems(JSON.parse(paste.text), place);
}

/** Every failure code that is known of DynamoDB and SimpleDB. */
export const codes = [
  'ExportTimedOut',
  'KmsAccessDeniedException',
  'KmsDisabledException',
  'KmsInvalidKeyUsageException',
  'KmsInvalidStateException',
  'KmsNotFoundException',
  'S3AccessDenied',
  'S3AccountProblem',
  'S3AllAccessDisabled',
  'S3InvalidBucketOwnerAWSAccountID',
  'S3NoSuchBucket',
  'S3NotSignedUp',
];

/** "Failure messages for Amazon S3 export tasks", and where the text leads. */
export const messages: readonly (readonly [message: string, titles: readonly string[]])[] = [
  ['RDS can’t assume the role.', ['Trust policy of role rds-export-role']],
  ['Can’t write metadata: error code NoSuchBucket', ['Create bucket acme-exports']],
  ['Can’t write: KMS.DisabledException', ['Enable the key']],
  ['KMS.KMSInvalidStateException', ['If the key is to be deleted, take that back and enable it']],
  [
    'The role isn’t authorized to call s3:PutObject on the bucket.',
    ['Permission policy of role rds-export-role', 'Bucket policy of acme-exports'],
  ],
  ['KMS key check failed.', [`IAM policy of ${caller}`, `Key policy of ${key}`]],
  ['The bucket isn’t valid: Region or it doesn’t exist', ['Create bucket acme-exports']],
  ['The bucket isn’t located in the current AWS Region.', []],
  [
    'S3 credential check failed.',
    ['Permission policy of role rds-export-role', 'Bucket policy of acme-exports'],
  ],
  ['Failed to find or access the source.', []],
  ['An unknown internal error occurred.', []],
];
