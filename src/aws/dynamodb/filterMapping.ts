import type { AttributeValue, FilterSpecification } from '@aws-sdk/client-dynamodb';
import type { AttributeJson, ExportFilter } from '../../core/kinds/tableExport.ts';
import { isRecord } from '../../core/lib/json.ts';
import { compact } from '../compact.ts';

/** A filter as the SDK takes it: binaries, which are base64 text in JSON, as bytes. */
export function toSpecification(filter: ExportFilter): FilterSpecification {
  const { ExpressionAttributeValues: values, ...rest } = filter;
  return {
    ...rest,
    ...(values && { ExpressionAttributeValues: mapped(values, toSdk) }),
  };
}

/** A filter as core keeps it: bytes as base64 text. */
export function fromSpecification(filter: FilterSpecification): ExportFilter {
  return compact({
    KeyConditionExpression: filter.KeyConditionExpression,
    FilterExpression: filter.FilterExpression,
    ProjectionExpression: filter.ProjectionExpression,
    ExpressionAttributeNames: filter.ExpressionAttributeNames,
    ExpressionAttributeValues:
      filter.ExpressionAttributeValues && mapped(filter.ExpressionAttributeValues, fromSdk),
  });
}

/** A value whose shape was checked when the draft was. */
function toSdk(value: AttributeJson): AttributeValue {
  return changed(value, (binary) =>
    typeof binary === 'string' ? new Uint8Array(Buffer.from(binary, 'base64')) : binary,
  ) as unknown as AttributeValue;
}

function fromSdk(value: AttributeValue): AttributeJson {
  return changed(value, (binary) =>
    binary instanceof Uint8Array ? Buffer.from(binary).toString('base64') : binary,
  );
}

type Change = (binary: unknown) => unknown;

/** The value with every binary in it changed, however deep in lists and maps. */
function changed(value: object, change: Change): AttributeJson {
  return mapped(value, (content, type) => changedContent(type, content, change));
}

function changedContent(type: string, content: unknown, change: Change): unknown {
  if (type === 'B') return change(content);
  if (type === 'BS' && Array.isArray(content)) return content.map((one: unknown) => change(one));
  if (type === 'L' && Array.isArray(content)) {
    return content.map((one: unknown) => (isRecord(one) ? changed(one, change) : one));
  }
  if (type !== 'M' || !isRecord(content)) return content;
  return mapped(content, (one) => (isRecord(one) ? changed(one, change) : one));
}

function mapped<T, U>(
  values: Readonly<Record<string, T>> | object,
  map: (value: T, name: string) => U,
): Record<string, U> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]: [string, T]) => [name, map(value, name)]),
  );
}
