import { ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import type { AwsCredentialIdentity } from '@smithy/types';
import { isExportError } from '../../core/errors.ts';
import type { CancelSignal } from '../../core/ports.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';

/**
 * The alias of the account, asked for once for each set of credentials, which may be those of
 * another account after an edit; an account has one at most. Undefined also where it may not be
 * read: many people do not have `iam:ListAccountAliases`.
 */
export function createAccountAlias(
  clients: Clients,
): (signal?: CancelSignal) => Promise<string | undefined> {
  let known: { readonly of: AwsCredentialIdentity; readonly alias: string | undefined } | undefined;
  return (signal) =>
    cancellable(signal, async () => {
      const of = await clients.authenticate();
      if (known?.of !== of) known = { of, alias: await readAlias(clients, signal) };
      return known.alias;
    });
}

async function readAlias(clients: Clients, signal?: CancelSignal): Promise<string | undefined> {
  try {
    const answer = await cancellable(signal, (options) =>
      clients.iam().send(new ListAccountAliasesCommand(), options),
    );
    return answer.AccountAliases?.[0];
  } catch (error) {
    if (isExportError(error) && error.reason === 'access-denied') return undefined;
    throw error;
  }
}
