import { parseKeyArn } from '../../grammar/kms.ts';
import type { Access, Value } from '../../policy/access.ts';
import type { BucketUse } from './bucketUse.ts';

type Context = NonNullable<Access['context']>;

/** What is known of a request to S3 by which AWS writes, by condition key. */
export function writingContext(action: string, use: BucketUse): Context {
  return { ...network, ...(action === 's3:PutObject' && uploadContext(use)) };
}

/**
 * AWS writes from networks of its own: what it tells of them, if anything, no policy names ("AWS
 * global condition context keys").
 */
const network: Context = {
  'aws:SourceVpc': [null, 'a VPC of AWS'],
  'aws:SourceVpce': [null, 'an endpoint of AWS'],
};

const encryption = 's3:x-amz-server-side-encryption';

/** Without being asked AWS says nothing, or that S3 is to use keys of its own. */
const algorithms: Readonly<Record<NonNullable<BucketUse['algorithm']>, readonly Value[]>> = {
  AES256: ['AES256'],
  KMS: ['aws:kms'],
  default: [null, 'AES256'],
};

/** What an upload says of its encryption. */
function uploadContext({ algorithm, key }: BucketUse): Context {
  if (algorithm === undefined) return {};
  const named = algorithm === 'KMS' ? keyArn(key) : null;
  return {
    [encryption]: algorithms[algorithm],
    ...(named !== undefined && { [`${encryption}-aws-kms-key-id`]: named }),
  };
}

/** What AWS makes of another name than the ARN of a key is not known. */
function keyArn(key = ''): string | undefined {
  return key.includes(':key/') && parseKeyArn(key) !== undefined ? key : undefined;
}
