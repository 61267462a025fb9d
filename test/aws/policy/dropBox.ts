import { policy, type PolicyDocument } from './document.ts';

/** The policy of a bucket that an account may put exports into, and not look at. */
export function dropBoxFor(account: string, bucket: string): PolicyDocument {
  return policy({
    Sid: 'DropOff',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload'],
    Resource: `arn:aws:s3:::${bucket}/*`,
  });
}
