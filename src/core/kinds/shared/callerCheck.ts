import type { KindPermissions, Need } from '../../policy/required.ts';
import type { Check } from '../../preflight/check.ts';
import { callerChecks, neededActions } from '../../preflight/checks/caller.ts';
import { policyFix } from '../../preflight/paste.ts';
import type { FormFacts } from '../kind.ts';

/** Whether the caller may do what the policy for the callers of these jobs allows. */
export function callerCheck(
  permissions: KindPermissions,
  need: Need,
  { region, account, bucketRegion }: FormFacts,
): readonly Check[] {
  const asker = {
    region,
    ...(account !== '' && { account }),
    ...(bucketRegion !== undefined && { bucketRegion }),
  };
  const policy = permissions.required(need, asker).find(({ id }) => id === 'caller');
  if (policy === undefined) return [];
  const fix = policyFix('Have the missing actions allowed.', policy);
  return callerChecks({ actions: neededActions(policy.policy), fix });
}
