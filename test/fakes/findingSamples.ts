import type { Finding } from '../../src/core/preflight/finding.ts';

export const policyText = '{\n  "Version": "2012-10-17",\n  "Statement": []\n}';

/** What a preflight of an export of `orders` can find, of each verdict. */
export const findings: readonly Finding[] = [
  {
    id: 'table-state',
    verdict: 'pass',
    looked: 'Table orders',
    found: 'It is active.',
    field: 'table',
  },
  {
    id: 'recovery',
    verdict: 'pass',
    looked: 'Point-in-time recovery of orders',
    found: 'It is on, and the moment lies in its window.',
    field: 'table',
  },
  {
    id: 'bucket-policy',
    verdict: 'fail',
    looked: 'Policy of acme-exports',
    found: 'A statement of the policy denies s3:PutObject to everybody.',
    fix: {
      text: 'Let the owner of the bucket take the statement away, or paste this policy.',
      paste: { title: 'Bucket policy of acme-exports', language: 'json', text: policyText },
    },
    field: 'bucket',
  },
  {
    id: 'prefix-length',
    verdict: 'warn',
    looked: 'Length of the prefix',
    found: 'With what AWS appends it comes close to the 1,024 bytes of an object key.',
    fix: { text: 'Choose a shorter prefix.' },
    field: 'prefix',
  },
  {
    id: 'bucket-lock',
    verdict: 'unknown',
    looked: 'Object Lock of acme-exports',
    found: 'The profile acme-data may not look at it.',
    permission: 's3:GetBucketObjectLockConfiguration',
    field: 'bucket',
  },
];
