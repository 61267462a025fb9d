import { parseKeyArn } from '../../grammar/kms.ts';
import { partitionOf } from '../../grammar/regions.ts';
import { policyOf } from '../../policy/policy.ts';
import type { KindPermissions, Need } from '../../policy/required.ts';
import type { Check } from '../../preflight/check.ts';
import { callerChecks } from '../../preflight/checks/caller.ts';
import {
  neededActions,
  type Besides,
  type NeededAction,
} from '../../preflight/checks/neededActions.ts';
import { policyFix } from '../../preflight/paste.ts';
import type { FormFacts } from '../kind.ts';
import { withKey } from './callerKey.ts';
import { uploadKeyActions } from './uploadKey.ts';

/** Whether the caller may do what the policy for the callers of these jobs allows. */
export function callerCheck(
  permissions: KindPermissions,
  need: Need,
  { region, bucketRegion }: FormFacts,
  besides: Besides,
): readonly Check[] {
  return callerChecks(async (caller, looks, signal) => {
    const asker = { region, ...caller, ...(bucketRegion !== undefined && { bucketRegion }) };
    const keyed = await withKey({ need, asker }, permissions.keyHome, looks, signal);
    const policies = permissions.required(keyed.need, keyed.asker);
    const policy = policies.find(({ id }) => id === 'caller');
    if (policy === undefined) return { actions: [], untried: [] };
    const own = policy.policy.Statement.filter(
      ({ Sid }) => !keyed.isAwsManaged || Sid !== 'UseKey',
    );
    const { actions, untried } = neededActions(policyOf(...own), besides);
    const fix = policyFix('Have the missing actions allowed.', policy);
    return { actions: actions.map(throughS3), untried, fix };
  });
}

/**
 * S3 uses the key for who uploads, and policies often let only S3 ("kms:ViaService"). What services
 * of other partitions are called there is not known.
 */
function throughS3(one: NeededAction): NeededAction {
  const { region } = parseKeyArn(one.resource) ?? {};
  if (region === undefined || !uploadKeyActions.includes(one.action)) return one;
  if (partitionOf(region) !== 'aws') return one;
  return { ...one, context: { 'kms:ViaService': `s3.${region}.amazonaws.com` } };
}
