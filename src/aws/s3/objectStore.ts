import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { ExportError, isExportError } from '../../core/errors.ts';
import type { CancelSignal, ObjectStore } from '../../core/ports.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { toExportError } from '../errors.ts';

interface ObjectRef {
  readonly bucket: string;
  readonly key: string;
  readonly maxBytes: number;
}

/**
 * Reads objects from buckets in any Region. A bucket's Region is learned from S3's own redirect
 * and remembered, so that only the first read of a bucket elsewhere costs a second call.
 */
export function createObjectStore(clients: Clients, profile: string): ObjectStore {
  const homes = new Map<string, string>();

  const readFrom = (region: string, ref: ObjectRef, signal?: CancelSignal): Promise<string> =>
    cancellable(signal, async (options) => {
      try {
        return await readObject(clients.s3(region), ref, options);
      } catch (error) {
        // What goes wrong while the body is read happens after the SDK is done with the call.
        const call = { service: 's3', operation: 'GetObject', region, profile };
        throw toExportError(error, { ...call, input: { Bucket: ref.bucket, Key: ref.key } });
      }
    });

  return {
    async readText(bucket, key, maxBytes, signal) {
      const ref = { bucket, key, maxBytes };
      const region = homes.get(bucket) ?? clients.region;
      try {
        return await readFrom(region, ref, signal);
      } catch (error) {
        const home = isExportError(error) ? error.details.bucketRegion : undefined;
        const moved = isExportError(error) && error.reason === 'wrong-region' && home !== region;
        if (!moved || home === undefined) throw error;
        homes.set(bucket, home);
        return readFrom(home, ref, signal);
      }
    },
  };
}

async function readObject(
  client: S3Client,
  { bucket, key, maxBytes }: ObjectRef,
  options: { readonly abortSignal: AbortSignal },
): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), options);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early closes the connection, so that the rest is not downloaded.
  for await (const chunk of bytesOf(Body)) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge(key);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const tooLarge = (key: string): ExportError =>
  new ExportError('limit-exceeded', { operation: 'GetObject', resource: key });

/** In Node the SDK's body is a stream of buffers; its type speaks for browsers too. */
function bytesOf(body: unknown): AsyncIterable<Uint8Array> {
  return (body ?? Readable.from([])) as AsyncIterable<Uint8Array>;
}
