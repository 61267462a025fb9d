import type { Check, Subject } from '../../../preflight/check.ts';
import type { StartExportTaskRequest } from '../../databaseExport.ts';
import { callerCheck } from '../../shared/callerCheck.ts';
import { databaseExportNeed } from '../need.ts';
import { databaseExportPermissions } from '../permissions.ts';

/** What who starts an export has to be allowed, and the policy that allows it. */
export function callerOf({
  source,
  input,
  facts,
}: Subject<StartExportTaskRequest>): readonly Check[] {
  return callerCheck(databaseExportPermissions, databaseExportNeed(input, source), facts, {
    following: ['rds:DescribeExportTasks'],
    more: ['rds:CancelExportTask'],
  });
}
