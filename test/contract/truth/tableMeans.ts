import { policy, type PolicyStatement } from '../../aws/policy/document.ts';
import { bucket, withBucket } from './seed.ts';
import type { Situation } from './situation.ts';
import { table } from './sources.ts';

/** A table with items and recovery, to be exported below a prefix of the bucket. */
export const orders = {
  kind: 'dynamodb-table',
  source: table('orders'),
  filled: { bucket, prefix: 'orders' },
} as const;

type About = Pick<Situation, 'kind' | 'source' | 'filled'>;

/** The same table to another bucket, or with something else filled in. */
export const to = (filled: object): About => ({
  ...orders,
  filled: { ...orders.filled, ...filled },
});

/** The same table to the bucket with a policy of these statements. */
export const ruled = (
  ...statements: readonly PolicyStatement[]
): About & Required<Pick<Situation, 'change'>> => ({
  ...orders,
  change: withBucket(bucket, { policy: policy(...statements) }),
});

/** The ARN of files in the bucket, as a pattern. */
export const inBucket = (path: string): string => `arn:aws:s3:::${bucket}/${path}`;

/** What becomes of an export that a look could have told of. */
export const failsBy = (...by: readonly string[]): Pick<Situation, 'truth' | 'by'> => ({
  ...{ truth: 'fails', by },
});

/** The same of one that DynamoDB does not even accept. */
export const refusedBy = (...by: readonly string[]): Pick<Situation, 'truth' | 'by'> => ({
  ...{ truth: 'refused', by },
});
