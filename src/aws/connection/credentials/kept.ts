import type { AwsCredentialIdentity } from '@smithy/types';

/** Gets credentials afresh; `region` is for profiles that name none. */
export type LoadCredentials = (region: string) => Promise<AwsCredentialIdentity>;

/** How one set of credentials is kept. */
export interface KeptOptions {
  readonly load: LoadCredentials;
  /** The profile for whose device a person is asked for a code while they are loaded. */
  readonly asks?: string;
  /** Those that these are loaded with, for a role. */
  readonly source?: Kept;
  /** Told after credentials were loaded that somebody was asked for. */
  readonly onAccepted: () => void;
  readonly now: () => number;
}

interface Known {
  readonly credentials: AwsCredentialIdentity;
  /** When they came. */
  readonly since: number;
}

const minute = 60_000;

/**
 * The credentials of one profile for however many clients, Regions and roles stand on them: loaded
 * once for all who wait, and kept until shortly before they expire. Five minutes, as in the SDKs;
 * one where a person is asked, who would have to come back earlier for nothing. Failures are not
 * kept, so that the next call tries again.
 */
export class Kept {
  private readonly options: KeptOptions;
  private known: Known | undefined;
  private flight: Promise<AwsCredentialIdentity> | undefined;

  constructor(options: KeptOptions) {
    this.options = options;
  }

  /** Throws whatever the loading throws, unless what is kept still lasts for a while. */
  get(region: string): Promise<AwsCredentialIdentity> {
    if (this.known && this.isFresh()) return Promise.resolve(this.known.credentials);
    return (this.flight ??= this.fetch(region));
  }

  /** The profile for whose device a person would be asked, or is asked, before `get` answers. */
  deviceAsked(): string | undefined {
    if (this.isFresh()) return undefined;
    return this.options.source?.deviceAsked() ?? this.options.asks;
  }

  /**
   * Lets go of credentials that AWS has refused, so that the next call gets others. Where a person
   * would have to enter a code for them it takes AWS to say that they have expired: keys of a
   * session are also refused in Regions that the account has not enabled.
   */
  refused(accessKeyId: string, isExpired: boolean): void {
    const { asks, source } = this.options;
    source?.refused(accessKeyId, isExpired);
    if (this.known?.credentials.accessKeyId === accessKeyId && (isExpired || asks === undefined)) {
      this.known = undefined;
    }
  }

  private async fetch(region: string): Promise<AwsCredentialIdentity> {
    try {
      const credentials = await this.options.load(region);
      this.known = { credentials, since: this.options.now() };
      if (this.options.asks !== undefined) this.options.onAccepted();
      return credentials;
    } catch (error) {
      if (this.known && this.left() > 0) return this.known.credentials;
      throw error;
    } finally {
      this.flight = undefined;
    }
  }

  private isFresh(): boolean {
    return this.left() > this.margin();
  }

  /** Milliseconds that the credentials still last; none where there are none. */
  private left(): number {
    if (this.known === undefined) return 0;
    return this.expiry(this.known) - this.options.now();
  }

  /** Never more than half of a life, for those that come with little of it. */
  private margin(): number {
    const longest = this.options.asks === undefined ? 5 * minute : minute;
    if (this.known === undefined) return longest;
    return Math.min(longest, (this.expiry(this.known) - this.known.since) / 2);
  }

  /**
   * Credentials that seem to be over as they come tell of a clock that is ahead: loading them again
   * for each call, with a question each time, would bring no better ones. AWS says when they are.
   */
  private expiry({ credentials, since }: Known): number {
    const end = credentials.expiration?.getTime() ?? Infinity;
    return end > since ? end : Infinity;
  }
}
