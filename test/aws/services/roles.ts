import type { ListRolesRequest, ListRolesResponse, Role } from '@aws-sdk/client-iam';
import { ApiError } from '../apiError.ts';
import type { RoleSeed } from '../databaseSeed.ts';
import { digest } from '../digest.ts';
import { trustOf } from '../policy/rolePolicy.ts';
import type { World } from '../world.ts';
import { operation, toSeconds, type Operation, type Wire } from './operation.ts';

const usualPage = 100;
const longestPage = 1000;

/** The one operation that a role picker needs. Roles belong to no Region. */
export function roleOperations(
  world: World,
  roles: readonly RoleSeed[],
  pageSize = longestPage,
): Record<string, Operation> {
  const sorted = [...roles].sort((one, other) => (one.name < other.name ? -1 : 1));
  return {
    ListRoles: operation<ListRolesRequest, ListRolesResponse>((input) => {
      const { PathPrefix = '/', MaxItems = usualPage, Marker } = input;
      checkPaging(MaxItems);
      const after = Marker === undefined ? '' : Buffer.from(Marker, 'base64').toString();
      const rest = sorted.filter(
        (role) => pathOf(role).startsWith(PathPrefix) && role.name > after,
      );
      const page = rest.slice(0, Math.min(MaxItems, pageSize));
      const last = page.length < rest.length ? page.at(-1) : undefined;
      return {
        Roles: page.map((role) => describeRole(world, role)),
        IsTruncated: last !== undefined,
        ...(last && { Marker: Buffer.from(last.name).toString('base64') }),
      };
    }),
  };
}

/** The ARN of a role of the account. */
export function roleArn(role: Pick<RoleSeed, 'name' | 'path'>, account: string): string {
  return `arn:aws:iam::${account}:role${pathOf(role)}${role.name}`;
}

/** The ARN of a managed policy of the account by its name; one of AWS goes by its ARN. */
export function managedPolicyArn(policy: string, account: string): string {
  return policy.startsWith('arn:') ? policy : `arn:aws:iam::${account}:policy/${policy}`;
}

/** The name of the managed policy that is the boundary of a role. */
export function boundaryName({ name }: RoleSeed): string {
  return `${name}-boundary`;
}

function checkPaging(items: number): void {
  if (items >= 1 && items <= longestPage) return;
  const message = `1 validation error detected: Value '${items}' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and ${longestPage}`;
  throw new ApiError('ValidationError', message);
}

/** A role as IAM describes it. */
export function describeRole({ account, clock }: World, role: RoleSeed): Wire<Role> {
  const { name, description } = role;
  return {
    Path: pathOf(role),
    RoleName: name,
    RoleId: `AROA${digest(name).slice(0, 17).toUpperCase()}`,
    Arn: roleArn(role, account),
    CreateDate: toSeconds(clock.now() - role.createdAgo),
    AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trustOf(role))),
    MaxSessionDuration: 3600,
    ...(description !== undefined && { Description: description }),
    ...(role.boundary && {
      PermissionsBoundary: {
        PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
        PermissionsBoundaryArn: managedPolicyArn(boundaryName(role), account),
      },
    }),
  };
}

function pathOf({ path = '/' }: Pick<RoleSeed, 'path'>): string {
  return path;
}
