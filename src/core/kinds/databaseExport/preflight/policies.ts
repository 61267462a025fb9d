import type { RequiredPolicy } from '../../../policy/required.ts';
import type { Identity } from '../../../ports.ts';
import type { Subject } from '../../../preflight/check.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';
import { databaseExportNeed } from '../need.ts';
import { databaseExportPermissions } from '../permissions.ts';

/** The policies that a request needs, of a caller as far as known. */
export function policiesOf(
  { source, input, facts }: Subject<StartExportTaskRequest>,
  caller: Partial<Identity>,
): readonly RequiredPolicy[] {
  const need = databaseExportNeed(input, source);
  return databaseExportPermissions.required(need, { region: facts.region, ...caller });
}
