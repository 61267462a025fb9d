import { isRecord } from './lib/json.ts';

/** Where requests go and who signs them: a profile of the shared AWS config files, and a Region. */
export interface Connection {
  readonly profile: string;
  readonly region: string;
}

/**
 * In place of a profile's name: the credentials that the editor itself was started with, from
 * environment variables, a container or the machine's role. The SDK reads no profile of this name.
 */
export const environmentProfile = '(environment)';

/** A key that is the same for the same connection, for maps and file names. */
export function connectionKey(connection: Connection): string {
  return `${connection.profile}@${connection.region}`;
}

/** A connection as people read it, for the many places where there is little room. */
export function connectionName({ profile, region }: Connection): string {
  return `${profile} · ${region}`;
}

export function sameConnection(a: Connection, b: Connection): boolean {
  return a.profile === b.profile && a.region === b.region;
}

/** What was stored or handed over, if it is a connection; state can come from another version. */
export function toConnection(value: unknown): Connection | undefined {
  if (!isRecord(value)) return undefined;
  const { profile, region } = value;
  return typeof profile === 'string' && typeof region === 'string'
    ? { profile, region }
    : undefined;
}
