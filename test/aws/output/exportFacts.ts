import type { AttributeValue, Item } from '../seed.ts';

/** What an export covers: the table at a moment, or what changed in it. Times are epoch milliseconds. */
export type Coverage =
  | { readonly type: 'full'; readonly exportTime: number }
  | {
      readonly type: 'incremental';
      readonly from: number;
      readonly to: number;
      readonly viewType: 'NEW_IMAGE' | 'NEW_AND_OLD_IMAGES';
    };

/** A line of a data file: `Item`, or `Metadata`, `Keys` and images. */
export interface Row {
  /** The value of the partition key, which decides the data file; filters may leave it out of the row. */
  readonly home: AttributeValue | undefined;
  readonly members: Readonly<Record<string, Item>>;
}

/** What must be known of an export to write what it leaves in S3. Times are epoch milliseconds. */
export interface ExportFacts {
  readonly exportArn: string;
  readonly tableArn: string;
  readonly tableId: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly coverage: Coverage;
  readonly bucket: string;
  /** S3Prefix exactly as it was asked for. */
  readonly prefix?: string;
  readonly sseAlgorithm: 'AES256' | 'KMS';
  readonly kmsKeyId?: string;
  readonly format: 'DYNAMODB_JSON' | 'ION';
  readonly partitions: number;
  readonly rows: readonly Row[];
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
