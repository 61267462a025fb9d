import type { DatabaseTableSeed } from '../../databaseSeed.ts';
import { columnType } from './columnType.ts';
import type { TaskFacts } from './taskFacts.ts';
import { targetOf, taskFolder } from './taskLayout.ts';

const gigabyte = 2 ** 30;

/** A table that was written. */
export interface WrittenTable {
  readonly table: DatabaseTableSeed;
  /** Of its data files. */
  readonly bytes: number;
}

/** The text of `export_info_<task>.json`. AWS publishes no schema of it; readers of it name these members. */
export function exportInfo(facts: TaskFacts): string {
  return JSON.stringify({
    exportTaskIdentifier: facts.taskId,
    sourceArn: facts.sourceArn,
    exportOnly: facts.exportOnly,
    ...(facts.snapshotTime !== undefined && { snapshotTime: toIso(facts.snapshotTime) }),
    taskStartTime: toIso(facts.startTime),
    taskEndTime: toIso(facts.endTime),
    s3Bucket: facts.bucket,
    s3Prefix: facts.prefix ?? '',
    exportedFilesPath: taskFolder(facts),
    iamRoleArn: facts.roleArn,
    kmsKeyId: facts.kmsKeyId,
    status: 'COMPLETE',
    percentProgress: 100,
    totalExportedDataInGB: Number(facts.totalGb.toFixed(2)),
  });
}

/** The text of `export_tables_info_<task>_from_1_to_<count>.json`: every table, those left out as well. */
export function tablesInfo(
  { engine, skipped }: Pick<TaskFacts, 'engine' | 'skipped'>,
  written: readonly WrittenTable[],
): string {
  const left = skipped.map((table) => ({
    target: targetOf(table),
    status: 'SKIPPED',
    warningMessage: table.skipped,
  }));
  const done = written.map(({ table, bytes }) => ({
    tableStatistics: {
      partitioningInfo: { numberOfPartitions: 1, numberOfCompletedPartitions: 1 },
    },
    schemaMetadata: { originalTypeMappings: typeMappings(table, engine) },
    status: 'COMPLETE',
    sizeGB: bytes / gigabyte,
    target: targetOf(table),
  }));
  return JSON.stringify({ perTableStatus: [...done, ...left] });
}

/** The original types: for much that Parquet has only as text, nothing else tells them. */
function typeMappings({ columns }: DatabaseTableSeed, engine: string): readonly object[] {
  return Object.entries(columns).map(([columnName, type]) => {
    const { originalType, exportedType, args } = columnType(type, engine);
    const [size = 0] = args;
    const kind = kindOf(originalType);
    return {
      columnName,
      originalType,
      expectedExportedType: exportedType,
      originalCharMaxLength: kind === 'text' ? size : 0,
      originalNumPrecision: kind === 'number' ? size : 0,
      originalDateTimePrecision: kind === 'time' ? size : 0,
    };
  });
}

function kindOf(type: string): 'number' | 'text' | 'time' {
  if (/^(?:date|time)/.test(type)) return 'time';
  return /^(?:numeric|decimal)$/.test(type) ? 'number' : 'text';
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}
