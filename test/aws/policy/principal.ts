import type { Named, PolicyDocument, Texts } from './document.ts';
import { listOf } from './document.ts';

/** Who asks. */
export interface Principal {
  /** As GetCallerIdentity tells it, or the name of a service. */
  readonly arn: string;
  readonly account: string;
  /** Of the session of a role. */
  readonly roleArn?: string;
  /** Of its identity; undefined for one that may do everything in its account. */
  readonly policies: readonly PolicyDocument[] | undefined;
  /** IAM actions that are refused whatever its policies say. */
  readonly denied?: RegExp;
  readonly boundary?: PolicyDocument;
}

/** Somebody who owns the account, and may do everything in it. */
export function ownerOf(account: string): Principal {
  return { arn: `arn:aws:iam::${account}:root`, account, policies: undefined };
}

/** A service that acts for itself. */
export function servicePrincipal(name: string): Principal {
  return { arn: name, account: '', policies: [] };
}

/**
 * How a statement means somebody: in person, or only through the account, whose own policies then
 * have to allow it as well.
 */
export type Meant = 'in-person' | 'by-account' | 'no';

/** How the `Principal` of a statement means somebody. */
export function meaningOf(named: Named | object | undefined, who: Principal): Meant {
  if (named === '*') return 'in-person';
  const entries = Object.entries(named ?? {}) as readonly (readonly [string, Texts])[];
  const found = entries.flatMap(([type, names]) =>
    listOf(names).map((name) => meaningOfName(type, name, who)),
  );
  return found.find((one) => one === 'in-person') ?? found.find((one) => one !== 'no') ?? 'no';
}

function meaningOfName(type: string, name: string, who: Principal): Meant {
  if (type === 'Service') return name === who.arn ? 'in-person' : 'no';
  if (type !== 'AWS' || who.account === '') return 'no';
  if (name === '*' || name === who.arn || name === who.roleArn) return 'in-person';
  const isAccount = name === who.account || name === `arn:aws:iam::${who.account}:root`;
  return isAccount ? 'by-account' : 'no';
}
