import { exportFolder } from '../output/layout.ts';
import { taskFolder } from '../output/rds/taskLayout.ts';
import type { KeySeed } from '../seed.ts';
import type { World } from '../world.ts';
import type { ExportStore } from './exportStore.ts';
import { findBucket, findKey } from './lateFailure.ts';
import type { TaskStore } from './rds/taskStore.ts';
import type { DomainExportStore } from './simpledb/domainExportStore.ts';

/** All that writes to S3. */
export interface Writers {
  readonly world: World;
  readonly store: ExportStore;
  readonly domains: { readonly store: DomainExportStore };
  readonly rds: { readonly tasks: TaskStore };
}

/** The folder that something was written to, and the key that encrypts what is in it. */
interface Written {
  readonly bucket: string | undefined;
  readonly folder: string;
  readonly keyId: string | undefined;
}

/**
 * Finds the KMS key of an object in the folder of an export. The data of incremental exports of
 * tables, which share one folder, is left out.
 */
export function createObjectKeys(
  writers: Writers,
): (bucket: string, key: string) => KeySeed | undefined {
  return (bucket, key) => {
    const written = writtenBy(writers).find(
      (one) => one.bucket === bucket && key.startsWith(`${one.folder}/`),
    );
    const region = findBucket(writers.world, bucket)?.region;
    if (written?.keyId === undefined || region === undefined) return undefined;
    return findKey(writers.world, region, written.keyId);
  };
}

function writtenBy({ store, domains, rds }: Writers): readonly Written[] {
  return [
    ...store.records().map(({ arn, request: { S3Bucket, S3Prefix = '', S3SseKmsKeyId } }) => ({
      bucket: S3Bucket,
      folder: exportFolder({ exportArn: arn, prefix: S3Prefix }),
      keyId: S3SseKmsKeyId,
    })),
    ...domains.store.records().map(({ exportId, request }) => ({
      bucket: request.s3Bucket,
      folder: domainFolder(request.s3KeyPrefix ?? '', exportId),
      keyId: request.s3SseKmsKeyId,
    })),
    ...rds.tasks.records().map(({ request }) => ({
      bucket: request.S3BucketName,
      folder: taskFolder({
        taskId: request.ExportTaskIdentifier ?? '',
        prefix: request.S3Prefix ?? '',
      }),
      keyId: request.KmsKeyId,
    })),
  ];
}

function domainFolder(prefix: string, exportId: string): string {
  const parent = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
  return `${parent}AWSSimpleDB/${exportId}`;
}
