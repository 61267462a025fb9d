import type { DatabaseTableSeed } from '../../databaseSeed.ts';
import { digest, toUuid } from '../../digest.ts';
import type { TaskFacts } from './taskFacts.ts';

type Place = Pick<TaskFacts, 'taskId' | 'prefix'>;

/** The folder of a task in its bucket, without a closing `/`. */
export function taskFolder({ taskId, prefix = '' }: Place): string {
  const parent = plain(prefix).replace(/\/$/, '');
  return parent === '' ? taskId : `${parent}/${taskId}`;
}

/** The table as the export calls it: MySQL's and MariaDB's have the database in the place of a schema. */
export function targetOf({ database, schema = database, name }: DatabaseTableSeed): string {
  return `${database}.${schema}.${name}`;
}

/** The folder of a table's only batch, without a closing `/`. */
export function batchFolder(facts: Place, table: DatabaseTableSeed): string {
  const { database, schema = database, name } = table;
  return `${taskFolder(facts)}/${plain(database)}/${plain(`${schema}.${name}`)}/1`;
}

/** The key of a table's only data file; the same at every call. */
export function partKey(facts: Place, table: DatabaseTableSeed): string {
  const uuid = toUuid(digest(`${facts.taskId} ${targetOf(table)}`));
  return `${batchFolder(facts, table)}/part-00000-${uuid}-c000.gz.parquet`;
}

/** RDS writes `_` for what it does not take in paths. */
function plain(path: string): string {
  return path.replace(/[\\`" ]/g, '_');
}
