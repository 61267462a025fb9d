import type { Connection } from '../../core/connection.ts';
import type { AwsAccess } from '../../core/ports.ts';
import { readAccount } from './knownAccounts.ts';

/** Who would do it, and where. */
export interface Where extends Connection {
  /** Undefined only where nothing is asked of AWS and nobody can tell. */
  readonly account: string | undefined;
  readonly alias?: string;
  /** What answers instead of AWS. */
  readonly endpoint?: string;
}

/** Milliseconds that a question waits for an alias, which only makes it easier to read. */
const aliasPatience = 2_000;

/**
 * Asks AWS whose account it really is, before something is done there. Throws ExportError: what
 * costs or changes something is not done where nobody can tell.
 */
export async function askWhere(access: AwsAccess): Promise<Where> {
  const { connection, endpoint } = access;
  const asked = AbortSignal.timeout(aliasPatience);
  const { account, alias } = await readAccount(access, undefined, asked);
  return {
    ...connection,
    account,
    ...(alias !== undefined && { alias }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

/** The first lines of every question about AWS: which account it really is, and what answers. */
export function whereLines({
  account,
  alias,
  endpoint,
  profile,
  region,
}: Where): readonly string[] {
  return [
    account === undefined ? `Profile: ${profile}` : `Account: ${account} (profile ${profile})`,
    ...(alias === undefined ? [] : [`Account alias: ${alias}`]),
    `Region: ${region}`,
    ...(endpoint === undefined ? [] : [`Custom endpoint: ${endpoint}`]),
  ];
}
