import type { PolicyDocument } from './policy/document.ts';

/** A device for multi-factor authentication; each code is taken once, whatever it is asked for. */
export interface MfaDeviceSeed {
  /** Its ARN, or the serial number of a piece of hardware. */
  readonly serial: string;
  /** Whose it is: the last part of the ARN of an IAM user. */
  readonly principal: string;
  readonly codes: readonly string[];
}

/**
 * A role that people and machines assume, with what its trust policy asks for. ListRoles leaves
 * these out: it tells of the roles that exports are made with.
 */
export interface AssumableRoleSeed {
  readonly name: string;
  /** Principals that may assume it, the last part of their ARN. */
  readonly trusts: RegExp;
  readonly externalId?: string;
  readonly needsMfa?: true;
  /** MaxSessionDuration in seconds; 3600 unless told. */
  readonly longestSession?: number;
  /** The web identity token that may assume it; no other can. */
  readonly webIdentityToken?: string;
  /** IAM actions that are refused, each a pattern that the whole action must match. */
  readonly denied?: RegExp;
}

/** Somebody in IAM Identity Center, and the tokens that stand for their login. */
export interface PortalUserSeed {
  readonly name: string;
  /** Good for GetRoleCredentials; those that have expired are unknown. */
  readonly accessToken: string;
  /** Good once, for a new pair of tokens. Absent: only a new login helps. */
  readonly refreshToken?: string;
  /** The client that was registered when the person logged in. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The permission sets that they have in the account. */
  readonly roles: readonly string[];
}

/** A console login (`aws login`), which can be refreshed with its token. */
export interface ConsoleLoginSeed {
  readonly principal: string;
  readonly clientId: string;
  /** Good once; the answer brings the next one. */
  readonly refreshToken: string;
}

/** The container and the instance that the editor may run in: the role they have. */
export interface MachineSeed {
  readonly roleName: string;
  /** What the container agent wants in the header `Authorization`. */
  readonly containerToken: string;
}

/** All that decides who may come in, and as whom. */
export interface AccessSeed {
  readonly accountAlias?: string;
  /**
   * The policies of identities, by the last part of the ARN of a user or role, such as `user/dana`.
   * Who has none here may do everything in the account.
   */
  readonly policies?: Readonly<Record<string, readonly PolicyDocument[]>>;
  readonly mfaDevices?: readonly MfaDeviceSeed[];
  readonly roles?: readonly AssumableRoleSeed[];
  readonly portalUsers?: readonly PortalUserSeed[];
  readonly consoleLogins?: readonly ConsoleLoginSeed[];
  readonly machine?: MachineSeed;
}
