import { connectionKey, type Connection } from '../../core/connection.ts';
import type { AwsAccess, CancelSignal, Identity } from '../../core/ports.ts';

/** The account behind a connection, as AWS told it. */
export interface Account extends Identity {
  readonly alias?: string;
}

/** What is known of accounts so far; nothing is asked here, and nothing outlives the window. */
export class KnownAccounts {
  readonly #accounts = new Map<string, Account>();

  get(connection: Connection): Account | undefined {
    return this.#accounts.get(connectionKey(connection));
  }

  /** Undefined forgets it. */
  set(connection: Connection, account: Account | undefined): void {
    if (account === undefined) this.#accounts.delete(connectionKey(connection));
    else this.#accounts.set(connectionKey(connection), account);
  }
}

/** Asks AWS for the account. Throws ExportError; an alias that cannot be had is left out. */
export async function readAccount(
  access: Pick<AwsAccess, 'accountAlias' | 'identity'>,
  signal?: CancelSignal,
  aliasSignal = signal,
): Promise<Account> {
  const identity = await access.identity(signal);
  const alias = await access.accountAlias(aliasSignal).catch(() => undefined);
  return { ...identity, ...(alias !== undefined && { alias }) };
}
