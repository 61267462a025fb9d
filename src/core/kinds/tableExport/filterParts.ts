import { isRecord } from '../../lib/json.ts';
import type { AttributeJson, ExportFilter, TableExportDraft } from '../tableExport.ts';

/** The three expressions of a filter, by the field they are typed in. */
export type ExpressionField = 'keyCondition' | 'filterExpression' | 'projection';

/** What sentences call them. */
export const expressionNames: Readonly<Record<ExpressionField, string>> = {
  keyCondition: 'key condition',
  filterExpression: 'filter',
  projection: 'projection',
};

/** The JSON object in a field; an empty field is an empty one, and undefined means that it is none. */
export function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** ExpressionAttributeNames as far as they can be read: placeholder → name of the attribute. */
export function namesOf(draft: TableExportDraft): Readonly<Record<string, string>> {
  const entries = Object.entries(readObject(draft.attributeNames) ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => isText(entry[1])));
}

/** ExpressionAttributeValues as far as they can be read: placeholder → value in DynamoDB JSON. */
export function valuesOf(draft: TableExportDraft): Readonly<Record<string, AttributeJson>> {
  const entries = Object.entries(readObject(draft.attributeValues) ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, AttributeJson] => isRecord(entry[1])),
  );
}

/** The attribute that a name or a placeholder of an expression stands for. */
export function attributeOf(
  part: string,
  names: Readonly<Record<string, string>>,
): string | undefined {
  return part.startsWith('#') ? names[part] : part;
}

/** FilterSpecification of a tidy draft: only what is filled in, and nothing while it is off. */
export function toFilter(draft: TableExportDraft): ExportFilter | undefined {
  if (!draft.filtered) return undefined;
  const names = namesOf(draft);
  const values = valuesOf(draft);
  const filter = {
    ...(draft.keyCondition !== '' && { KeyConditionExpression: draft.keyCondition }),
    ...(draft.filterExpression !== '' && { FilterExpression: draft.filterExpression }),
    ...(draft.projection !== '' && { ProjectionExpression: draft.projection }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

type FilterPart = Pick<
  TableExportDraft,
  'filtered' | ExpressionField | 'attributeNames' | 'attributeValues'
>;

/** The part of a draft that asks for this filter; without one, that of a new draft. */
export function filterPart(filter: ExportFilter | undefined): FilterPart {
  return {
    filtered: filter !== undefined,
    keyCondition: filter?.KeyConditionExpression ?? '',
    filterExpression: filter?.FilterExpression ?? '',
    projection: filter?.ProjectionExpression ?? '',
    attributeNames: toText(filter?.ExpressionAttributeNames),
    attributeValues: toText(filter?.ExpressionAttributeValues),
  };
}

function toText(value: object | undefined): string {
  return value === undefined ? '' : JSON.stringify(value, undefined, 2);
}

const isText = (value: unknown): value is string => typeof value === 'string';
