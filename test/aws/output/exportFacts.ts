import type { Item } from '../seed.ts';

/** What must be known of a full export to write the folder that it leaves in S3. Times are epoch milliseconds. */
export interface ExportFacts {
  readonly exportArn: string;
  readonly tableArn: string;
  readonly tableId: string;
  /** The attribute that decides which partition, and so which data file, an item is in. */
  readonly partitionKey: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly exportTime: number;
  readonly bucket: string;
  /** S3Prefix exactly as it was asked for. */
  readonly prefix?: string;
  readonly sseAlgorithm: 'AES256' | 'KMS';
  readonly kmsKeyId?: string;
  readonly format: 'DYNAMODB_JSON' | 'ION';
  readonly partitions: number;
  readonly items: readonly Item[];
  readonly billedSizeBytes: number;
}

/** Stores an object in the export's bucket; the ETag may come quoted, as S3 sends it, or bare. */
export type PutObject = (
  key: string,
  body: Uint8Array,
  contentType: string,
) => Promise<{ readonly etag: string }>;

/** What DescribeExport tells of a finished export from then on. */
export interface WrittenExport {
  readonly manifestKey: string;
  readonly itemCount: number;
  readonly billedSizeBytes: number;
}
