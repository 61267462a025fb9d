import type { Check, Subject } from '../../../preflight/check.ts';
import { bucketChecks } from '../../../preflight/checks/bucket.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';
import { taskLayout, writtenPrefix } from '../prefixFinding.ts';
import { ownerPolicy, policiesOf } from './policies.ts';
import { roleUse } from './role.ts';

/** The bucket of a request, to which RDS writes as its role; there is no way to name an owner. */
export function bucketOf(subject: Subject<StartExportTaskRequest>): readonly Check[] {
  const { input, facts } = subject;
  const { account, region } = facts;
  const actions = roleUse(subject).grants.map(({ action }) => action);
  return bucketChecks({
    bucket: input.S3BucketName,
    prefix: writtenPrefix(input.S3Prefix ?? ''),
    ...{ sourceRegion: region, mustBeInRegion: true, account, principal: input.IamRoleArn },
    ...{ actions, decisive: actions },
    layout: taskLayout(input.ExportTaskIdentifier),
    algorithm: 'KMS',
    policies: (caller) => [...policiesOf(subject, caller), ...ownerPolicy(subject, caller)],
  });
}
