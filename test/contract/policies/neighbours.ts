import type { KindId } from '../../../src/core/kinds/kind.ts';
import { otherKey, otherRole } from './account.ts';
import type { Moment, Scene } from './scene.ts';
import { wild } from './scenes.ts';

/** What the policies of a scene are not for. */
export interface Neighbour {
  /** To be read after `not for`. */
  readonly title: string;
  readonly scene: Scene;
}

type Input = Readonly<Record<string, unknown>>;
type Changes = Readonly<Record<string, (input: Input) => Input | undefined>>;

const changed = (text: unknown, from: RegExp, to: string): string => String(text).replace(from, to);
/** There is nothing beside in the other Region. */
const isAbroad = (bucket: unknown): boolean => bucket === 'exports-abroad';
const elsewhere = 'elsewhere';

/** One thing that differs; none where a policy says itself that it is for more. */
const changes: Readonly<Record<KindId, Changes>> = {
  'dynamodb-table': {
    'another table': ({ TableArn }) => ({ TableArn: changed(TableArn, /orders$/, 'customers') }),
    'another prefix': () => ({ S3Prefix: elsewhere }),
    'a prefix that a wildcard would match': ({ S3Prefix }) =>
      S3Prefix === wild ? { S3Prefix: wild.replace('*', 'i').replace('?', 'x') } : undefined,
    'another bucket': ({ S3Bucket }) =>
      isAbroad(S3Bucket) ? undefined : { S3Bucket: 'other-exports', S3BucketOwner: undefined },
    'another key': ({ S3Bucket, S3SseKmsKeyId: key }) =>
      isAbroad(S3Bucket) || key === undefined ? undefined : { S3SseKmsKeyId: otherKey },
  },
  'dynamodb-backup': {
    'another table': ({ TableName }) => ({ TableName: changed(TableName, /orders$/, 'customers') }),
  },
  'rds-database': {
    'another source': () => ({ SourceArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:billing' }),
    // Without a prefix the role may write everywhere in the bucket, as its policy notes.
    'another prefix': ({ S3Prefix }) =>
      S3Prefix === undefined ? undefined : { S3Prefix: elsewhere },
    'another bucket': () => ({ S3BucketName: 'other-exports' }),
    'another key': () => ({ KmsKeyId: otherKey }),
    'another role': () => ({ IamRoleArn: otherRole }),
  },
  'simpledb-domain': {
    'another domain': () => ({ domainName: 'empty' }),
    'another prefix': () => ({ s3KeyPrefix: elsewhere }),
    'another bucket': () => ({ s3Bucket: 'other-exports', s3BucketOwner: undefined }),
    'another key': ({ s3SseKmsKeyId: key }) =>
      key === undefined ? undefined : { s3SseKmsKeyId: otherKey },
  },
};

/** Jobs that differ in one thing from the one that the policies are for. */
export function neighboursOf(scene: Scene): readonly Neighbour[] {
  const inputAt = (moment: Moment): Input => ({ ...scene.input(moment) });
  const now = inputAt({ token: 'token', now: 0 });
  return Object.entries(changes[scene.kind])
    .filter(([, change]) => change(now) !== undefined)
    .map(([title, change]) => ({
      title,
      scene: {
        ...scene,
        input: (moment) => ({ ...inputAt(moment), ...change(inputAt(moment)) }),
      },
    }));
}
