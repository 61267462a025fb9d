import type { Backup, BackupDetails } from './backups.ts';
import type { Connection } from './connection.ts';
import type { PricedService, Prices } from './cost/prices.ts';
import type { DatabaseSource, DatabaseSourceType } from './databases.ts';
import type { Domain } from './domains.ts';
import type { KindId } from './kinds/kind.ts';
import type { ExportRequest } from './kinds/registry.ts';
import type { JobReport, JobSummary } from './jobs/job.ts';
import type { Page } from './page.ts';
import type { SignIn } from './signIn.ts';
import type { Recovery, Table } from './sources.ts';

/** Something that can be let go of, once. */
export interface Disposable {
  dispose(): void;
}

/** Enough of AbortSignal for core, which knows neither the DOM nor Node. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Time, so that tests can drive it. Milliseconds throughout. */
export interface Clock {
  now(): number;
  /** Runs `action` once after `delay`; disposing the result cancels it. */
  after(delay: number, action: () => void): Disposable;
}

export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** One finished call to AWS. No body, no header, no secret: only what may be shown to anybody. */
export interface CallRecord {
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly profile: string;
  readonly durationMs: number;
  /** What it waited for its turn, a part of `durationMs`. Absent when it had its turn at once. */
  readonly waitedMs?: number;
  readonly attempts: number;
  readonly requestId?: string;
  readonly httpStatus?: number;
  /** Absent when the call succeeded. */
  readonly errorReason?: string;
}

/** DynamoDB tables of one connection. Every method may throw ExportError. */
export interface TableCatalog {
  /** Up to 100 names in one ListTables call. */
  listTables(next?: string, signal?: CancelSignal): Promise<Page<string>>;
  describeTable(name: string, signal?: CancelSignal): Promise<Table>;
  /** DescribeContinuousBackups; AWS allows ten calls a second. */
  describeRecovery(name: string, signal?: CancelSignal): Promise<Recovery>;
  /** UpdateContinuousBackups with the default period; it costs money from then on. */
  turnOnRecovery(name: string): Promise<Recovery>;
}

/** The backups of DynamoDB tables. Every method may throw ExportError. */
export interface BackupCatalog {
  /** One page of ListBackups, of every type; with `tableName` of that table only. */
  listBackups(tableName?: string, next?: string, signal?: CancelSignal): Promise<Page<Backup>>;
  describeBackup(arn: string, signal?: CancelSignal): Promise<BackupDetails>;
  /** For good. AWS refuses it for system backups and while the backup is used. */
  deleteBackup(arn: string): Promise<void>;
}

/** Snapshots and clusters of RDS and Aurora. Every method may throw ExportError. */
export interface DatabaseCatalog {
  /** One page; snapshots of all types but public ones. Also what cannot be exported. */
  list(
    type: DatabaseSourceType,
    next?: string,
    signal?: CancelSignal,
  ): Promise<Page<DatabaseSource>>;
  describe(arn: string, signal?: CancelSignal): Promise<DatabaseSource>;
}

/** SimpleDB domains of one Region. Every method may throw ExportError. */
export interface DomainCatalog {
  listDomains(next?: string, signal?: CancelSignal): Promise<Page<Domain>>;
  /** DomainMetadata. */
  describeDomain(name: string, signal?: CancelSignal): Promise<Domain>;
}

/** An IAM role, with whether its trust policy lets the RDS export service assume it. */
export interface Role {
  readonly arn: string;
  readonly name: string;
  readonly trustsExports: boolean;
}

export interface RoleCatalog {
  /** One page of ListRoles, which needs `iam:ListRoles`; many people do not have it. */
  listRoles(next?: string, signal?: CancelSignal): Promise<Page<Role>>;
}

/** The operations of one kind of job on one connection. Every method may throw ExportError. */
export interface ExportGateway {
  readonly kind: KindId;
  /** Starts the job. What sending the same request again does is told by `repeat` of the kind. */
  start(request: ExportRequest): Promise<JobReport>;
  /**
   * One page of jobs; with `sourceArn` of that source only, newest first. Where the list tells as
   * much as `describe` does, each summary carries its report.
   */
  list(sourceArn?: string, next?: string, signal?: CancelSignal): Promise<Page<JobSummary>>;
  /** By `arn` of a summary. Throws `export-not-found`. */
  describe(arn: string, signal?: CancelSignal): Promise<JobReport>;
  /** Only where AWS has such an operation; what was written to S3 stays there. */
  cancel?(arn: string): Promise<JobReport>;
}

export interface Bucket {
  readonly name: string;
  readonly region?: string;
}

export interface BucketCatalog {
  listBuckets(next?: string, signal?: CancelSignal): Promise<Page<Bucket>>;
  /**
   * The Region of a bucket, from HeadBucket, which tells it even when access is denied; throws
   * `bucket-not-found` when there is no such bucket.
   */
  regionOf(bucket: string, signal?: CancelSignal): Promise<string>;
}

/** A KMS key that an export can be encrypted with. */
export interface KmsKey {
  readonly arn: string;
  readonly keyId: string;
  readonly alias?: string;
  readonly state?: string;
  /** False for keys that cannot encrypt (asymmetric, HMAC, disabled, being deleted). */
  readonly usable: boolean;
  /** KeyManager, which DescribeKey alone tells. */
  readonly manager?: 'AWS' | 'CUSTOMER';
  readonly description?: string;
}

export interface KeyCatalog {
  /** Aliases with a target key in `region` (which may differ from the connection's), one page. */
  listKeys(region: string, next?: string, signal?: CancelSignal): Promise<Page<KmsKey>>;
  describeKey(keyId: string, region: string, signal?: CancelSignal): Promise<KmsKey>;
}

