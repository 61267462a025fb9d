import { partiesOf } from '../../../policy/parties.ts';
import { placeholders } from '../../../policy/placeholder.ts';
import type { RequiredPolicy } from '../../../policy/required.ts';
import type { Identity } from '../../../ports.ts';
import type { Subject } from '../../../preflight/check.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';
import { bucketPolicy } from '../../shared/permissions.ts';
import { bucketGrants } from '../bucketGrants.ts';
import { databaseExportNeed } from '../need.ts';
import { databaseExportPermissions } from '../permissions.ts';

/** What the owner of the bucket has to allow the role where that is another account; which, nobody says. */
export function ownerPolicy(
  { source, input, facts }: Subject<StartExportTaskRequest>,
  caller: Partial<Identity>,
): readonly RequiredPolicy[] {
  const need = databaseExportNeed(input, source);
  const parties = partiesOf(need, { region: facts.region, ...caller }, 'source');
  const bucket = { ...parties.bucket, owner: placeholders.account };
  const attachTo = `It adds the statements to the policy of bucket ${bucket.name} and keeps those that are there.`;
  return bucketPolicy({ ...parties, bucket }, parties.role, bucketGrants(parties)).map(
    (policy) => ({ ...policy, attachTo }),
  );
}

/** The policies that a request needs, of a caller as far as known. */
export function policiesOf(
  { source, input, facts }: Subject<StartExportTaskRequest>,
  caller: Partial<Identity>,
): readonly RequiredPolicy[] {
  const need = databaseExportNeed(input, source);
  return databaseExportPermissions.required(need, { region: facts.region, ...caller });
}
