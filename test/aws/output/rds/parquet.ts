import { gzipSync } from 'node:zlib';
import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Cell, DatabaseRow, DatabaseTableSeed } from '../../databaseSeed.ts';
import { columnType } from './columnType.ts';

/** The rows of a table as a Parquet file with pages in gzip, as RDS writes them. */
export function toParquet(
  { columns }: DatabaseTableSeed,
  rows: readonly DatabaseRow[],
  engine: string,
): Uint8Array {
  const elements = Object.entries(columns).map(([name, type]): SchemaElement => ({
    name,
    repetition_type: 'OPTIONAL',
    ...columnType(type, engine).element,
  }));
  const file = parquetWriteBuffer({
    columnData: elements.map((element) => ({
      name: element.name,
      data: rows.map((row) => toValue(element, row[element.name] ?? null)),
    })),
    schema: [{ name: 'spark_schema', num_children: elements.length }, ...elements],
    codec: 'GZIP',
    compressors: { GZIP: (input) => gzipSync(input) },
    createdBy: 'parquet-mr',
  });
  return new Uint8Array(file);
}

/** Text in a column that is not marked as text is bytes. */
function toValue({ type, converted_type }: SchemaElement, cell: Cell): Cell {
  const plain = type === 'BYTE_ARRAY' && converted_type === undefined;
  return plain && typeof cell === 'string' ? Buffer.from(cell) : cell;
}
