import { holds, type Context } from './condition.ts';
import { listOf, statementsOf, type PolicyDocument, type PolicyStatement } from './document.ts';
import { meaningOf, type Meant, type Principal } from './principal.ts';
import { fits, fitsAction } from './wildcard.ts';

/** One thing that somebody wants to do. */
export interface Wish {
  readonly who: Principal;
  readonly action: string;
  /** An ARN, or `*` for actions on no resource. */
  readonly resource: string;
  readonly context: Context;
}

/** What the policies of an identity say. */
export type Word = 'allow' | 'deny' | 'silent';
/** What the policy of a resource says; it may allow no more than the account's policies do. */
export type ResourceWord = Word | 'allow-account';

/** What policies that name no principal say of a wish: "Policy evaluation logic" of the IAM guide. */
export function identityWord(policies: readonly PolicyDocument[], wish: Wish): Word {
  const about = policies.flatMap(statementsOf).filter((one) => isAbout(one, wish));
  if (about.some(({ Effect }) => Effect === 'Deny')) return 'deny';
  return about.length > 0 ? 'allow' : 'silent';
}

/** What the policy of a bucket, of a key, or the trust policy of a role says of a wish. */
export function resourceWord(document: PolicyDocument | undefined, wish: Wish): ResourceWord {
  const about = document === undefined ? [] : statementsOf(document);
  const meant = about
    .filter((one) => isAbout(one, wish))
    .map((one) => ({ ...one, meant: meaningOfStatement(one, wish.who) }))
    .filter((one) => one.meant !== 'no');
  if (meant.some(({ Effect }) => Effect === 'Deny')) return 'deny';
  if (meant.length === 0) return 'silent';
  return meant.some((one) => one.meant === 'in-person') ? 'allow' : 'allow-account';
}

/**
 * Who is not named is meant in person. An account that is named spares its root user only: "AWS JSON
 * policy elements: NotPrincipal".
 */
function meaningOfStatement({ Principal, NotPrincipal }: PolicyStatement, who: Principal): Meant {
  if (NotPrincipal === undefined) return meaningOf(Principal, who);
  return meaningOf(NotPrincipal, who) === 'in-person' ? 'no' : 'in-person';
}

function isAbout(statement: PolicyStatement, { action, resource, context }: Wish): boolean {
  const { Action, NotAction, Resource, NotResource } = statement;
  const named = (patterns: readonly string[]) => patterns.some((one) => fitsAction(one, action));
  const placed = (patterns: readonly string[]) => patterns.some((one) => fits(one, resource));
  const rightAction = NotAction === undefined ? named(listOf(Action)) : !named(listOf(NotAction));
  return rightAction && isPlaced() && holds(statement, context);

  /** A trust policy is about its role without saying so. */
  function isPlaced(): boolean {
    if (NotResource !== undefined) return !placed(listOf(NotResource));
    return Resource === undefined || placed(listOf(Resource));
  }
}
