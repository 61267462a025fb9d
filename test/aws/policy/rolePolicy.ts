import type { RoleSeed } from '../databaseSeed.ts';
import { policy, type PolicyDocument } from './document.ts';
import { contextOf } from './context.ts';
import { resourceWord } from './evaluate.ts';
import { servicePrincipal, type Principal } from './principal.ts';

/** The trust policy of a role: its own, or one for the services that it trusts. */
export function trustOf({ trust, trusts }: RoleSeed): PolicyDocument {
  if (trust !== undefined) return trust;
  return policy(
    ...trusts.map((Service) => ({
      Effect: 'Allow' as const,
      Principal: { Service },
      Action: 'sts:AssumeRole',
    })),
  );
}

/** The inline policies of a role by name; one that is enough for exports unless told. */
export function inlineOf({ inline, s3Access }: RoleSeed): Readonly<Record<string, PolicyDocument>> {
  return inline ?? (s3Access === true ? { exports: exportPolicy } : {});
}

const exportPolicy = policy({
  Effect: 'Allow',
  Action: [
    's3:PutObject*',
    's3:GetObject*',
    's3:ListBucket',
    's3:DeleteObject*',
    's3:GetBucketLocation',
  ],
  Resource: '*',
});

/** The managed policies of a role by name. */
export function attachedOf({ attached }: RoleSeed): Readonly<Record<string, PolicyDocument>> {
  return attached ?? {};
}

/** A role at work: its session, with all that its policies say. */
export function roleAtWork(role: RoleSeed, arn: string, account: string): Principal {
  return {
    arn: `arn:aws:sts::${account}:assumed-role/${role.name}/stand-in`,
    account,
    roleArn: arn,
    policies: [...Object.values(inlineOf(role)), ...Object.values(attachedOf(role))],
    ...(role.boundary && { boundary: role.boundary }),
  };
}

/** Whether a service may assume a role. Which condition keys it would send is not known: none. */
export function trustsService(role: RoleSeed, arn: string, service: string): boolean {
  const who = servicePrincipal(service);
  const wish = { who, action: 'sts:AssumeRole', resource: arn, context: contextOf(who) };
  return resourceWord(trustOf(role), wish) === 'allow';
}
