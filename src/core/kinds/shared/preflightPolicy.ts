import { identitiesOf } from '../../policy/grantee.ts';
import type { Parties } from '../../policy/parties.ts';
import { allow, type Statement } from '../../policy/policy.ts';
import type { RequiredPolicy } from '../../policy/required.ts';
import { optionalPolicy } from './permissions.ts';

/**
 * What the checks before a launch look with, besides what the job and its form take. There is none
 * where that is nothing, as for the root user, whom IAM does not simulate.
 */
export function preflightPolicy(
  parties: Parties,
  looks: readonly Statement[] = [],
  notes: readonly string[] = [],
): readonly RequiredPolicy[] {
  const statements = [...looks, ...callerLook(parties)];
  if (statements.length === 0) return [];
  const about = { id: 'preflight', title: 'To check before the launch' };
  const all = [besides, ...notes, ...foreignNotes(parties)];
  return [optionalPolicy(about, parties, statements, all)];
}

const besides =
  'The checks look with what the other policies here allow, too. One that may not look names the action that it lacks.';

/** What decides which looks at a bucket are needed. */
interface BucketLooks {
  /** What another policy of the job allows there. */
  readonly known?: readonly string[];
  /** Whether the request says whose the bucket is; else nobody asks whom that one shuts out. */
  readonly namesOwner?: boolean;
}

/** The looks at a bucket. To other accounts S3 never shows the policy: "GetBucketPolicy" of the S3 API reference. */
export function bucketLook(
  { bucket }: Parties,
  { known = [], namesOwner = true }: BucketLooks = {},
): Statement {
  const ofOthers = namesOwner ? ['s3:GetBucketPublicAccessBlock'] : [];
  const actions = [
    's3:GetBucketObjectLockConfiguration',
    ...(bucket.owner === undefined ? ['s3:GetBucketPolicy'] : ofOthers),
    's3:GetBucketRequestPayment',
    's3:ListBucket',
  ];
  return allow('LookAtBucket', {
    actions: actions.filter((action) => !known.includes(action)),
    on: [bucket.arn],
  });
}

/** The look at the policy of a key; KMS shows none to other accounts: "GetKeyPolicy" of its API reference. */
export function keyLook({ key }: Parties): readonly Statement[] {
  if (key === undefined || key.owner !== undefined) return [];
  const { resource, when } = key;
  return [allow('LookAtKeyPolicy', { actions: ['kms:GetKeyPolicy'], on: [resource], when })];
}

/** The same where that of a key that AWS manages is known without a look. */
export function customerKeyLook(parties: Parties): readonly Statement[] {
  return parties.key?.isAwsManaged === true ? [] : keyLook(parties);
}

/** The simulation takes a role by its full ARN, which GetRole alone tells of that of a session. */
function callerLook({ caller }: Parties): readonly Statement[] {
  const on = identitiesOf(caller);
  if (on.length === 0) return [];
  const isUser = caller.includes(':user/');
  const actions = [...(isUser ? [] : ['iam:GetRole']), 'iam:SimulatePrincipalPolicy'];
  return [allow('SimulateYourself', { actions, on })];
}

function foreignNotes({ bucket, key }: Parties): readonly string[] {
  return [
    ...(bucket.owner === undefined
      ? []
      : [
          `Account ${bucket.owner} has to allow the statement about its bucket in the bucket policy, too.`,
          'S3 shows the policy of a bucket, and by its documentation who pays for requests, to its own account only.',
        ]),
    ...(key?.owner === undefined ? [] : ['KMS shows the policy of a key to its own account only.']),
  ];
}
