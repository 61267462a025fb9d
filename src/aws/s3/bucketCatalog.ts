import { HeadBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { isExportError } from '../../core/errors.ts';
import type { Bucket, BucketCatalog } from '../../core/ports.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';

/** The buckets of the account, in all Regions. */
export function createBucketCatalog(clients: Clients): BucketCatalog {
  const client = () => clients.s3(clients.region);
  return {
    /** S3 tells Regions only where a parameter is sent, and may refuse calls without a page size. */
    async listBuckets(next, signal) {
      const command = new ListBucketsCommand({ MaxBuckets: 1000, ContinuationToken: next });
      const answer = await cancellable(signal, (options) => client().send(command, options));
      const items = (answer.Buckets ?? []).flatMap(({ Name: name, BucketRegion: region }) =>
        name === undefined ? [] : [compact({ name, region }) satisfies Bucket],
      );
      return compact({ items, next: answer.ContinuationToken });
    },

    async regionOf(bucket, signal) {
      const command = new HeadBucketCommand({ Bucket: bucket });
      try {
        const answer = await cancellable(signal, (options) => client().send(command, options));
        return answer.BucketRegion ?? clients.region;
      } catch (error) {
        const region = regionInRefusal(error);
        if (region === undefined) throw error;
        return region;
      }
    },
  };
}

/** S3 names the Region also where it redirects or denies access; a proxy that denies does not. */
function regionInRefusal(error: unknown): string | undefined {
  if (!isExportError(error)) return undefined;
  const told = error.reason === 'access-denied' || error.reason === 'wrong-region';
  return told ? error.details.bucketRegion : undefined;
}
