import { GetRoleCommand, type Role } from '@aws-sdk/client-iam';
import { ExportError } from '../../core/errors.ts';
import { parseRoleArn } from '../../core/grammar/roleArn.ts';
import type { CancelSignal, Inspector } from '../../core/ports.ts';
import { expected } from '../answers.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { policyText } from './policyText.ts';
import { attachedPolicies, boundaryOf, inlinePolicies } from './rolePolicies.ts';

/** Reads roles with all that decides what they may do; IAM finds roles of the caller's account only. */
export function inspectRoles(clients: Clients): Pick<Inspector, 'role'> {
  return {
    async role(arn, signal) {
      const name = parseRoleArn(arn)?.name;
      const role = name === undefined ? undefined : await readRole(clients, name, signal);
      // IAM goes by the name: a role of this name with another path, or here and not there.
      if (name === undefined || role?.Arn !== arn) throw notFound(arn);
      const [boundary, ...policies] = await Promise.all([
        boundaryOf(clients, role, signal),
        inlinePolicies(clients, name, signal),
        attachedPolicies(clients, name, signal),
      ]);
      return {
        arn,
        trustPolicy: policyText(expected(role.AssumeRolePolicyDocument, 'GetRole')),
        policies: policies.flat(),
        ...(boundary && { boundary }),
      };
    },
  };
}

/** A role by its name, which is unique in an account whatever the path. */
export async function readRole(
  clients: Clients,
  name: string,
  signal?: CancelSignal,
): Promise<Role> {
  const command = new GetRoleCommand({ RoleName: name });
  const answer = await cancellable(signal, (options) => clients.iam().send(command, options));
  return expected(answer.Role, 'GetRole');
}

const notFound = (arn: string): ExportError =>
  new ExportError('role-not-found', { operation: 'GetRole', resource: arn });
