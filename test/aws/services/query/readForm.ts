import type { NormalizedSchema } from '@smithy/core/schema';
import { ApiError } from '../../apiError.ts';

/**
 * A request of the Query protocol by its schema: `Filters.Filter.1.Values.Value.2` is the second
 * value of the first filter. Fields that the schema does not know are passed over, as AWS does.
 */
export function readForm(schema: NormalizedSchema, body: string): unknown {
  return readStructure(schema, new Map(new URLSearchParams(body)), '') ?? {};
}

type Fields = ReadonlyMap<string, string>;

function read(schema: NormalizedSchema, fields: Fields, key: string): unknown {
  if (schema.isStructSchema()) return readStructure(schema, fields, `${key}.`);
  if (schema.isListSchema()) return readList(schema, fields, key);
  const text = fields.get(key);
  return text === undefined ? undefined : readSimple(schema, text, key);
}

function readStructure(schema: NormalizedSchema, fields: Fields, prefix: string): unknown {
  const members = [...schema.structIterator()].flatMap(([name, member]) => {
    const value = read(member, fields, `${prefix}${nameOf(member) ?? name}`);
    return value === undefined ? [] : [[name, value] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** An empty list travels as a field without a value. */
function readList(schema: NormalizedSchema, fields: Fields, key: string): unknown {
  const element = schema.getValueSchema();
  const prefix = `${key}.${nameOf(element) ?? 'member'}`;
  const items: unknown[] = [];
  for (let place = 1; ; place += 1) {
    const item = read(element, fields, `${prefix}.${place}`);
    if (item === undefined) break;
    items.push(item);
  }
  return items.length > 0 || fields.get(key) === '' ? items : undefined;
}

function readSimple(schema: NormalizedSchema, text: string, key: string): unknown {
  if (schema.isBooleanSchema()) return text === 'true';
  if (!schema.isNumericSchema()) return text;
  if (/^-?\d+$/.test(text)) return Number(text);
  throw new ApiError('MalformedInput', `'${text}' at '${key}' is no number`);
}

/** The name that a member or an element has on the wire, where it is not its own. */
export function nameOf(schema: NormalizedSchema): string | undefined {
  const { xmlName } = schema.getMergedTraits();
  return typeof xmlName === 'string' ? xmlName : undefined;
}
