import type {
  GetPolicyRequest,
  GetPolicyResponse,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  GetRolePolicyRequest,
  GetRolePolicyResponse,
  GetRoleRequest,
  GetRoleResponse,
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
  ListRolePoliciesRequest,
  ListRolePoliciesResponse,
} from '@aws-sdk/client-iam';
import { ApiError } from '../apiError.ts';
import type { RoleSeed } from '../databaseSeed.ts';
import type { PolicyDocument } from '../policy/document.ts';
import { attachedOf, inlineOf } from '../policy/rolePolicy.ts';
import type { World } from '../world.ts';
import { markedPage } from './markedPage.ts';
import { operation, type Operation } from './operation.ts';
import { boundaryName, describeRole, managedPolicyArn } from './roles.ts';

const version = 'v3';

/** What a look at a role needs: the role itself, and its policies of both kinds. */
export function rolePolicyOperations(
  world: World,
  roles: readonly RoleSeed[],
  pageSize = 100,
): Record<string, Operation> {
  const role = (name = ''): RoleSeed =>
    demand(
      roles.find((one) => one.name === name),
      'role',
      name,
    );
  const managed = (arn = ''): PolicyDocument =>
    demand(managedIn(world, roles).get(arn), 'policy', arn);
  return {
    GetRole: operation<GetRoleRequest, GetRoleResponse>(({ RoleName }) => ({
      Role: describeRole(world, role(RoleName)),
    })),
    ListRolePolicies: operation<ListRolePoliciesRequest, ListRolePoliciesResponse>((input) => {
      const { items, ...rest } = markedPage(
        Object.keys(inlineOf(role(input.RoleName))),
        input,
        pageSize,
      );
      return { ...rest, PolicyNames: items };
    }),
    GetRolePolicy: operation<GetRolePolicyRequest, GetRolePolicyResponse>(
      ({ RoleName = '', PolicyName = '' }) => {
        const found = demand(inlineOf(role(RoleName))[PolicyName], 'role policy', PolicyName);
        return { RoleName, PolicyName, PolicyDocument: encoded(found) };
      },
    ),
    ListAttachedRolePolicies: operation<
      ListAttachedRolePoliciesRequest,
      ListAttachedRolePoliciesResponse
    >((input) => {
      const names = Object.keys(attachedOf(role(input.RoleName)));
      const { items, ...rest } = markedPage(names, input, pageSize);
      const policies = items.map((name) => ({
        PolicyName: name.slice(name.lastIndexOf('/') + 1),
        PolicyArn: arnOf(world, name),
      }));
      return { ...rest, AttachedPolicies: policies };
    }),
    GetPolicy: operation<GetPolicyRequest, GetPolicyResponse>(({ PolicyArn }) => {
      managed(PolicyArn);
      return { Policy: { Arn: PolicyArn, DefaultVersionId: version, IsAttachable: true } };
    }),
    GetPolicyVersion: operation<GetPolicyVersionRequest, GetPolicyVersionResponse>((input) => {
      const document = managed(input.PolicyArn);
      demand(input.VersionId === version ? version : undefined, 'policy version', input.VersionId);
      const about = { VersionId: version, IsDefaultVersion: true };
      return { PolicyVersion: { ...about, Document: encoded(document) } };
    }),
  };
}

function managedIn(world: World, roles: readonly RoleSeed[]): ReadonlyMap<string, PolicyDocument> {
  const all = roles.flatMap((role) => Object.entries({ ...attachedOf(role), ...boundaryOf(role) }));
  return new Map(all.map(([name, document]) => [arnOf(world, name), document]));
}

function boundaryOf(role: RoleSeed): Readonly<Record<string, PolicyDocument>> {
  return role.boundary === undefined ? {} : { [boundaryName(role)]: role.boundary };
}

function arnOf({ account }: World, policy: string): string {
  return managedPolicyArn(policy, account);
}

/** "Compliant with RFC 3986", by the IAM API reference. */
function encoded(document: PolicyDocument): string {
  return encodeURIComponent(JSON.stringify(document));
}

function demand<T>(found: T | undefined, what: string, name = ''): T {
  if (found !== undefined) return found;
  throw new ApiError('NoSuchEntity', `The ${what} with name ${name} cannot be found.`);
}
