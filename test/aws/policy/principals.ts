import type { AccessSeed } from '../accessSeed.ts';
import { arnOf, type Identity } from '../identities.ts';
import type { Principal } from './principal.ts';

/** What decides who may do what. */
export interface Account {
  readonly account: string;
  readonly access?: AccessSeed;
}

/** Finds somebody's policies: those of a session are the policies of its role. */
export function createPrincipals({ account, access }: Account): (identity: Identity) => Principal {
  return (identity) => {
    const { principal, denied } = identity;
    const role = /^assumed-role\/([^/]+)\//.exec(principal)?.[1];
    const owner = role === undefined ? principal : `role/${role}`;
    return {
      arn: arnOf(identity, account),
      account,
      ...(role !== undefined && { roleArn: `arn:aws:iam::${account}:role/${role}` }),
      policies: access?.policies?.[owner],
      ...(denied && { denied }),
    };
  };
}
