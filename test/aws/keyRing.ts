import { digest } from './digest.ts';
import { knownIdentity, usualIdentity, type Identity } from './identities.ts';

const hour = 60 * 60_000;

/** Whom new temporary keys stand for, and for how long. */
export interface Grant {
  /** The last part of the ARN, for example `assumed-role/Reader/dana`. */
  readonly principal: string;
  /** Milliseconds of the stand-in's clock; an hour unless told. */
  readonly lifetime?: number;
  /** Where SimpleDB's old API looks, which is not told the Region of a call. */
  readonly region?: string;
  readonly denied?: RegExp;
}

/** Temporary keys as STS and its like hand them out. */
export interface IssuedKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** All keys that mean somebody: those of the profiles and those that were handed out since. */
export interface KeyRing {
  /** Whose key it is; a key that nobody knows may do what the usual one may. */
  readonly identityOf: (accessKeyId: string) => Identity;
  readonly issue: (grant: Grant) => IssuedKeys;
}

/** A ring without temporary keys yet. */
export function createKeyRing(now: () => number): KeyRing {
  const issued = new Map<string, Identity>();
  return {
    identityOf: (key) => issued.get(key) ?? knownIdentity(key) ?? usualIdentity,
    issue({ principal, lifetime = hour, region = usualIdentity.region, denied }) {
      const hex = digest(`${principal} ${issued.size}`);
      const keys = {
        accessKeyId: `ASIA${hex.slice(0, 16).toUpperCase()}`,
        secretAccessKey: `stand-in/secret/${hex.slice(16, 40)}`,
        sessionToken: `stand-in/session+${hex.slice(24)}==`,
        expiresAt: now() + lifetime,
      };
      issued.set(keys.accessKeyId, {
        ...keys,
        profile: '',
        region,
        principal,
        ...(denied && { denied }),
      });
      return keys;
    },
  };
}
