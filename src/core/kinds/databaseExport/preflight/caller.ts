import { isExportError } from '../../../errors.ts';
import type { CancelSignal } from '../../../ports.ts';
import type { Check, Looks, Subject } from '../../../preflight/check.ts';
import { callerChecks, type NeededAction } from '../../../preflight/checks/caller.ts';
import { policyFix } from '../../../preflight/paste.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';
import { ownKeyActions } from '../keyActions.ts';
import { exportService } from '../rolePolicies.ts';
import { policiesOf } from './policies.ts';

/** What who starts an export has to be allowed, and the policy that allows it. */
export function callerOf(subject: Subject<StartExportTaskRequest>): readonly Check[] {
  const { input, facts } = subject;
  const known = facts.account === '' ? {} : { account: facts.account };
  const policy = policiesOf(subject, known).find(({ id }) => id === 'caller');
  return callerChecks({
    actions: [
      { action: 'rds:StartExportTask', resource: input.SourceArn },
      { action: 'rds:DescribeExportTasks', resource: '*' },
      {
        action: 'iam:PassRole',
        resource: input.IamRoleArn,
        context: { 'iam:PassedToService': exportService },
      },
    ],
    lookUp: (looks, signal) => useOfKey(subject, looks, signal),
    ...(policy && { fix: policyFix('Have the missing actions allowed.', policy) }),
  });
}

/** IAM takes the ARN of a key, which an alias does not tell. */
async function useOfKey(
  { input, facts }: Subject<StartExportTaskRequest>,
  { keys }: Looks,
  signal: CancelSignal,
): Promise<readonly NeededAction[]> {
  try {
    const { arn } = await keys.describeKey(input.KmsKeyId, facts.region, signal);
    return ownKeyActions.map((action) => ({ action, resource: arn }));
  } catch (error) {
    if (isExportError(error)) return [];
    throw error;
  }
}
