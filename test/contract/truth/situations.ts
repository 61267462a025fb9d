import type { Situation } from './situation.ts';
import { backups } from './situations/backups.ts';
import { databaseBuckets } from './situations/databaseBuckets.ts';
import { databaseCallers } from './situations/databaseCallers.ts';
import { databaseForeignKeys } from './situations/databaseForeignKeys.ts';
import { databaseKeys } from './situations/databaseKeys.ts';
import { databaseParts } from './situations/databaseParts.ts';
import { databaseRolePolicies } from './situations/databaseRolePolicies.ts';
import { databaseRoles } from './situations/databaseRoles.ts';
import { databaseSources } from './situations/databaseSources.ts';
import { databaseTasks } from './situations/databaseTasks.ts';
import { domainBuckets } from './situations/domainBuckets.ts';
import { domainCallers } from './situations/domainCallers.ts';
import { domainKeys } from './situations/domainKeys.ts';
import { domainQuotas } from './situations/domainQuotas.ts';
import { tableBucketConditions } from './situations/tableBucketConditions.ts';
import { tableBucketPolicies } from './situations/tableBucketPolicies.ts';
import { tableCallers } from './situations/tableCallers.ts';
import { tableDestinations } from './situations/tableDestinations.ts';
import { tableKeys } from './situations/tableKeys.ts';
import { tableOwners } from './situations/tableOwners.ts';
import { tableStates } from './situations/tableStates.ts';
import { tableTimes } from './situations/tableTimes.ts';

/** All situations, by what they are about. */
export const situations: readonly Situation[] = [
  ...backups,
  ...databaseBuckets,
  ...databaseCallers,
  ...databaseForeignKeys,
  ...databaseKeys,
  ...databaseParts,
  ...databaseRolePolicies,
  ...databaseRoles,
  ...databaseSources,
  ...databaseTasks,
  ...domainBuckets,
  ...domainCallers,
  ...domainKeys,
  ...domainQuotas,
  ...tableBucketConditions,
  ...tableBucketPolicies,
  ...tableCallers,
  ...tableDestinations,
  ...tableKeys,
  ...tableOwners,
  ...tableStates,
  ...tableTimes,
];
