import type { TableExportField } from '../../../core/kinds/tableExport.ts';
import type { Table } from '../../../core/sources.ts';

/** The fields of a filter. */
export type FilterField = Extract<
  TableExportField,
  'keyCondition' | 'filterExpression' | 'projection' | 'attributeNames' | 'attributeValues'
>;

/** In the order of the page. */
export const filterFields: readonly FilterField[] = [
  'keyCondition',
  'filterExpression',
  'projection',
  'attributeNames',
  'attributeValues',
];

/** Values of the types that a key can have, in DynamoDB JSON. */
const samples: Readonly<Record<string, string>> = { S: 'A-1', N: '42', B: 'QS0x' };

/**
 * What could stand in each field for a table with these keys, all of it fitting together. Names are
 * always given as placeholders, as hundreds of words are reserved.
 */
export function filterExample(keys: Table['keys']): Readonly<Record<FilterField, string>> {
  const [partition = { name: 'id', type: 'S' }, sort] = keys;
  const values = {
    ':pk': sampleOf(partition.type),
    ...(sort && { ':sk': sampleOf(sort.type) }),
    ':open': { S: 'open' },
  };
  const names = { '#pk': partition.name, ...(sort && { '#sk': sort.name }), '#state': 'state' };
  return {
    keyCondition: sort === undefined ? '#pk = :pk' : '#pk = :pk AND #sk >= :sk',
    filterExpression: '#state = :open',
    projection: sort === undefined ? '#pk, #state' : '#pk, #sk, #state',
    attributeNames: jsonOf(names),
    attributeValues: jsonOf(values),
  };
}

/** On one line, with spaces where people put them. */
function jsonOf(value: object): string {
  return JSON.stringify(value, undefined, 1).replaceAll(/\n */g, ' ');
}

function sampleOf(type: string): Readonly<Record<string, string>> {
  return { [type]: samples[type] ?? 'A-1' };
}
