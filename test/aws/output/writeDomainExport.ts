import type { DomainItem } from '../seed.ts';
import type { PutObject } from './exportFacts.ts';
import { md5Base64 } from './manifest.ts';

/** What must be known of a domain export to write what it leaves in S3. Times are epoch milliseconds. */
export interface DomainExportFacts {
  readonly exportArn: string;
  readonly exportId: string;
  readonly domainName: string;
  readonly requestedAt: number;
  readonly cutoffAt: number;
  readonly bucket: string;
  readonly bucketOwner: string;
  /** Empty where none was asked for. */
  readonly prefix: string;
  readonly sseAlgorithm: 'AES256' | 'KMS' | null;
  readonly kmsKeyId: string | null;
  readonly partitions: number;
  readonly items: readonly DomainItem[];
}

const contentType = 'application/json';
const indent = 4;

/** Writes the empty object by which an export proves that it may write to the bucket. */
export async function writeDomainStarted(put: PutObject, facts: DomainExportFacts): Promise<void> {
  await put(`${domainFolder(facts)}/_started`, new Uint8Array(), contentType);
}

/** Writes the data files, JSON that is neither compressed nor one item to a line. */
export async function writeDomainData(put: PutObject, facts: DomainExportFacts): Promise<void> {
  for (const { key, body } of dataFilesOf(facts)) await put(key, body, contentType);
}

/**
 * Writes the manifests, the summary last, because its presence says that the export is whole.
 * https://docs.aws.amazon.com/AmazonSimpleDB/latest/DeveloperGuide/ListingExports.html
 */
export async function writeDomainManifests(
  put: PutObject,
  facts: DomainExportFacts,
): Promise<{ readonly manifestKey: string; readonly itemsCount: number }> {
  const entries = dataFilesOf(facts).map(({ key, body, itemCount }) => ({
    md5Checksum: md5Base64(body),
    dataFileS3Key: key,
    dataFileItemCount: itemCount,
  }));
  const folder = domainFolder(facts);
  const manifestKey = `${folder}/manifest-summary.json`;
  await put(`${folder}/manifest-file.json`, toJson(entries), contentType);
  await put(manifestKey, toJson(summaryOf(facts)), contentType);
  return { manifestKey, itemsCount: facts.items.length };
}

/** The export's folder in its bucket, without a closing `/`; a prefix's own closing `/` is not doubled. */
function domainFolder({ prefix, exportId, domainName }: DomainExportFacts): string {
  const root = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
  return `${root}AWSSimpleDB/${exportId}/${domainName}`;
}

interface DataFile {
  readonly key: string;
  readonly body: Uint8Array;
  readonly itemCount: number;
}

/** The items in equal parts; each file is named by two partitions, as in AWS's example. */
function dataFilesOf(facts: DomainExportFacts): readonly DataFile[] {
  const { items, partitions } = facts;
  const share = Math.ceil(items.length / partitions);
  return Array.from({ length: partitions }, (_, index) => {
    const part = items.slice(index * share, (index + 1) * share);
    return {
      key: `${domainFolder(facts)}/data/dataFile_${2 * index + 1}_${2 * index + 2}.json`,
      body: toJson(part.map(toRow)),
      itemCount: part.length,
    };
  });
}

function toRow({ name, attributes }: DomainItem): object {
  return {
    itemName: name,
    attributes: Object.entries(attributes).map(([attribute, values]) => ({
      name: attribute,
      values,
    })),
  };
}

/** The count is `itemsCount`, as in AWS's example, although the text beside it says `totalItemCount`. */
function summaryOf(facts: DomainExportFacts): object {
  return {
    version: '2025-11-01',
    exportArn: facts.exportArn,
    requestedAt: new Date(facts.requestedAt).toISOString(),
    s3BucketName: facts.bucket,
    s3ExportPrefix: domainFolder(facts),
    domainName: facts.domainName,
    itemsCount: facts.items.length,
    exportDataCutoffTime: new Date(facts.cutoffAt).toISOString(),
    s3SseAlgorithm: facts.sseAlgorithm,
    s3SseKmsKeyId: facts.kmsKeyId,
    s3BucketOwner: facts.bucketOwner,
  };
}

function toJson(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value, null, indent));
}
