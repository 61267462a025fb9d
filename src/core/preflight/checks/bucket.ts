import { bucketNameFinding } from '../../grammar/bucketName.ts';
import type { Check } from '../check.ts';
import { fail, pass, warn, type Found } from '../found.ts';
import { ownerFound } from './bucketOwner.ts';
import { policyFound } from './bucketPolicy.ts';
import { lockFound, payerFound, publicFound } from './bucketSettings.ts';
import { noBucket, onceSeen, seenBucket, type BucketUse, type SeenBucket } from './bucketUse.ts';
import { prefixFound } from './prefixLength.ts';

/** The checks of the bucket that a job writes to, and of the prefix in it. */
export function bucketChecks(use: BucketUse): readonly Check[] {
  const { bucket } = use;
  const field = 'bucket';
  const prefix = prefixCheck(use);
  if (bucketNameFinding(bucket)?.severity === 'error') return [nameless(bucket), prefix];
  const looked = `Bucket ${bucket}`;
  return [
    existenceCheck(use, { id: 'bucket-exists', looked, field }),
    onceSeen(use, { id: 'bucket-region', looked: `Region of ${bucket}`, field }, (seen) =>
      regionFound(use, seen),
    ),
    onceSeen(
      use,
      { id: 'bucket-owner', looked: `Owner of ${bucket}`, field: ownerField(use) },
      (...look) => ownerFound(use, ...look),
    ),
    onceSeen(use, { id: 'bucket-policy', looked: `Policy of ${bucket}`, field }, (...look) =>
      policyFound(use, ...look),
    ),
    ...(isOfOther(use) ? [publicCheck(use)] : []),
    onceSeen(use, { id: 'bucket-lock', looked: `Object Lock of ${bucket}`, field }, (...look) =>
      lockFound(use, ...look),
    ),
    onceSeen(use, { id: 'bucket-payer', looked: `Requester Pays of ${bucket}`, field }, (...look) =>
      payerFound(use, ...look),
    ),
    prefix,
  ];
}

const ownerField = ({ owner }: BucketUse): string =>
  owner === undefined ? 'bucket' : 'bucketOwner';

/** By the request; in the own account nobody is shut out. */
const isOfOther = ({ owner = '', account = '' }: BucketUse): boolean =>
  ![account, ''].includes(owner) && account !== '';

function publicCheck(use: BucketUse): Check {
  const looked = `Block Public Access of ${use.bucket}`;
  return onceSeen(use, { id: 'bucket-public', looked, field: 'bucket' }, (...look) =>
    publicFound(use, ...look),
  );
}

function prefixCheck(use: BucketUse): Check {
  const about = { id: 'prefix-length', looked: 'Length of the prefix', field: 'prefix' };
  return { ...about, find: () => Promise.resolve(prefixFound(use)) };
}

/** No call is made with what cannot be the name of a bucket. */
function nameless(bucket: string): Check {
  const about = { id: 'bucket-exists', looked: 'Bucket', field: 'bucket' };
  const found = bucket === '' ? fail('No bucket is chosen.', 'Choose a bucket.') : noBucket();
  return { ...about, find: () => Promise.resolve(found) };
}

function existenceCheck(use: BucketUse, about: Omit<Check, 'find'>): Check {
  return {
    ...about,
    async find(looks, signal) {
      const seen = await seenBucket(use, looks, signal);
      return seen === undefined ? noBucket() : existence(seen);
    },
  };
}

/** S3 tells that a bucket is there also where it lets nobody in. */
function existence({ look }: SeenBucket): Found {
  return look.answer === 'found'
    ? pass('It exists.')
    : pass('It exists, but S3 does not let this profile look into it.');
}

function regionFound({ sourceRegion, mustBeInRegion }: BucketUse, { look }: SeenBucket): Found {
  const { region } = look;
  if (region === undefined) {
    return { verdict: 'unknown', found: 'S3 did not tell the Region of the bucket.' };
  }
  if (region === sourceRegion) return pass(`It is in ${region}, like the source.`);
  if (mustBeInRegion) {
    return fail(
      `It is in ${region}, and AWS exports only to a bucket in ${sourceRegion}, where the source is.`,
      `Choose a bucket in ${sourceRegion}.`,
    );
  }
  return warn(
    `It is in ${region} and the source in ${sourceRegion}: AWS bills the transfer between Regions.`,
    `Choose a bucket in ${sourceRegion} where that is not wanted.`,
  );
}
