import type { AwsAccess, Inspector } from '../ports.ts';
import type { Recall } from './memory.ts';

type BucketLooks = Pick<
  Inspector,
  'bucketPolicy' | 'headBucket' | 'objectLock' | 'requesterPays' | 'restrictsPublic'
>;

/** The looks at what decides whether a job will succeed. */
export function rememberedInspector({ inspect }: AwsAccess, recall: Recall): Inspector {
  return {
    ...bucketLooks(inspect, recall),
    keyPolicy: (key, region, signal) =>
      recall(['keyPolicy', key, region], (own) => inspect.keyPolicy(key, region, own), signal),
    role: (arn, signal) => recall(['role', arn], (own) => inspect.role(arn, own), signal),
    simulate: (caller, asked, signal) =>
      recall(['simulate', caller, asked], (own) => inspect.simulate(caller, asked, own), signal),
  };
}

function bucketLooks(inspect: Inspector, recall: Recall): BucketLooks {
  return {
    headBucket: (name, owner, signal) =>
      recall(['head', name, owner], (own) => inspect.headBucket(name, owner, own), signal),
    bucketPolicy: (name, region, signal) =>
      recall(['policy', name, region], (own) => inspect.bucketPolicy(name, region, own), signal),
    restrictsPublic: (name, region, signal) =>
      recall(['public', name, region], (own) => inspect.restrictsPublic(name, region, own), signal),
    objectLock: (name, region, signal) =>
      recall(['lock', name, region], (own) => inspect.objectLock(name, region, own), signal),
    requesterPays: (name, region, signal) =>
      recall(['payer', name, region], (own) => inspect.requesterPays(name, region, own), signal),
  };
}
