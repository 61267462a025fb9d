import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as kms from '@aws-sdk/client-kms';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticSchema } from '@smithy/types';

/** The services whose answers AWS describes in the SDK's runtime schemas. */
export type CheckedService = 'dynamodb' | 'kms';

/** Enums by the name of their type, among whatever else a package exports. */
type Enums = Readonly<Record<string, unknown>>;

/** Runtime schemas by name; their `$` exports carry no promise of stability, so only tests use them. */
const schemas: Readonly<Record<CheckedService, Readonly<Record<string, unknown>>>> = {
  dynamodb,
  kms,
};

/** Error codes that any call may meet and that no operation models. HTTP status by code. */
const commonErrors: Readonly<Record<string, number>> = {
  AccessDeniedException: 400,
  ExpiredTokenException: 400,
  InvalidSignatureException: 400,
  MissingAuthenticationTokenException: 400,
  SerializationException: 400,
  ThrottlingException: 400,
  UnknownOperationException: 400,
  UnrecognizedClientException: 400,
  ValidationException: 400,
};

/** Seconds; later than this a timestamp can only be milliseconds by mistake. */
const latestTimestamp = 1e11;

/** Why AWS could not even read a request; values are left to the operation's own validation. */
export function checkRequest(service: CheckedService, operation: string, body: unknown): string[] {
  const schema = shapeOf(service, [`${operation}Input`, `${operation}Request`]);
  return schema ? check({}, schema, operation, body) : [`${operation}: unknown`];
}

/** What is wrong with an answer, seen strictly: unknown members, wrong types, values no enum has. */
export function checkAnswer(service: CheckedService, operation: string, body: unknown): string[] {
  const schema = shapeOf(service, [`${operation}Output`, `${operation}Response`]);
  return schema ? check(schemas[service], schema, operation, body) : [`${operation}: unknown`];
}

/** What is wrong with an error answer: a code that AWS does not have, or the wrong HTTP status. */
export function checkError(service: CheckedService, code: string, status: number): string[] {
  const expected = statusOf(service, code);
  if (expected === undefined) return [`${code}: ${service} has no such error`];
  return expected === status ? [] : [`${code}: status ${status} instead of ${expected}`];
}

/** The HTTP status of an error as the service's model has it; undefined for an unknown code. */
export function statusOf(service: CheckedService, code: string): number | undefined {
  const schema = schemas[service][`${code}$`];
  if (!isSchema(schema)) return commonErrors[code];
  const { error, httpError } = NormalizedSchema.of(schema).getMergedTraits();
  if (typeof httpError === 'number') return httpError;
  return error === 'server' ? 500 : 400;
}

function shapeOf(service: CheckedService, names: readonly string[]): NormalizedSchema | undefined {
  const found = names.map((name) => schemas[service][`${name}$`]).find(isSchema);
  return found === undefined ? undefined : NormalizedSchema.of(found);
}

function isSchema(value: unknown): value is StaticSchema {
  return Array.isArray(value);
}

function check(enums: Enums, schema: NormalizedSchema, path: string, value: unknown): string[] {
  if (schema.isStructSchema()) return checkStructure(enums, schema, path, value);
  if (schema.isListSchema()) return checkList(enums, schema, path, value);
  if (schema.isMapSchema()) return checkMap(enums, schema, path, value);
  const problem = checkSimple(schema, value) ?? checkEnum(enums, path, value);
  return problem === undefined ? [] : [`${path}: ${problem}`];
}

function checkStructure(
  enums: Enums,
  schema: NormalizedSchema,
  path: string,
  value: unknown,
): string[] {
  if (!isRecord(value)) return [`${path}: not a structure`];
  const members = new Map(schema.structIterator());
  return Object.entries(value).flatMap(([name, member]) => {
    const memberSchema = members.get(name);
    if (memberSchema === undefined) return [`${path}.${name}: unknown member`];
    return member === undefined ? [] : check(enums, memberSchema, `${path}.${name}`, member);
  });
}

function checkList(enums: Enums, schema: NormalizedSchema, path: string, value: unknown): string[] {
  if (!Array.isArray(value)) return [`${path}: not a list`];
  const element = schema.getValueSchema();
  return value.flatMap((item, index) => check(enums, element, `${path}[${index}]`, item));
}

function checkMap(enums: Enums, schema: NormalizedSchema, path: string, value: unknown): string[] {
  if (!isRecord(value)) return [`${path}: not a map`];
  const element = schema.getValueSchema();
  return Object.entries(value).flatMap(([name, item]) =>
    check(enums, element, `${path}['${name}']`, item),
  );
}

function checkSimple(schema: NormalizedSchema, value: unknown): string | undefined {
  if (schema.isTimestampSchema()) {
    return typeof value === 'number' && value > 0 && value < latestTimestamp
      ? undefined
      : 'not a timestamp in seconds';
  }
  if (schema.isNumericSchema()) return Number.isFinite(value) ? undefined : 'not a number';
  if (schema.isBooleanSchema()) return typeof value === 'boolean' ? undefined : 'not a boolean';
  return typeof value === 'string' ? undefined : 'not a string';
}

/** Enums are strings in the schemas: a member named like an exported enum must have one of its values. */
function checkEnum(enums: Enums, path: string, value: unknown): string | undefined {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const values = enums[name] ?? enums[`${name}Type`];
  if (!isRecord(values) || typeof value !== 'string') return undefined;
  return Object.values(values).includes(value) ? undefined : `'${value}' is no value of its enum`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
