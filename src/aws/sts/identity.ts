import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { CancelSignal, Identity } from '../../core/ports.ts';
import { expected } from '../answers.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';

/**
 * Who credentials belong to, remembered for as long as they are the same: others, after an edit of
 * the files or a new login, may be somebody else's.
 */
export class KnownIdentity {
  private known: { readonly of: AwsCredentialIdentity; readonly identity: Identity } | undefined;

  /** Asks in the lane of the clients, unless it is known. */
  async of(clients: Clients, signal?: CancelSignal): Promise<Identity> {
    return cancellable(signal, async (options) => {
      const of = await clients.authenticate();
      if (this.known?.of === of) return this.known.identity;
      const answer = await clients.sts().send(new GetCallerIdentityCommand(), options);
      const identity = {
        account: expected(answer.Account, 'GetCallerIdentity'),
        arn: expected(answer.Arn, 'GetCallerIdentity'),
      };
      this.known = { of, identity };
      return identity;
    });
  }
}
