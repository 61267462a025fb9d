import type { Parties } from '../../policy/parties.ts';
import { objectsArn } from '../../policy/resources.ts';
import { writtenPrefix } from './prefixFinding.ts';

/** What the role does with a bucket, by the name of the statement: two of five actions are its own. */
export interface BucketGrants extends Readonly<Record<string, BucketGrant>> {
  readonly UseBucket: BucketGrant;
  readonly UseFiles: BucketGrant;
}

interface BucketGrant {
  readonly actions: readonly string[];
  readonly on: readonly string[];
}

/**
 * The five actions that AWS demands, those on objects below the prefix only. Not below the folder of
 * the task: its name is another one each time, and the role stays.
 */
export function bucketGrants({ bucket, prefix }: Parties): BucketGrants {
  return {
    UseBucket: { actions: ['s3:GetBucketLocation', 's3:ListBucket'], on: [bucket.arn] },
    UseFiles: {
      actions: ['s3:DeleteObject*', 's3:GetObject*', 's3:PutObject*'],
      on: [objectsArn(bucket.arn, writtenPrefix(prefix), '*')],
    },
  };
}
