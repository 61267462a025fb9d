import type { $SchemaRef, StaticListSchema, StaticStructureSchema } from '@smithy/types';

/** The SDK's number for members that are text. */
export const text = 0;
/** For numbers. */
export const number = 1;
/** For times, which are Dates here and epoch seconds in JSON. */
export const time = 4;

/**
 * A structure as the SDK's protocols read and write it. None of its members is required: somebody
 * between AWS and us may have left out what they liked.
 */
export function structure(
  namespace: string,
  name: string,
  members: Readonly<Record<string, $SchemaRef>>,
): StaticStructureSchema {
  return [3, namespace, name, 0, Object.keys(members), Object.values(members)];
}

/** A list of them. */
export function list(namespace: string, name: string, member: $SchemaRef): StaticListSchema {
  return [1, namespace, name, 0, member];
}