/** Reads objects that an export wrote. */
export interface ObjectStore {
  /** The object as text; throws `object-not-found`, or `limit-exceeded` above `maxBytes`. */
  readText(bucket: string, key: string, maxBytes: number, signal?: CancelSignal): Promise<string>;
}

/** What HeadBucket tells, which is little on purpose. */
export interface BucketLook {
  /** `denied`: it exists, but may not be looked at, or is not the expected owner's. */
  readonly answer: 'found' | 'missing' | 'denied';
  /** Told even where access is denied. */
  readonly region?: string;
}

/** The Default Retention of Object Lock; without one it is in nobody's way. */
export interface ObjectLock {
  readonly isOn: boolean;
  readonly hasDefaultRetention: boolean;
}

/** A role with all that decides what it may do; policies as JSON texts. */
export interface RoleLook {
  readonly arn: string;
  readonly trustPolicy: string;
  /** Inline and attached ones. */
  readonly policies: readonly string[];
  /** Absent where it has none; its policy is absent where nobody may read that. */
  readonly boundary?: { readonly policy?: string };
}

/** SimulatePrincipalPolicy on one action and one resource: what is likely, never more. */
export interface Simulated {
  readonly action: string;
  readonly resource: string;
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
}

/**
 * Looks at what decides whether a job will succeed. Only reads; each method throws `access-denied`
 * with the action that is missing. Regions are those of the bucket or key.
 */
export interface Inspector {
  headBucket(bucket: string, owner?: string, signal?: CancelSignal): Promise<BucketLook>;
  /** GetBucketPolicy; undefined where there is none. */
  bucketPolicy(bucket: string, region: string, signal?: CancelSignal): Promise<string | undefined>;
  /** GetPublicAccessBlock: whether policies that are public are without effect for others. */
  restrictsPublic(bucket: string, region: string, signal?: CancelSignal): Promise<boolean>;
  objectLock(bucket: string, region: string, signal?: CancelSignal): Promise<ObjectLock>;
  /** GetBucketRequestPayment. */
  requesterPays(bucket: string, region: string, signal?: CancelSignal): Promise<boolean>;
  /** GetKeyPolicy of the only policy that a key has. */
  keyPolicy(key: string, region: string, signal?: CancelSignal): Promise<string>;
  /** GetRole and its policies; throws `role-not-found`. */
  role(arn: string, signal?: CancelSignal): Promise<RoleLook>;
  /** For users and roles, by the ARN of GetCallerIdentity; throws `validation` for the root user. */
  simulate(
    callerArn: string,
    asked: {
      readonly actions: readonly string[];
      readonly resources: readonly string[];
      /** By condition key, such as `iam:PassedToService`; without it such statements do not count. */
      readonly context?: Readonly<Record<string, string>>;
    },
    signal?: CancelSignal,
  ): Promise<readonly Simulated[]>;
}

/** Who the credentials belong to, from GetCallerIdentity, which needs no permission. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
}

/** AWS as seen through one connection. */
export interface AwsAccess {
  readonly connection: Connection;
  /** The custom endpoint that requests go to instead of AWS, where one is configured. */
  readonly endpoint?: string;
  readonly tables: TableCatalog;
  readonly backups: BackupCatalog;
  readonly databases: DatabaseCatalog;
  readonly domains: DomainCatalog;
  readonly roles: RoleCatalog;
  readonly buckets: BucketCatalog;
  readonly keys: KeyCatalog;
  readonly objects: ObjectStore;
  readonly inspect: Inspector;
  exportsOf(kind: KindId): ExportGateway;
  identity(signal?: CancelSignal): Promise<Identity>;
  /**
   * The alias of the account, from ListAccountAliases; undefined where there is none or where it
   * may not be read, which is no error.
   */
  accountAlias(signal?: CancelSignal): Promise<string | undefined>;
}

/** A profile of the shared config and credentials files. */
export interface Profile {
  readonly name: string;
  /** The profile's own `region`, where it has one. */
  readonly region?: string;
  /** How it authenticates, in AWS's words: `static keys`, `SSO`, `role`, `process`, … */
  readonly kind: string;
  readonly endpoint?: string;
  /** Why it cannot be used, in a sentence; absent for a good profile. */
  readonly problem?: string;
  /** What is worth knowing of one that works, in sentences. */
  readonly remarks?: readonly string[];
  /** How a person signs in for it, where one has to. */
  readonly signIn?: SignIn;
  /** The files that it is written in; none for the environment. */
  readonly files?: readonly string[];
  /** True where only asking can tell whether there are credentials: the role of a machine. */
  readonly isUncertain?: true;
}

/** Whose calls go first when not all can go at once: the person's before those in the background. */
export type Lane = 'person' | 'background';

/** AWS's public price list. It can take a minute to read the first time. */
export interface PriceList {
  /** Undefined where it is turned off, out of reach or not understood; never throws. */
  of(service: PricedService, region: string): Promise<Prices | undefined>;
}

/** The AWS side as a whole; made once, when it is first needed. */
export interface AwsWorld extends Disposable {
  readonly prices: PriceList;
  profiles(): Promise<readonly Profile[]>;
  /**
   * Never touches the network; throws ExportError for a profile that does not exist. Its calls are
   * the person's unless told.
   */
  connect(connection: Connection, lane?: Lane): Promise<AwsAccess>;
  /**
   * Gets credentials now, afresh where those at hand have expired, and asks for a code where one is
   * needed. Throws ExportError; resolves when calls of the connection can be signed.
   */
  authenticate(connection: Connection, signal?: CancelSignal): Promise<void>;
  /**
   * Fires a moment after the shared files or the caches of a login have changed, and after a code
   * was accepted: what failed for want of credentials is worth another try.
   */
  readonly onDidChangeCredentials: (listener: () => void) => Disposable;
}
