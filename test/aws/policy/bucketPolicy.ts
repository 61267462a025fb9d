import type { BucketSeed } from '../seed.ts';
import { policy, statementsOf, type PolicyDocument } from './document.ts';

/** The policy of a bucket, where it has one. */
export function bucketPolicyOf(bucket: BucketSeed): PolicyDocument | undefined {
  return bucket.policy ?? (bucket.deniesWrites === true ? writesDenied(bucket) : undefined);
}

function writesDenied({ name }: BucketSeed): PolicyDocument {
  return policy({
    Sid: 'KeepAsItIs',
    Effect: 'Deny',
    Principal: '*',
    Action: ['s3:Put*', 's3:Delete*'],
    Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
  });
}

/** Whether a policy lets everybody in: "The meaning of public" of the S3 user guide, as far as it is played. */
export function isPublic(document: PolicyDocument | undefined): boolean {
  const statements = document === undefined ? [] : statementsOf(document);
  return statements.some(
    ({ Effect, Principal, Condition }) =>
      Effect === 'Allow' && Condition === undefined && isEverybody(Principal),
  );
}

function isEverybody(principal: unknown): boolean {
  return principal === '*' || JSON.stringify(principal) === '{"AWS":"*"}';
}
