import type { Parties } from '../../policy/parties.ts';
import { placeholders } from '../../policy/placeholder.ts';
import { allow, policyOf } from '../../policy/policy.ts';
import type { RequiredPolicy } from '../../policy/required.ts';
import { keyStatement } from '../shared/permissions.ts';
import { bucketGrants } from './bucketGrants.ts';
import { foreignKeyActions } from './keyActions.ts';

/**
 * Who exports for RDS. AWS's pages know it by this name only; none was found that ends as addresses of
 * services do in China.
 */
export const exportService = 'export.rds.amazonaws.com';

/** Lets the export service assume the role. */
export function trustPolicy({ role }: Parties): RequiredPolicy {
  const to = { Service: exportService };
  return {
    id: 'role-trust',
    title: 'Trust policy of the role',
    attachTo: `Add the statement to the trust policy of ${named(role)} and keep those that are there.`,
    place: 'trust',
    isOptional: false,
    policy: policyOf(allow('AllowExportService', { actions: ['sts:AssumeRole'], to })),
    notes: [
      'AWS shows this trust policy without a condition. A condition on aws:SourceAccount or aws:SourceArn, as other services have them, may keep the export from starting.',
    ],
  };
}

/** Lets the role write to the bucket, and use a key of another account. */
export function permissionPolicy(parties: Parties): RequiredPolicy {
  const { UseBucket, UseFiles } = bucketGrants(parties);
  const isForeignKey = parties.key?.owner !== undefined;
  return {
    id: 'role',
    title: 'Permission policy of the role',
    attachTo: `Attach it to ${named(parties.role)}.`,
    place: 'inline-role',
    isOptional: false,
    policy: policyOf(
      allow('UseBucket', UseBucket),
      allow('UseFiles', UseFiles),
      ...(isForeignKey ? keyStatement(parties, foreignKeyActions) : []),
    ),
    notes:
      parties.prefix === ''
        ? [
            'Without a prefix the role may write everywhere in the bucket: an export with a prefix needs less.',
          ]
        : [],
  };
}

function named(role: string): string {
  return role === placeholders.role ? 'the role that RDS is to assume' : role;
}
