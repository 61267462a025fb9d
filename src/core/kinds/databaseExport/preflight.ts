import type { ChecksOf } from '../../preflight/check.ts';
import { roleChecks } from '../../preflight/checks/role.ts';
import type { StartExportTaskRequest } from '../databaseExport.ts';
import { bucketOf } from './preflight/bucket.ts';
import { callerOf } from './preflight/caller.ts';
import { keyOf } from './preflight/key.ts';
import { partsChecks } from './preflight/parts.ts';
import { roleUse } from './preflight/role.ts';
import { roleKeyChecks } from './preflight/roleKey.ts';
import { sourceCheck } from './preflight/source.ts';
import { taskChecks } from './preflight/tasks.ts';

/** What is looked at before an export task is started, in the order of the form. */
export const databaseExportChecks: ChecksOf<StartExportTaskRequest> = (subject) => [
  sourceCheck(subject),
  ...taskChecks(subject),
  ...bucketOf(subject),
  ...roleChecks(roleUse(subject)),
  ...keyOf(subject),
  ...roleKeyChecks(subject),
  ...partsChecks(subject),
  ...callerOf(subject),
];
