import {
  writeDomainData,
  writeDomainManifests,
  writeDomainStarted,
  type DomainExportFacts,
} from '../../output/writeDomainExport.ts';
import type { Objects } from '../objects.ts';
import { once } from '../once.ts';
import {
  domainStatusAt,
  type DomainExportRecord,
  type DomainOutcome,
} from './domainExportRecord.ts';

/** Writes what domain exports leave in S3, each folder once, when it is first needed. */
export interface DomainFolders {
  /** Writes the whole folder of an export that has succeeded. */
  finish(record: DomainExportRecord): Promise<DomainOutcome>;
  /** Writes all that the exports to a bucket have left in it by `now`. */
  settle(records: readonly DomainExportRecord[], bucket: string, now: number): Promise<void>;
}

/** Folders in the given S3, of exports of `account`. */
export function createDomainFolders(objects: Objects, account: string): DomainFolders {
  const begun = new Map<string, Promise<void>>();
  const filled = new Map<string, Promise<void>>();
  const finished = new Map<string, Promise<DomainOutcome>>();
  const putFor =
    ({ request }: DomainExportRecord) =>
    (key: string, body: Uint8Array, contentType: string) =>
      objects.put(request.s3Bucket, key, body, contentType);
  const begin = (record: DomainExportRecord): Promise<void> =>
    once(begun, record.arn, () => writeDomainStarted(putFor(record), factsOf(record, account)));
  const fill = (record: DomainExportRecord): Promise<void> =>
    once(filled, record.arn, async () => {
      await begin(record);
      await writeDomainData(putFor(record), factsOf(record, account));
    });
  const finish = (record: DomainExportRecord): Promise<DomainOutcome> =>
    once(finished, record.arn, async () => {
      await fill(record);
      return await writeDomainManifests(putFor(record), factsOf(record, account));
    });

  async function settleOne(record: DomainExportRecord, now: number): Promise<void> {
    const status = domainStatusAt(record, now);
    if (record.failure && record.failure !== 'ExportTimedOut') return;
    if (status === 'IN_PROGRESS') await begin(record);
    if (status === 'SUCCEEDED') await finish(record);
    // AWS clears nothing away: what was written before the time was up stays.
    if (status === 'FAILED') await fill(record);
  }

  return {
    finish,
    async settle(records, bucket, now) {
      const here = records.filter(({ request }) => request.s3Bucket === bucket);
      await Promise.all(here.map((record) => settleOne(record, now)));
    },
  };
}

function factsOf(record: DomainExportRecord, account: string): DomainExportFacts {
  const { request, domain } = record;
  return {
    exportArn: record.arn,
    exportId: record.exportId,
    domainName: domain.name,
    requestedAt: record.requestedAt,
    cutoffAt: record.beginsAt,
    bucket: request.s3Bucket,
    bucketOwner: request.s3BucketOwner ?? account,
    prefix: request.s3KeyPrefix ?? '',
    sseAlgorithm: request.s3SseAlgorithm ?? null,
    kmsKeyId: request.s3SseKmsKeyId ?? null,
    partitions: domain.partitions ?? 1,
    items: domain.items(),
  };
}
