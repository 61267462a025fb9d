import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  type Role,
} from '@aws-sdk/client-iam';
import { isExportError } from '../../core/errors.ts';
import type { CancelSignal, RoleLook } from '../../core/ports.ts';
import { expected } from '../answers.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { allOf } from './markers.ts';
import { policyText } from './policyText.ts';

/** The inline policies of a role, as JSON. */
export async function inlinePolicies(
  clients: Clients,
  role: string,
  signal?: CancelSignal,
): Promise<readonly string[]> {
  const names = await allOf(async (Marker) => {
    const command = new ListRolePoliciesCommand({ RoleName: role, Marker });
    const answer = await cancellable(signal, (options) => clients.iam().send(command, options));
    return { ...answer, items: answer.PolicyNames };
  });
  return Promise.all(
    names.map(async (name) => {
      const command = new GetRolePolicyCommand({ RoleName: role, PolicyName: name });
      const answer = await cancellable(signal, (options) => clients.iam().send(command, options));
      return policyText(expected(answer.PolicyDocument, 'GetRolePolicy'));
    }),
  );
}

/** The managed policies of a role in the version that counts, as JSON. */
export async function attachedPolicies(
  clients: Clients,
  role: string,
  signal?: CancelSignal,
): Promise<readonly string[]> {
  const attached = await allOf(async (Marker) => {
    const command = new ListAttachedRolePoliciesCommand({ RoleName: role, Marker });
    const answer = await cancellable(signal, (options) => clients.iam().send(command, options));
    return { ...answer, items: answer.AttachedPolicies };
  });
  return Promise.all(
    attached.map(({ PolicyArn }) =>
      managedPolicy(clients, expected(PolicyArn, 'ListAttachedRolePolicies'), signal),
    ),
  );
}

/** The boundary of a role, whose own policies can be judged without it, too. */
export async function boundaryOf(
  clients: Clients,
  { PermissionsBoundary: boundary }: Role,
  signal?: CancelSignal,
): Promise<RoleLook['boundary']> {
  if (boundary === undefined) return undefined;
  try {
    const arn = expected(boundary.PermissionsBoundaryArn, 'GetRole');
    return { policy: await managedPolicy(clients, arn, signal) };
  } catch (error) {
    if (isExportError(error) && error.reason === 'access-denied') return {};
    throw error;
  }
}

async function managedPolicy(
  clients: Clients,
  arn: string,
  signal?: CancelSignal,
): Promise<string> {
  const ask = new GetPolicyCommand({ PolicyArn: arn });
  const { Policy } = await cancellable(signal, (options) => clients.iam().send(ask, options));
  const VersionId = expected(Policy?.DefaultVersionId, 'GetPolicy');
  const read = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId });
  const answer = await cancellable(signal, (options) => clients.iam().send(read, options));
  return policyText(expected(answer.PolicyVersion?.Document, 'GetPolicyVersion'));
}
