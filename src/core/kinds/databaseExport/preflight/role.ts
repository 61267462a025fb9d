import { longestKey } from '../../../grammar/keyPrefix.ts';
import { partiesOf } from '../../../policy/parties.ts';
import type { Subject } from '../../../preflight/check.ts';
import type { RoleUse } from '../../../preflight/checks/role.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';
import { databaseExportNeed } from '../need.ts';
import { taskLayout, writtenPrefix } from '../prefixFinding.ts';
import { bucketGrants } from '../roleGrants.ts';
import { exportService, permissionPolicy, trustPolicy } from '../rolePolicies.ts';

/** What RDS wants of the role of a request, and the policies that give it that. */
export function roleUse({ source, input, facts }: Subject<StartExportTaskRequest>): RoleUse {
  const { account, region } = facts;
  const parties = partiesOf(databaseExportNeed(input, source), {
    region,
    ...(account !== '' && { account }),
  });
  const { UseBucket, UseFiles } = bucketGrants(parties);
  const file = `${parties.bucket.arn}/${someFile(input)}`;
  return {
    ...{ role: input.IamRoleArn, account, service: exportService },
    bucket: { name: input.S3BucketName, region },
    grants: [
      ...UseBucket.actions.map((action) => ({ action, resource: parties.bucket.arn })),
      ...UseFiles.actions.map((action) => ({ action, resource: file })),
    ],
    policies: { trust: trustPolicy(parties), permissions: permissionPolicy(parties) },
  };
}

/** A key that the export will write. */
function someFile({ S3Prefix = '', ExportTaskIdentifier: id }: StartExportTaskRequest): string {
  return longestKey(writtenPrefix(S3Prefix), taskLayout(id));
}
