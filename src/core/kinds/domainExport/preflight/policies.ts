import type { Subject } from '../../../preflight/check.ts';
import type { RequiredPolicy } from '../../../policy/required.ts';
import type { Identity } from '../../../ports.ts';
import type { StartDomainExportRequest } from '../../domainExport.ts';
import { domainExportNeed } from '../need.ts';
import { domainExportPermissions } from '../permissions.ts';

/** The policies that a request of a caller needs. */
export function policiesOf(
  { source, input, facts: { region, bucketRegion } }: Subject<StartDomainExportRequest>,
  caller: Identity,
): readonly RequiredPolicy[] {
  const asker = { region, ...caller, ...(bucketRegion !== undefined && { bucketRegion }) };
  return domainExportPermissions.required(domainExportNeed(input, source), asker);
}
