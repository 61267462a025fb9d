import { groupBy } from '../../lib/groupBy.ts';
import { identitiesOf } from '../../policy/grantee.ts';
import type { CancelSignal, Identity, Inspector, Simulated } from '../../ports.ts';
import type { Check, Looks } from '../check.ts';
import { pass, unknown, type Found } from '../found.ts';
import { simulatedFound, type Tried } from './callerFound.ts';
import type { Needed, NeededAction } from './neededActions.ts';

/** What a caller needs, some of which may have to be looked up. */
export type NeedOf = (caller: Identity, looks: Looks, signal: CancelSignal) => Promise<Needed>;

/**
 * What IAM's simulation says that the caller may do. It knows no policies of buckets and keys and
 * not all of an organization's, so that it is never certain.
 */
export function callerChecks(needOf: NeedOf): readonly Check[] {
  return [
    {
      ...{ id: 'caller-actions', looked: 'Permissions of this profile' },
      find: (looks, signal) => callerFound(needOf, looks, signal),
    },
  ];
}

async function callerFound(needOf: NeedOf, looks: Looks, signal: CancelSignal): Promise<Found> {
  const caller = await looks.identity(signal);
  const { arn } = caller;
  if (arn.endsWith(':root')) return pass('It is the root user, whom IAM policies do not limit.');
  if (identitiesOf(arn).length === 0) {
    return unknown('IAM simulates users and roles only, and this profile is neither.');
  }
  const needed = await needOf(caller, looks, signal);
  return simulatedFound(await simulated(arn, needed.actions, looks, signal), needed);
}

/** One call for all actions on one resource: IAM tries each with each. */
async function simulated(
  arn: string,
  needed: readonly NeededAction[],
  { inspect }: Looks,
  signal: CancelSignal,
): Promise<readonly Tried[]> {
  const groups = [...groupBy(needed, together).values()].map(async (group) => {
    const answers = await inspect.simulate(arn, askedOf(group), signal);
    return group.map((one) => ({ ...one, decision: decisionOn(one, answers) }));
  });
  return (await Promise.all(groups)).flat();
}

function askedOf(group: readonly NeededAction[]): Parameters<Inspector['simulate']>[1] {
  return {
    actions: [...new Set(group.map(({ action }) => action))],
    resources: [...new Set(group.map(({ resource }) => resource))],
    ...(group[0]?.context && { context: group[0].context }),
  };
}

/** What has no answer of its own is no permission. */
function decisionOn(
  { action }: NeededAction,
  answers: readonly Simulated[],
): Simulated['decision'] {
  return answers.find((one) => one.action === action)?.decision ?? 'implicitDeny';
}

const together = ({ resource, context = {} }: NeededAction): string =>
  JSON.stringify([resource, context]);
