import type { Credentials } from '@aws-sdk/client-sts';
import { digest } from '../../digest.ts';
import type { IssuedKeys } from '../../keyRing.ts';
import { toSeconds, type Wire } from '../operation.ts';

/** Temporary keys as STS writes them. */
export function toCredentials(keys: IssuedKeys): Wire<Credentials> {
  return {
    AccessKeyId: keys.accessKeyId,
    SecretAccessKey: keys.secretAccessKey,
    SessionToken: keys.sessionToken,
    Expiration: toSeconds(keys.expiresAt),
  };
}

/** The id of a user, or of a role with the name of its session. */
export function userId(principal: string): string {
  const [kind, name = '', session = ''] = principal.split('/');
  return kind === 'assumed-role' ? `${roleId(name)}:${session}` : `AIDA${idOf(name)}`;
}

/** The id of a role, which is not its name. */
export function roleId(name: string): string {
  return `AROA${idOf(name)}`;
}

function idOf(name: string): string {
  return digest(name).slice(0, 17).toUpperCase();
}
