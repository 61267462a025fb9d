import type { Seed } from '../seed.ts';
import { backups, deletedTables } from './backups.ts';
import { buckets } from './buckets.ts';
import { domainExports } from './domainExports.ts';
import { domains } from './domains.ts';
import { exports } from './exports.ts';
import { keys } from './keys.ts';
import { clusters, clusterSnapshots } from './rds/clusters.ts';
import { snapshots } from './rds/snapshots.ts';
import { tasks } from './rds/tasks.ts';
import { roles } from './roles.ts';
import { tables } from './tables.ts';

/** The account of an imagined outdoor shop, for the demo, the screenshots and most tests. */
export const demoSeed: Seed = {
  account: '111122223333',
  region: 'eu-west-1',
  tables,
  buckets,
  keys,
  exports,
  deletedTables,
  backups,
  domains,
  domainExports,
  databases: [...snapshots, ...clusterSnapshots, ...clusters],
  tasks,
  roles,
};
