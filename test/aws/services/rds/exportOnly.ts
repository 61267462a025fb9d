import { ApiError } from '../../apiError.ts';
import type { DatabaseTableSeed } from '../../databaseSeed.ts';

/** Of the whole list. */
const mostBytes = 200 * 1024;
const name = '[A-Za-z0-9$_]+';

/** Refuses parts that the engine does not have: schemas are PostgreSQL's. */
export function checkExportOnly(parts: readonly string[], engine: string): void {
  const deepest = engine.includes('postgres') ? 3 : 2;
  const form = new RegExp(`^${name}(?:\\.${name}){0,${deepest - 1}}$`);
  const wrong = parts.find((part) => !form.test(part));
  if (wrong !== undefined) throw invalidExportOnly(`'${wrong}' is not valid for ${engine}.`);
  const size = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  if (size > mostBytes) throw invalidExportOnly('ExportOnly is larger than 200 KB.');
}

/** The tables of an export: those that it writes, and those that it has to skip. */
export interface ChosenTables {
  readonly tables: readonly DatabaseTableSeed[];
  readonly skipped: readonly DatabaseTableSeed[];
}

/** What the parts name, or everything where there are none. */
export function chosenTables(
  all: readonly DatabaseTableSeed[],
  parts: readonly string[] = [],
): ChosenTables {
  const paths = parts.map((part) => part.split('.'));
  const chosen = all.filter(
    (table) => paths.length === 0 || paths.some((path) => isPartOf(table, path)),
  );
  return {
    tables: chosen.filter(({ skipped }) => skipped === undefined),
    skipped: chosen.filter(({ skipped }) => skipped !== undefined),
  };
}

function isPartOf(table: DatabaseTableSeed, part: readonly string[]): boolean {
  const path = [table.database, table.schema, table.name].filter((one) => one !== undefined);
  return part.every((one, level) => path[level] === one);
}

function invalidExportOnly(message: string): ApiError {
  return new ApiError('InvalidExportOnly', message);
}
