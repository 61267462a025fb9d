import { placeholders } from './placeholder.ts';
import type { Condition, Principal } from './policy.ts';
import { asText } from './resources.ts';

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
  const session = sessionOf(arn);
  if (session === undefined) return { to: { AWS: arn } };
  const { account, roles } = session;
  return { to: { AWS: `${account}:root` }, when: { ArnLike: { 'aws:PrincipalArn': roles } } };
}

/**
 * The resources of IAM that an ARN of GetCallerIdentity can stand for: the user, or the roles that a
 * session can be of. None for the root user and for sessions without a role.
 */
export function identitiesOf(arn: string): readonly string[] {
  const isUser = /^arn:[a-z-]+:iam::\d{12}:user\//.test(arn);
  if (isUser || arn === placeholders.caller) return [asText(arn)];
  return sessionOf(arn)?.roles ?? [];
}

interface Session {
  /** All of IAM in its account, such as `arn:aws:iam::111122223333`. */
  readonly account: string;
  /** Without a path, and with any. */
  readonly roles: readonly string[];
}

function sessionOf(arn: string): Session | undefined {
  const found = /^arn:([a-z-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  if (found === null) return undefined;
  const [, partition = '', number = '', role = ''] = found;
  const account = `arn:${partition}:iam::${number}`;
  return { account, roles: [`${account}:role/${role}`, `${account}:role/*/${role}`] };
}
