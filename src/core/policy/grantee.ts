import { accountIn } from '../grammar/account.ts';
import type { Condition, Principal } from './policy.ts';

/** Whom a resource policy allows something, as far as its Principal alone can say. */
export interface Grantee {
  readonly to: Principal;
  readonly when?: Condition;
}

/**
 * The grantee for an ARN of GetCallerIdentity or of a role. The session of a role is told by its
 * role, as the next session has another name. Its ARN leaves out the path of the role, which a
 * Principal needs and a condition does not: then the account is the principal, and
 * `aws:PrincipalArn` narrows it down to the role.
 */
export function granteeOf(arn: string): Grantee {
  const session = /^arn:([a-z-]+):sts::\d{12}:assumed-role\/([^/]+)\//.exec(arn);
  const account = accountIn(arn);
  if (session === null || account === undefined) return { to: { AWS: arn } };
  const [, partition = '', role = ''] = session;
  const iam = `arn:${partition}:iam::${account}`;
  const roles = [`${iam}:role/${role}`, `${iam}:role/*/${role}`];
  return { to: { AWS: `${iam}:root` }, when: { ArnLike: { 'aws:PrincipalArn': roles } } };
}
