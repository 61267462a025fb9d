import { SimulatePrincipalPolicyCommand, type ContextEntry } from '@aws-sdk/client-iam';
import { ExportError } from '../../core/errors.ts';
import type { CancelSignal, Inspector } from '../../core/ports.ts';
import { expected } from '../answers.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { readRole } from './inspectRole.ts';
import { allOf } from './markers.ts';
import { simulated } from './simulated.ts';

/**
 * What IAM says that the identity policies of a caller allow. Policies of buckets and keys are not
 * asked ("SimulatePrincipalPolicy" of the IAM API reference).
 */
export function createSimulator(clients: Clients): Pick<Inspector, 'simulate'> {
  return {
    async simulate(callerArn, { actions, resources, context = {} }, signal) {
      const asked = {
        PolicySourceArn: await policySource(clients, callerArn, signal),
        ActionNames: [...actions],
        ResourceArns: [...resources],
        ContextEntries: Object.entries(context).map(contextEntry),
      };
      const results = await allOf(async (Marker) => {
        const command = new SimulatePrincipalPolicyCommand({ ...asked, Marker });
        const answer = await cancellable(signal, (options) => clients.iam().send(command, options));
        return { ...answer, items: answer.EvaluationResults };
      });
      return results.flatMap(simulated);
    },
  };
}

function contextEntry([key, value]: readonly [string, string]): ContextEntry {
  return { ContextKeyName: key, ContextKeyType: 'string', ContextKeyValues: [value] };
}

/** The user or role whose policies count: a session's ARN names its role without the path. */
async function policySource(
  clients: Clients,
  callerArn: string,
  signal?: CancelSignal,
): Promise<string> {
  if (/^arn:[^:]+:iam::\d{12}:user\//.test(callerArn)) return callerArn;
  const role = /^arn:[^:]+:sts::\d{12}:assumed-role\/([^/]+)\//.exec(callerArn)?.[1];
  const operation = 'SimulatePrincipalPolicy';
  if (role === undefined) throw new ExportError('validation', { operation, resource: callerArn });
  return expected((await readRole(clients, role, signal)).Arn, 'GetRole');
}
