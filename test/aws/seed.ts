import type { AccessSeed } from './accessSeed.ts';
import type { DatabaseSeed, RoleSeed, TaskSeed } from './databaseSeed.ts';
import type { PolicyDocument } from './policy/document.ts';

/** A value in DynamoDB JSON, as exports write it: numbers and binaries are strings. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly M: Item }
  | { readonly L: readonly AttributeValue[] }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] };

export type Item = Readonly<Record<string, AttributeValue>>;

/** One write to an item: no old image where it is new, no new image where it is deleted. */
export interface Change {
  /** Below zero for a write after the stand-in's start. */
  readonly ago: number;
  readonly oldImage?: Item;
  readonly newImage?: Item;
}

/** The writes from one age on until before another; ages are below zero after the start. */
export type ChangeHistory = (from: number, to: number) => readonly Change[];

/** Ages are milliseconds before the stand-in's start. */
export interface TableSeed {
  readonly name: string;
  readonly status: 'ACTIVE' | 'CREATING' | 'UPDATING';
  readonly tableClass: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';
  readonly keys: readonly { readonly name: string; readonly type: 'S' | 'N' | 'B' }[];
  readonly globalIndexes?: readonly string[];
  /** Absent: the table pays per request. */
  readonly provisioned?: { readonly read: number; readonly write: number };
  /** What its stream tells; absent where it has none. */
  readonly stream?: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';
  readonly createdAgo: number;
  /** Absent: point-in-time recovery is off. */
  readonly recovery?: { readonly enabledAgo: number; readonly periodDays: number };
  /** How long the change to ACTIVE takes for a table that is being created. */
  readonly creationTime?: number;
  readonly sizeBytes: number;
  readonly itemCount: number;
  readonly partitions: number;
  /** The items that exports of this table really write; the same at every call. */
  readonly items: () => readonly Item[];
  /** What incremental exports of this table tell; absent where nothing ever changes. */
  readonly changes?: ChangeHistory;
}

export interface BucketSeed {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  /** True where the bucket's policy denies writing, so exports to it fail late. */
  readonly deniesWrites?: boolean;
  /** Its policy, in the place of the one above. */
  readonly policy?: PolicyDocument;
  /** Absent where nobody has set it. */
  readonly publicAccessBlock?: { readonly restrictPublicBuckets: boolean };
  /** Absent: Object Lock is off. */
  readonly objectLock?: { readonly retentionDays?: number };
  readonly requesterPays?: true;
}

export interface KeySeed {
  readonly keyId: string;
  readonly region: string;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly state: 'Enabled' | 'Disabled' | 'PendingDeletion' | 'PendingImport';
  readonly manager: 'AWS' | 'CUSTOMER';
  readonly spec: 'SYMMETRIC_DEFAULT' | 'RSA_2048' | 'HMAC_256';
  readonly usage: 'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC';
  /** Whose it is; the account of the seed unless told. */
  readonly account?: string;
  /** Its policy; the one that KMS gives a key unless told. */
  readonly policy?: PolicyDocument;
}

/** An export that was asked for before the stand-in started. */
export interface ExportSeed {
  readonly table: string;
  readonly startedAgo: number;
  /** How long it takes from its start; in the future means it is still running. */
  readonly duration: number;
  readonly bucket: string;
  readonly prefix?: string;
  readonly format: 'DYNAMODB_JSON' | 'ION';
  readonly kmsKeyId?: string;
  /** The window of an incremental export, in whole seconds of the clock. */
  readonly window?: {
    readonly fromAgo: number;
    readonly toAgo: number;
    readonly viewType: 'NEW_IMAGE' | 'NEW_AND_OLD_IMAGES';
  };
  /** How it ends, where that is not decided by bucket and key. */
  readonly failureCode?: 'S3NoSuchBucket' | 'S3AccessDenied' | 'KmsNotFoundException';
}

/** A table that is gone; with point-in-time recovery on, AWS kept a system backup of it. */
export interface DeletedTableSeed {
  readonly table: TableSeed;
  readonly deletedAgo: number;
}

/** A backup that somebody asked for, of a table that there is or was. */
export interface BackupSeed {
  readonly table: string;
  /** Not unique. */
  readonly name: string;
  readonly createdAgo: number;
}

/** An item of a SimpleDB domain: every attribute may have several values, all of them text. */
export interface DomainItem {
  readonly name: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** The numbers of DomainMetadata. */
export interface DomainMetadataSeed {
  readonly itemCount: number;
  readonly itemNamesSizeBytes: number;
  readonly attributeNameCount: number;
  readonly attributeNamesSizeBytes: number;
  readonly attributeValueCount: number;
  readonly attributeValuesSizeBytes: number;
}

/** A SimpleDB domain, which exists in one Region only. */
export interface DomainSeed {
  readonly name: string;
  readonly region: string;
  /** Where DomainMetadata should tell of more than the items that exports write. */
  readonly metadata?: DomainMetadataSeed;
  /** How many data files an export writes; 1 unless told. */
  readonly partitions?: number;
  /** The items that exports of this domain really write; the same at every call. */
  readonly items: () => readonly DomainItem[];
}

/** An export of a domain that was asked for before the stand-in started. */
export interface DomainExportSeed {
  readonly domain: string;
  readonly region: string;
  readonly requestedAgo: number;
  /** How long it takes from the request; in the future means it is still running. */
  readonly duration: number;
  readonly bucket: string;
  readonly prefix?: string;
  readonly kmsKeyId?: string;
  /** How it ends, where that is not decided by bucket and key. */
  readonly failureCode?: 'ExportTimedOut';
}

export interface Seed {
  readonly account: string;
  readonly region: string;
  readonly tables: readonly TableSeed[];
  readonly buckets: readonly BucketSeed[];
  readonly keys: readonly KeySeed[];
  readonly exports: readonly ExportSeed[];
  readonly deletedTables?: readonly DeletedTableSeed[];
  readonly backups?: readonly BackupSeed[];
  readonly domains?: readonly DomainSeed[];
  readonly domainExports?: readonly DomainExportSeed[];
  readonly databases?: readonly DatabaseSeed[];
  readonly tasks?: readonly TaskSeed[];
  readonly roles?: readonly RoleSeed[];
  readonly access?: AccessSeed;
}
