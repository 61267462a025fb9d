import type { PolicyDocument } from './policy/document.ts';

/** A value of a column, as the Parquet file takes it: numeric text where only text is exact. */
export type Cell = string | number | bigint | boolean | Uint8Array | Date | null;

export type DatabaseRow = Readonly<Record<string, Cell>>;

/** A table inside a snapshot or cluster. */
export interface DatabaseTableSeed {
  readonly database: string;
  /** MySQL and MariaDB have none. */
  readonly schema?: string;
  readonly name: string;
  /** The columns and their types in the database's own words, such as `numeric(10,2)`. */
  readonly columns: Readonly<Record<string, string>>;
  /** Why an export leaves it out with a warning, for example `PERMISSIONS_DO_NOT_EXIST`. */
  readonly skipped?: string;
  /** The rows that exports really write; the same at every call. */
  readonly rows: () => readonly DatabaseRow[];
}

/** A DB snapshot, a DB cluster snapshot or a DB cluster. Ages count back from the stand-in's start. */
export interface DatabaseSeed {
  readonly type: 'snapshot' | 'cluster-snapshot' | 'cluster';
  /** The identifier; `{time}` in it stands for its moment in UTC, such as `2026-11-20-04-10`. */
  readonly id: string;
  /** Of snapshots: the identifier of the instance or cluster. */
  readonly madeOf?: string;
  readonly engine: string;
  readonly engineVersion: string;
  /** Of clusters and their snapshots. */
  readonly engineMode?: 'provisioned' | 'serverless';
  readonly status: string;
  /** Of snapshots; those that are `shared` have another `owner`. */
  readonly snapshotType?: 'manual' | 'automated' | 'shared' | 'public' | 'awsbackup';
  /** The account that it belongs to; the account of the seed unless told. */
  readonly owner?: string;
  readonly storageType: string;
  readonly allocatedGiB: number;
  /** FullSnapshotSizeInBytes, of DB snapshots. */
  readonly sizeBytes?: number;
  /** The key that encrypts it; absent where it is not encrypted. */
  readonly kmsKeyId?: string;
  readonly createdAgo: number;
  /** Of a snapshot that is being made; 100 unless told. */
  readonly percentProgress?: number;
  readonly tables: readonly DatabaseTableSeed[];
}

/** An IAM role. */
export interface RoleSeed {
  readonly name: string;
  /** `/` unless told. */
  readonly path?: string;
  readonly description?: string;
  readonly createdAgo: number;
  /** The services that may assume it, such as `export.rds.amazonaws.com`. */
  readonly trusts: readonly string[];
  /** True where its policies let it do in S3 all that an export needs. */
  readonly s3Access?: boolean;
  /** Its trust policy, in the place of one for `trusts`. */
  readonly trust?: PolicyDocument;
  /** Its inline policies by name, in the place of what `s3Access` tells. */
  readonly inline?: Readonly<Record<string, PolicyDocument>>;
  /** Its managed policies by name, those of AWS by ARN. */
  readonly attached?: Readonly<Record<string, PolicyDocument>>;
  /** Its permissions boundary. */
  readonly boundary?: PolicyDocument;
}

/** An RDS export task that was asked for before the stand-in started. */
export interface TaskSeed {
  readonly id: string;
  /** The `id` of its source in the seed. */
  readonly source: string;
  readonly requestedAgo: number;
  /** How long it takes from the request; in the future means it is still running. */
  readonly duration: number;
  readonly bucket: string;
  readonly prefix?: string;
  /** The name of its role. */
  readonly role: string;
  readonly kmsKeyId: string;
  readonly exportOnly?: readonly string[];
  /** How it ends, where it fails, and how far it has got by then. */
  readonly failure?: { readonly cause: string; readonly percent: number };
  /** How long after the request it was canceled. */
  readonly canceledAfter?: number;
}
