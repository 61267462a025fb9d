import {
  GetBucketPolicyCommand,
  GetBucketRequestPaymentCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
} from '@aws-sdk/client-s3';
import { isExportError, type ExportError, type ErrorReason } from '../../core/errors.ts';
import type { BucketLook, CancelSignal, Inspector } from '../../core/ports.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';

/** What of an `Inspector` is about buckets. */
export type BucketInspector = Pick<
  Inspector,
  'bucketPolicy' | 'headBucket' | 'objectLock' | 'requesterPays' | 'restrictsPublic'
>;

/** Looks at buckets of any Region, by the operations of the S3 API reference. */
export function inspectBuckets(clients: Clients): BucketInspector {
  return {
    headBucket: createHeadBucket(clients),

    async bucketPolicy(bucket, region, signal) {
      const command = new GetBucketPolicyCommand({ Bucket: bucket });
      const answer = await whereSet(
        cancellable(signal, (options) => clients.s3(region).send(command, options)),
      );
      return answer?.Policy;
    },

    async restrictsPublic(bucket, region, signal) {
      const command = new GetPublicAccessBlockCommand({ Bucket: bucket });
      const answer = await whereSet(
        cancellable(signal, (options) => clients.s3(region).send(command, options)),
      );
      return answer?.PublicAccessBlockConfiguration?.RestrictPublicBuckets ?? false;
    },

    async objectLock(bucket, region, signal) {
      const command = new GetObjectLockConfigurationCommand({ Bucket: bucket });
      const answer = await whereSet(
        cancellable(signal, (options) => clients.s3(region).send(command, options)),
      );
      const lock = answer?.ObjectLockConfiguration;
      const hasDefaultRetention = lock?.Rule?.DefaultRetention !== undefined;
      return { isOn: lock?.ObjectLockEnabled === 'Enabled', hasDefaultRetention };
    },

    async requesterPays(bucket, region, signal) {
      const command = new GetBucketRequestPaymentCommand({ Bucket: bucket });
      const client = clients.s3(region);
      const answer = await cancellable(signal, (options) => client.send(command, options));
      return answer.Payer === 'Requester';
    },
  };
}

/** The answer about a part of a bucket's configuration; undefined where nobody has set it. */
async function whereSet<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (hasReason(error, 'object-not-found')) return undefined;
    throw error;
  }
}

/**
 * Asks in the connection's Region and, where S3 redirects, once more in the bucket's own: only there
 * does S3 compare the owner.
 */
function createHeadBucket(clients: Clients): Inspector['headBucket'] {
  const ask = async (
    region: string,
    input: { readonly Bucket: string; readonly ExpectedBucketOwner?: string },
    signal?: CancelSignal,
  ): Promise<BucketLook> => {
    const command = new HeadBucketCommand(input);
    const client = clients.s3(region);
    const answer = await cancellable(signal, (options) => client.send(command, options));
    return compact({ answer: 'found', region: answer.BucketRegion } as const);
  };

  return async (bucket, owner, signal) => {
    const input = compact({ Bucket: bucket, ExpectedBucketOwner: owner });
    try {
      return await ask(clients.region, input, signal);
    } catch (error) {
      const home = redirectOf(error);
      if (home === undefined) return refusedLook(error);
      return await ask(home, input, signal).catch(refusedLook);
    }
  };
}

function redirectOf(error: unknown): string | undefined {
  return hasReason(error, 'wrong-region') ? error.details.bucketRegion : undefined;
}

/** S3 tells the Region with its refusal; a proxy that denies knows nothing of the bucket. */
function refusedLook(error: unknown): BucketLook {
  if (hasReason(error, 'bucket-not-found')) return { answer: 'missing' };
  const region = hasReason(error, 'access-denied') ? error.details.bucketRegion : undefined;
  if (region === undefined) throw error;
  return { answer: 'denied', region };
}

function hasReason(error: unknown, reason: ErrorReason): error is ExportError {
  return isExportError(error) && error.reason === reason;
}
