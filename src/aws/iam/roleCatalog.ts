import { ListRolesCommand, type Role as IamRole } from '@aws-sdk/client-iam';
import type { Role, RoleCatalog } from '../../core/ports.ts';
import { compact } from '../compact.ts';
import { cancellable } from '../connection/cancel.ts';
import type { Clients } from '../connection/clients.ts';
import { trustsExportService } from './trustPolicy.ts';

/** The roles of the account: IAM is the same in all Regions of a partition. */
export function createRoleCatalog(clients: Clients): RoleCatalog {
  return {
    async listRoles(next, signal) {
      const command = new ListRolesCommand({ MaxItems: 1000, Marker: next });
      const answer = await cancellable(signal, (options) => clients.iam().send(command, options));
      return compact({
        items: (answer.Roles ?? []).flatMap(toRole),
        next: answer.IsTruncated ? answer.Marker : undefined,
      });
    },
  };
}

function toRole({ Arn, RoleName, AssumeRolePolicyDocument = '' }: IamRole): Role[] {
  if (!Arn || !RoleName) return [];
  return [
    { arn: Arn, name: RoleName, trustsExports: trustsExportService(AssumeRolePolicyDocument) },
  ];
}
