import { accountIn } from '../../core/grammar/account.ts';
import { attempt } from '../../core/lib/attempt.ts';
import { jobKinds } from '../../core/kinds/jobKinds.ts';
import type { AwsWorld } from '../../core/ports.ts';
import type { Connections } from '../connection/connections.ts';
import type { Account } from '../connection/knownAccounts.ts';
import type { Where } from '../connection/where.ts';
import type { ExportEntry } from '../explorer/entries.ts';

export interface WhereOfDeps {
  readonly world: Pick<AwsWorld, 'connect'>;
  readonly connections: Pick<Connections, 'accounts'>;
}

/**
 * Where a job is, as AWS told when it was started: for what is done here alone, and also where
 * nobody can ask any more. Never rejects; what is not known is left out.
 */
export async function whereOf(
  entry: ExportEntry,
  { connections, world }: WhereOfDeps,
): Promise<Where> {
  const { connection } = entry;
  const access = await attempt(() => world.connect(connection));
  const endpoint = access.ok ? access.value.endpoint : undefined;
  return {
    ...connection,
    ...accountOf(entry, connections.accounts.get(connection)),
    ...(endpoint !== undefined && { endpoint }),
  };
}

/** A snapshot can be another account's that shares it; all else is exported where it is. */
function accountOf(
  { arn, kind, source }: ExportEntry,
  known: Account | undefined,
): Pick<Where, 'account' | 'alias'> {
  const told = accountIn(arn ?? (jobKinds[kind].hasSharedSources ? '' : source.arn));
  const account = told ?? known?.account;
  const isKnown = known?.alias !== undefined && known.account === account;
  return isKnown ? { account, alias: known.alias } : { account };
}
