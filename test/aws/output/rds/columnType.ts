import type { SchemaElement } from 'hyparquet';

/** What a column becomes in Parquet, and what the export says of its origin. */
export interface ColumnType {
  readonly element: Omit<SchemaElement, 'name'>;
  /** As `expectedExportedType` has it. */
  readonly exportedType: string;
  /** The type in the database without its arguments. */
  readonly originalType: string;
  readonly args: readonly number[];
}

type Exported = Pick<ColumnType, 'element' | 'exportedType'>;

const text: Exported = {
  element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  exportedType: 'binary (UTF8)',
};
const bytes: Exported = { element: { type: 'BYTE_ARRAY' }, exportedType: 'binary' };
const int32: Exported = { element: { type: 'INT32' }, exportedType: 'int32' };
const int64: Exported = { element: { type: 'INT64' }, exportedType: 'int64' };
const double: Exported = { element: { type: 'DOUBLE' }, exportedType: 'double' };
const micros: Exported = {
  element: { type: 'INT64', converted_type: 'TIMESTAMP_MICROS' },
  exportedType: 'int64 (TIMESTAMP_MICROS)',
};

/** PostgreSQL: all that is not here becomes text, numbers with decimals and times included. */
const postgres: Readonly<Record<string, Exported>> = {
  bigint: int64,
  boolean: { element: { type: 'BOOLEAN' }, exportedType: 'boolean' },
  bytea: bytes,
  'double precision': double,
  integer: int32,
  real: { element: { type: 'FLOAT' }, exportedType: 'float' },
  smallint: {
    element: { type: 'INT32', converted_type: 'INT_16' },
    exportedType: 'int32 (INT_16)',
  },
};

/** MySQL and MariaDB: all that is not here becomes text, dates and times of day included. */
const mysql: Readonly<Record<string, Exported>> = {
  bigint: int64,
  'bigint unsigned': decimal(20, 0),
  binary: bytes,
  bit: bytes,
  blob: bytes,
  char: bytes,
  datetime: micros,
  double,
  float: double,
  int: int32,
  'int unsigned': int64,
  smallint: int32,
  timestamp: micros,
  tinyint: int32,
  varbinary: bytes,
  year: int32,
};

/**
 * The type of a column in the exported file: "Data conversion when exporting to an Amazon S3 bucket".
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.html
 */
export function columnType(type: string, engine: string): ColumnType {
  const args = (/\(([\d,]+)\)/.exec(type)?.[1] ?? '').split(',').filter(Boolean).map(Number);
  const originalType = type.replace(/\(.*\)/, '');
  return { ...exportedAs(originalType, args, engine), originalType, args };
}

function exportedAs(type: string, args: readonly number[], engine: string): Exported {
  if (engine.includes('postgres')) return postgres[type] ?? text;
  const [precision = 10, scale = 0] = args;
  return type === 'decimal' ? decimal(precision, scale) : (mysql[type] ?? text);
}

/** As few bytes as the digits need; more than 38 of them become text. */
function decimal(precision: number, scale: number): Exported {
  if (precision > 38) return text;
  const exportedType = `(DECIMAL(${precision},${scale}))`;
  const shape = { converted_type: 'DECIMAL', precision, scale } as const;
  if (precision <= 9) {
    return { element: { type: 'INT32', ...shape }, exportedType: `int32 ${exportedType}` };
  }
  if (precision <= 18) {
    return { element: { type: 'INT64', ...shape }, exportedType: `int64 ${exportedType}` };
  }
  const type_length = Math.ceil((precision * Math.log2(10) + 1) / 8);
  return {
    element: { type: 'FIXED_LEN_BYTE_ARRAY', type_length, ...shape },
    exportedType: `fixed_len_byte_array(${type_length}) ${exportedType}`,
  };
}
