import { longestKey } from '../../../grammar/keyPrefix.ts';
import { partiesOf } from '../../../policy/parties.ts';
import type { Subject } from '../../../preflight/check.ts';
import type { RoleUse } from '../../../preflight/checks/role.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';
import { bucketGrants } from '../bucketGrants.ts';
import { databaseExportNeed } from '../need.ts';
import { databaseExportPermissions } from '../permissions.ts';
import { taskLayout, writtenPrefix } from '../prefixFinding.ts';
import { exportService, permissionPolicy, trustPolicy } from '../rolePolicies.ts';

/** What RDS wants of the role of a request, and the policies that give it that. */
export function roleUse({ source, input, facts }: Subject<StartExportTaskRequest>): RoleUse {
  const { account, region } = facts;
  const asker = { region, ...(account !== '' && { account }) };
  const parties = partiesOf(
    databaseExportNeed(input, source),
    asker,
    databaseExportPermissions.keyHome,
  );
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
