import { policy as policyOf, statementsOf } from '../../aws/policy/document.ts';
import { account } from './account.ts';
import type { Placed } from './placed.ts';

const us = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` } } as const;
const bucket = 'arn:aws:s3:::their-exports';

const ofBucket = [
  { ...us, Action: 's3:GetObject', Resource: `${bucket}/*` },
  {
    ...{ ...us, Resource: bucket },
    Action: [
      's3:GetBucketObjectLockConfiguration',
      's3:GetBucketPublicAccessBlock',
      's3:GetBucketRequestPayment',
      's3:ListBucket',
    ],
  },
];
const ofKey = { ...us, Action: 'kms:DescribeKey', Resource: '*' };

/** With what the notes of optional policies say that the partner has to allow, too. */
export function lent({ bucket: theirs = policyOf(), key, ...placed }: Placed): Placed {
  return {
    ...placed,
    bucket: policyOf(...statementsOf(theirs), ...ofBucket),
    ...(key && { key: policyOf(...statementsOf(key), ofKey) }),
  };
}
