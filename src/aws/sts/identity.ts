import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { CancelSignal, Identity } from '../../core/ports.ts';
import { expected } from '../answers.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';

/** Asks who the credentials belong to; the answer holds for as long as the clients do. */
export function createIdentity(clients: Clients): (signal?: CancelSignal) => Promise<Identity> {
  let known: Identity | undefined;
  return async (signal) => {
    if (known !== undefined) return known;
    const answer = await cancellable(signal, (options) =>
      clients.sts().send(new GetCallerIdentityCommand(), options),
    );
    known = {
      account: expected(answer.Account, 'GetCallerIdentity'),
      arn: expected(answer.Arn, 'GetCallerIdentity'),
    };
    return known;
  };
}
