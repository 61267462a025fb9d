import type { KeyHome } from './keyRegion.ts';
import type { Policy } from './policy.ts';
import type { PolicyPlace } from './places.ts';

/** A table, a domain, a snapshot or a cluster. */
export interface NamedSource {
  readonly name: string;
  /** Absent where nobody could tell. */
  readonly arn?: string;
}

/** What decides which permissions a job needs; nothing else of its request. */
export interface Need {
  readonly source: NamedSource;
  readonly bucket?: string;
  /** Where the bucket is another account's. */
  readonly bucketOwner?: string;
  /** Absent while nobody has said; empty for none. */
  readonly prefix?: string;
  /** A key in one of the four ways that KMS takes; absent where none is asked for. */
  readonly kmsKeyId?: string;
  readonly roleArn?: string;
}

/** Who asks for the job, and where. */
export interface Asker {
  readonly region: string;
  /** Both by GetCallerIdentity; absent where nobody could tell. */
  readonly account?: string;
  readonly arn?: string;
  readonly bucketRegion?: string;
}

/** A policy that somebody has to have, and where it goes. */
export interface RequiredPolicy {
  /** Stable, for tests and for finding one again. */
  readonly id: string;
  readonly title: string;
  /** One sentence: where the policy goes. */
  readonly attachTo: string;
  readonly place: PolicyPlace;
  /** Whether the job runs without it. */
  readonly isOptional: boolean;
  readonly policy: Policy;
  /** What AWS does not document, and what else to know; in sentences. */
  readonly notes: readonly string[];
}

/** What a person can be asked for, to fill the policies with. */
export type Asked = 'destination' | 'key' | 'optional-key' | 'role';

/** The permissions that jobs of one kind need. */
export interface KindPermissions {
  /** What is done, such as `Export a DynamoDB table to S3`. */
  readonly title: string;
  /** What the policies depend on beside the source. */
  readonly asks: readonly Asked[];
  readonly keyHome: KeyHome;
  required(need: Need, asker: Asker): readonly RequiredPolicy[];
}
