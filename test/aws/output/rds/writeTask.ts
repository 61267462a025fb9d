import type { DatabaseTableSeed } from '../../databaseSeed.ts';
import type { PutObject } from '../exportFacts.ts';
import { toParquet } from './parquet.ts';
import type { TaskFacts } from './taskFacts.ts';
import { exportInfo, tablesInfo, type WrittenTable } from './taskInfo.ts';
import { batchFolder, partKey, taskFolder } from './taskLayout.ts';

const data = 'binary/octet-stream';

/**
 * Writes what a finished export task leaves in S3: the tables, then what is told of them, and what
 * is told of the task last.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.html
 */
export async function writeTask(put: PutObject, facts: TaskFacts): Promise<void> {
  const written = await writeTables(put, facts);
  const folder = taskFolder(facts);
  const count = facts.tables.length + facts.skipped.length;
  const tables = `${folder}/export_tables_info_${facts.taskId}_from_1_to_${count}.json`;
  await put(tables, Buffer.from(tablesInfo(facts, written)), data);
  await put(`${folder}/export_info_${facts.taskId}.json`, Buffer.from(exportInfo(facts)), data);
}

/** Writes the tables only: what a task that was canceled leaves behind. */
export async function writeTables(put: PutObject, facts: TaskFacts): Promise<WrittenTable[]> {
  const written: WrittenTable[] = [];
  for (const table of facts.tables) written.push(await writeTable(put, facts, table));
  return written;
}

/** A table without rows leaves only the empty object that says that its batch is whole. */
async function writeTable(
  put: PutObject,
  facts: TaskFacts,
  table: DatabaseTableSeed,
): Promise<WrittenTable> {
  const rows = table.rows();
  const body = rows.length === 0 ? new Uint8Array() : toParquet(table, rows, facts.engine);
  if (rows.length > 0) await put(partKey(facts, table), body, data);
  await put(`${batchFolder(facts, table)}/_SUCCESS`, new Uint8Array(), data);
  return { table, bytes: body.length };
}
