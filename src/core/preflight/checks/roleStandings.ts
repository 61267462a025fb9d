import { isRecord, parseJson } from '../../lib/json.ts';
import { decide, type Decision } from '../../policy/decide.ts';
import { listOf } from '../../policy/elements.ts';

/** Something that a role has to be allowed on one resource. */
export interface RoleGrant {
  /** With `*` at its end all actions that begin so. */
  readonly action: string;
  readonly resource: string;
}

/** A role, by its ARN and account. */
export interface RoleName {
  readonly role: string;
  readonly account: string;
}

/** `part`: the action that all others begin like, and not each of them. */
type Standing = Decision | 'part';

/** What policies say of grants, by what they say. */
export type Standings = Readonly<Record<Standing, readonly RoleGrant[]>>;

/** What the policies of a role say of each grant, weighed together as IAM does. */
export function standingsOf(
  grants: readonly RoleGrant[],
  name: RoleName,
  policies: readonly string[],
): Standings {
  const policy = merged(policies);
  const of = (wanted: Standing) =>
    grants.filter((grant) => standing(grant, name, policy) === wanted);
  return {
    ...{ allows: of('allows'), denies: of('denies'), silent: of('silent') },
    ...{ unclear: of('unclear'), part: of('part') },
  };
}

/** What one policy says of the action that a group is named after. */
export function plainDecision(grant: RoleGrant, name: RoleName, policy: string): Decision {
  const action = grant.action.replace(/\*$/, '');
  return decide(policy, asked({ ...grant, action }, name));
}

/** `s3:GetObject*, s3:ListBucket and s3:PutObject*`. */
export function named(grants: readonly RoleGrant[]): string {
  const actions = grants.map(({ action }) => action);
  const last = actions.at(-1) ?? '';
  return actions.length < 2 ? last : `${actions.slice(0, -1).join(', ')} and ${last}`;
}

/** One policy of all statements; what is no policy stays unreadable. */
function merged(policies: readonly string[]): string {
  const statements = policies.map(parseJson).flatMap((policy) => {
    return isRecord(policy) ? listOf(policy['Statement']) : [policy];
  });
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** What covers `s3:PutObject*` as a pattern covers that very text, too. */
function standing(grant: RoleGrant, name: RoleName, policy: string): Standing {
  const plain = plainDecision(grant, name, policy);
  if (plain !== 'allows') return plain;
  return decide(policy, asked(grant, name)) === 'allows' ? 'allows' : 'part';
}

const asked = (grant: RoleGrant, { role, account }: RoleName) => ({
  principalArn: role,
  account,
  ...grant,
});
