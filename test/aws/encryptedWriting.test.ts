import { expect, it } from 'vitest';
import { open } from './fixture/open.ts';
import { smallSeed } from './fixture/seed.ts';
import { domainSeed } from './fixture/simpledb.ts';
import { finishTask } from './fixture/tasks.ts';
import { policy } from './policy/document.ts';
import { createWorld } from './world.ts';
import { createClock } from './clock.ts';
import { ownerOf } from './policy/principal.ts';
import { domainFailureOf } from './services/simpledb/domainFailure.ts';

/** A bucket that takes only what is encrypted so. */
const wanting = (algorithm: string) => ({
  ...smallSeed,
  buckets: smallSeed.buckets.map((one) => ({
    ...one,
    policy: policy({
      ...{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject' },
      Resource: `arn:aws:s3:::${one.name}/*`,
      Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': algorithm } },
    }),
  })),
});

it.each([
  ['aws:kms', 'COMPLETE'],
  ['AES256', 'FAILED'],
])('an export task to a bucket that wants %s is %s in the end', async (algorithm, status) => {
  const task = await finishTask(await open({ seed: wanting(algorithm) }));
  expect(task?.Status).toBe(status);
});

it('an export of a domain fails late with a key that is not symmetric', () => {
  const keys = domainSeed.keys.map((one) => ({ ...one, spec: 'RSA_2048' as const }));
  const world = createWorld({ ...domainSeed, keys }, createClock());
  const target = {
    s3Bucket: 'exports-eu',
    s3SseAlgorithm: 'KMS',
    s3SseKmsKeyId: 'alias/exports',
  } as const;
  const failure = domainFailureOf(world, target, ownerOf(world.account));
  expect(failure).toBe('KmsInvalidKeyUsageException');
});
