import { ApiError } from '../apiError.ts';
import type { Answer, Call } from '../call.ts';
import { bucketPolicyOf } from '../policy/bucketPolicy.ts';
import type { BucketSeed } from '../seed.ts';
import { element, xmlAnswer } from './xml.ts';

const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

type PartOf = (bucket: BucketSeed, headers: Readonly<Record<string, string>>) => Answer;

/** What can be asked about a bucket itself, by operation; parts that nobody set are errors. */
const parts: Readonly<Record<string, PartOf>> = {
  GetBucketLocation: locationOf,
  GetBucketPolicy: policyOf,
  GetBucketRequestPayment: paymentOf,
  GetObjectLockConfiguration: lockOf,
  GetPublicAccessBlock: publicAccessOf,
};

/** Whether a call asks how a bucket is configured. */
export function isAboutBucket({ operation }: Call): boolean {
  return operation in parts;
}

/** The answer to such a call. */
export function answerAbout(bucket: BucketSeed, { operation, requestId }: Call): Answer {
  const headers = { 'x-amz-request-id': requestId, 'x-amz-id-2': 'stand-in' };
  const part = parts[operation];
  if (part === undefined) throw new Error(`${operation} asks for no part of a bucket.`);
  return part(bucket, headers);
}

/** us-east-1 has no location constraint. */
function locationOf({ region }: BucketSeed, headers: Readonly<Record<string, string>>): Answer {
  const place = region === 'us-east-1' ? '' : region;
  return xmlAnswer(200, `<LocationConstraint ${namespace}>${place}</LocationConstraint>`, headers);
}

function policyOf(bucket: BucketSeed, headers: Readonly<Record<string, string>>): Answer {
  const policy = bucketPolicyOf(bucket);
  if (policy === undefined) {
    throw new ApiError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404);
  }
  const body = JSON.stringify(policy);
  return { status: 200, headers: { ...headers, 'content-type': 'application/json' }, body };
}

function publicAccessOf(
  { publicAccessBlock: block }: BucketSeed,
  headers: Readonly<Record<string, string>>,
): Answer {
  if (block === undefined) {
    const message = 'The public access block configuration was not found';
    throw new ApiError('NoSuchPublicAccessBlockConfiguration', message, 404);
  }
  const restricts = element('RestrictPublicBuckets', String(block.restrictPublicBuckets));
  return configuration('PublicAccessBlockConfiguration', restricts, headers);
}

function lockOf(
  { objectLock: lock }: BucketSeed,
  headers: Readonly<Record<string, string>>,
): Answer {
  if (lock === undefined) {
    const message = 'Object Lock configuration does not exist for this bucket';
    throw new ApiError('ObjectLockConfigurationNotFoundError', message, 404);
  }
  const days = lock.retentionDays;
  const retention = `${element('Mode', 'GOVERNANCE')}${element('Days', String(days))}`;
  const rule = `<Rule><DefaultRetention>${retention}</DefaultRetention></Rule>`;
  const body = `${element('ObjectLockEnabled', 'Enabled')}${days === undefined ? '' : rule}`;
  return configuration('ObjectLockConfiguration', body, headers);
}

function paymentOf(
  { requesterPays }: BucketSeed,
  headers: Readonly<Record<string, string>>,
): Answer {
  const payer = element('Payer', requesterPays === true ? 'Requester' : 'BucketOwner');
  return configuration('RequestPaymentConfiguration', payer, headers);
}

function configuration(
  name: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Answer {
  return xmlAnswer(200, `<${name} ${namespace}>${body}</${name}>`, headers);
}
