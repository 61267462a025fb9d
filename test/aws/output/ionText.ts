import type { AttributeValue, Item } from '../seed.ts';
import type { Row } from './exportFacts.ts';
import { toIonDecimal } from './ionDecimal.ts';

const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
const reserved = /^(?:null|true|false|nan|\$\d+)$/;
/** What Ion text may not hold as it is: control characters, and the backslash. */
const unprintable = /[\\\p{Cc}]/gu;
const shortEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
};

/** A row as a line of an `.ion.gz` data file: Ion text, with its version marker on each line. */
export function toIonLine(members: Row['members']): string {
  return `$ion_1_0 ${toRow(members)}\n`;
}

/** The same for a row of an incremental export, which Ion wraps in `Record`. */
export function toIonChangeLine(members: Row['members']): string {
  return `$ion_1_0 {Record:${toRow(members)}}\n`;
}

function toRow(members: Row['members']): string {
  const fields = Object.entries(members).map(([name, item]) => `${name}:${toStruct(item)}`);
  return `{${fields.join(',')}}`;
}

function toIon(value: AttributeValue): string {
  if ('S' in value) return toText(value.S);
  if ('N' in value) return toIonDecimal(value.N);
  if ('B' in value) return toBlob(value.B);
  if ('BOOL' in value) return String(value.BOOL);
  if ('NULL' in value) return 'null';
  if ('M' in value) return toStruct(value.M);
  if ('L' in value) return toList(value.L.map(toIon));
  return toSet(value);
}

function toSet(
  value: Extract<AttributeValue, { SS: unknown } | { NS: unknown } | { BS: unknown }>,
): string {
  if ('SS' in value) return `$dynamodb_SS::${toList(value.SS.map(toText))}`;
  if ('NS' in value) return `$dynamodb_NS::${toList(value.NS.map(toIonDecimal))}`;
  return `$dynamodb_BS::${toList(value.BS.map(toBlob))}`;
}

function toStruct(item: Item): string {
  const fields = Object.entries(item).map(
    ([name, value]) => `${toFieldName(name)}:${toIon(value)}`,
  );
  return `{${fields.join(',')}}`;
}

function toFieldName(name: string): string {
  if (identifier.test(name) && !reserved.test(name)) return name;
  return `'${escape(name).replaceAll("'", "\\'")}'`;
}

function toText(text: string): string {
  return `"${escape(text).replaceAll('"', '\\"')}"`;
}

function toBlob(base64: string): string {
  return `{{${base64}}}`;
}

function toList(values: readonly string[]): string {
  return `[${values.join(',')}]`;
}

function escape(text: string): string {
  return text.replace(
    unprintable,
    (character) => shortEscapes[character] ?? toHexEscape(character),
  );
}

function toHexEscape(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
