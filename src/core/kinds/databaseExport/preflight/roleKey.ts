import { parseKeyArn } from '../../../grammar/kms.ts';
import { parseRoleArn } from '../../../grammar/roleArn.ts';
import type { Check, Subject } from '../../../preflight/check.ts';
import { named, standingsOf } from '../../../preflight/checks/roleStandings.ts';
import { pass, warn, type Found } from '../../../preflight/found.ts';
import { policyFix } from '../../../preflight/paste.ts';
import type { RoleLook } from '../../../ports.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';
import { foreignKeyActions } from '../keyActions.ts';
import { roleUse } from './role.ts';

/**
 * Whether the role may use a key of another account, which takes policies of both sides ("Using a
 * cross-account AWS KMS key"). Of a key of its own account it needs nothing.
 */
export function roleKeyChecks(subject: Subject<StartExportTaskRequest>): readonly Check[] {
  const { input, facts } = subject;
  const owner = parseKeyArn(input.KmsKeyId)?.account ?? facts.account;
  const role = parseRoleArn(input.IamRoleArn);
  if (owner === facts.account || role?.account !== facts.account) return [];
  return [
    {
      id: 'role-key',
      looked: `Use of the KMS key by ${role.name}`,
      field: 'roleArn',
      async find({ inspect, keys }, signal) {
        const [look, { arn }] = await Promise.all([
          inspect.role(input.IamRoleArn, signal),
          keys.describeKey(input.KmsKeyId, facts.region, signal),
        ]);
        return useFound(subject, look, arn);
      },
    },
  ];
}

/** A warning only: AWS does not tell which of the actions the role is really asked for. */
function useFound(
  subject: Subject<StartExportTaskRequest>,
  { policies }: RoleLook,
  key: string,
): Found {
  const use = roleUse(subject);
  const grants = foreignKeyActions.map((action) => ({ action, resource: key }));
  const { allows } = standingsOf(grants, use, policies);
  const lacking = grants.filter((grant) => !allows.includes(grant));
  if (lacking.length === 0) return pass('The policies of the role allow all that AWS asks for.');
  return warn(
    `The key belongs to another account, and the policies of the role do not clearly allow ${named(lacking)} on it.`,
    policyFix('Allow the role what AWS asks for.', use.policies.permissions),
  );
}
