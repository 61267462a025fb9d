import type {
  EvaluationResult,
  SimulatePrincipalPolicyRequest,
  SimulatePolicyResponse,
} from '@aws-sdk/client-iam';
import type { AccessSeed } from '../accessSeed.ts';
import { ApiError } from '../apiError.ts';
import type { RoleSeed } from '../databaseSeed.ts';
import { identities } from '../identities.ts';
import { contextOf } from '../policy/context.ts';
import { ownWord } from '../policy/permit.ts';
import type { Principal } from '../policy/principal.ts';
import { roleAtWork } from '../policy/rolePolicy.ts';
import type { World } from '../world.ts';
import { markedPage } from './markedPage.ts';
import { operation, type Operation, type Wire } from './operation.ts';
import { roleArn } from './roles.ts';

/** Whom the simulator knows. */
export interface Simulation {
  readonly world: World;
  readonly roles: readonly RoleSeed[];
  readonly access: AccessSeed;
}

/** SimulatePrincipalPolicy: what policies of identities say, and no policy of a bucket or key. */
export function simulatorOperations(parts: Simulation, pageSize = 100): Record<string, Operation> {
  return {
    SimulatePrincipalPolicy: operation<SimulatePrincipalPolicyRequest, SimulatePolicyResponse>(
      (input) => {
        const { PolicySourceArn = '', ActionNames = [], ResourceArns = ['*'] } = input;
        const who = sourceOf(parts, PolicySourceArn);
        const context = contextOf(who, { 'aws:SourceIp': undefined, ...toldBy(input) });
        const results = ActionNames.flatMap((action) =>
          ResourceArns.map((resource) => resultOf({ who, action, resource, context })),
        );
        const { items, ...rest } = markedPage(results, input, pageSize);
        return { ...rest, EvaluationResults: items };
      },
    ),
  };
}

/** Without an entry a condition key has no value, as in the request of somebody who left it out. */
function toldBy({
  ContextEntries: entries = [],
}: Wire<SimulatePrincipalPolicyRequest>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    entries.map(({ ContextKeyName: key = '', ContextKeyValues: values = [] }) => [key, values]),
  );
}

function resultOf(asked: Parameters<typeof ownWord>[0]): Wire<EvaluationResult> {
  const { action, resource } = asked;
  if (!/^[a-z0-9-]+:\w+$/.test(action)) {
    throw new ApiError('InvalidInput', `Invalid action name: ${action}`);
  }
  const word = ownWord(asked);
  const decisions = { allow: 'allowed', deny: 'explicitDeny', silent: 'implicitDeny' } as const;
  return { EvalActionName: action, EvalResourceName: resource, EvalDecision: decisions[word] };
}

/** A user or a role of the account by its ARN; sessions and the account itself are none. */
function sourceOf({ world, roles, access }: Simulation, arn: string): Principal {
  const { account } = world;
  const prefix = `arn:aws:iam::${account}:`;
  const seeded = roles.find((role) => roleArn(role, account) === arn);
  if (seeded && access.policies?.[`role/${seeded.name}`] === undefined) {
    return roleAtWork(seeded, arn, account);
  }
  const name = arn.startsWith(prefix) ? arn.slice(prefix.length) : '';
  if (!/^(?:user|role)\//.test(name)) {
    throw new ApiError(
      'InvalidInput',
      `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`,
    );
  }
  const principal = name.replace(/^role\/(?:.*\/)?([^/]+)$/, 'assumed-role/$1/simulated');
  const known = identities.find((one) => one.principal === principal);
  if (!known && !seeded && access.policies?.[name] === undefined) {
    throw new ApiError('NoSuchEntity', `The entity ${arn} cannot be found.`);
  }
  const identity = { profile: '', accessKeyId: '', secretAccessKey: '', region: '', ...known };
  return world.principalOf({ ...identity, principal });
}
