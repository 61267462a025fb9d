import type { NormalizedSchema } from '@smithy/core/schema';
import { element } from '../xml.ts';
import { nameOf } from './readForm.ts';

/** A value as an element of the Query protocol by its schema; what is undefined leaves no trace. */
export function writeXml(schema: NormalizedSchema, name: string, value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return writeList(schema, name, value);
  if (typeof value === 'object' && value !== null) return writeStructure(schema, name, value);
  return element(name, toText(schema, value));
}

function writeStructure(schema: NormalizedSchema, name: string, value: object): string {
  const members = new Map<string, unknown>(Object.entries(value));
  const inner = [...schema.structIterator()].map(([member, memberSchema]) =>
    writeXml(memberSchema, nameOf(memberSchema) ?? member, members.get(member)),
  );
  return `<${name}>${inner.join('')}</${name}>`;
}

function writeList(schema: NormalizedSchema, name: string, items: readonly unknown[]): string {
  const itemSchema = schema.getValueSchema();
  const itemName = nameOf(itemSchema) ?? 'member';
  const inner = items.map((item) => writeXml(itemSchema, itemName, item));
  return `<${name}>${inner.join('')}</${name}>`;
}

/** Times are seconds here and ISO 8601 on the wire. */
function toText(schema: NormalizedSchema, value: unknown): string {
  return schema.isTimestampSchema()
    ? new Date(Math.round(Number(value) * 1000)).toISOString()
    : String(value);
}
