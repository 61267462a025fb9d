import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as iam from '@aws-sdk/client-iam';
import * as kms from '@aws-sdk/client-kms';
import * as rds from '@aws-sdk/client-rds';
import * as sts from '@aws-sdk/client-sts';
import * as signin from '@aws-sdk/nested-clients/signin';
import * as sso from '@aws-sdk/nested-clients/sso';
import * as ssoOidc from '@aws-sdk/nested-clients/sso-oidc';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticErrorSchema, StaticOperationSchema, StaticSchema } from '@smithy/types';

/** The services whose answers AWS describes in the SDK's runtime schemas. */
export type CheckedService =
  'dynamodb' | 'iam' | 'kms' | 'rds' | 'signin' | 'sso' | 'sso-oidc' | 'sts';

/** Enums by the name of their type, among whatever else a package exports. */
type Enums = Readonly<Record<string, unknown>>;

/** Runtime schemas by name; their `$` exports carry no promise of stability, so only tests use them. */
const schemas: Readonly<Record<CheckedService, Readonly<Record<string, unknown>>>> = {
  dynamodb,
  iam,
  kms,
  // The source type of an export task has the name of an enum that belongs to events.
  rds: { ...rds, SourceType: rds.ExportSourceType },
  signin,
  sso,
  'sso-oidc': ssoOidc,
  sts,
};

/** The status of errors that any call may meet and that no operation of a JSON service models. */
const jsonErrors: Readonly<Record<string, number>> = {
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

/** The same of the services of a login. */
const loginErrors: Readonly<Record<string, number>> = {
  ForbiddenException: 403,
  InternalServerException: 500,
  InvalidRequestException: 400,
  TooManyRequestsException: 429,
  UnauthorizedException: 401,
};

/** The same of the Query protocol; RDS also answers codes that its model does not have. */
const queryErrors: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  ExpiredToken: 403,
  ExportTaskLimitReachedFault: 400,
  InternalFailure: 500,
  InvalidAction: 400,
  InvalidClientTokenId: 403,
  InvalidParameterCombination: 400,
  InvalidParameterValue: 400,
  MalformedInput: 400,
  MissingAuthenticationToken: 403,
  MissingParameter: 400,
  SignatureDoesNotMatch: 403,
  Throttling: 400,
  ValidationError: 400,
};

/** Services of the Query protocol; the model of KMS has codes of that protocol as well. */
const queryServices: readonly CheckedService[] = ['iam', 'rds', 'sts'];

const loginServices: readonly CheckedService[] = ['signin', 'sso', 'sso-oidc'];

/** Seconds; later than this a timestamp can only be milliseconds by mistake. */
const latestTimestamp = 1e11;

/** Why AWS could not even read a request; values are left to the operation's own validation. */
export function checkRequest(service: CheckedService, operation: string, body: unknown): string[] {
  const schema = inputOf(service, operation);
  return schema ? check({}, schema, operation, body) : [`${operation}: unknown`];
}

/** What is wrong with an answer, seen strictly: unknown members, wrong types, values no enum has. */
export function checkAnswer(service: CheckedService, operation: string, body: unknown): string[] {
  const schema = outputOf(service, operation);
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
  const found = Object.values(schemas[service]).find(
    (schema) => isError(schema) && codeOf(service, schema) === code,
  );
  if (!isError(found)) return unmodelled(service)[code];
  const { error, httpError } = NormalizedSchema.of(found).getMergedTraits();
  if (typeof httpError === 'number') return httpError;
  return error === 'server' ? 500 : 400;
}

/** Errors of calls that no operation has in its model, with their status. */
function unmodelled(service: CheckedService): Readonly<Record<string, number>> {
  if (isQuery(service)) return queryErrors;
  return loginServices.includes(service) ? loginErrors : jsonErrors;
}

/** The schema of what an operation takes; undefined for an operation that the service does not have. */
export function inputOf(service: CheckedService, operation: string): NormalizedSchema | undefined {
  const schema = schemas[service][`${operation}$`];
  return isOperation(schema) ? NormalizedSchema.of(schema[4]) : undefined;
}

/** The schema of what an operation answers. */
export function outputOf(service: CheckedService, operation: string): NormalizedSchema | undefined {
  const schema = schemas[service][`${operation}$`];
  return isOperation(schema) ? NormalizedSchema.of(schema[5]) : undefined;
}

function isOperation(value: unknown): value is StaticOperationSchema {
  return isSchema(value) && value[0] === 9;
}

function isError(value: unknown): value is StaticErrorSchema {
  return isSchema(value) && value[0] === -3;
}

function isQuery(service: CheckedService): boolean {
  return queryServices.includes(service);
}

/** The Query protocol has other names for some errors than their model. */
function codeOf(service: CheckedService, schema: StaticErrorSchema): string {
  const { awsQueryError } = NormalizedSchema.of(schema).getMergedTraits() as QueryTraits;
  const queryCode = isQuery(service) ? awsQueryError?.[0] : undefined;
  return queryCode ?? schema[2];
}

/** A trait that the SDK's own type of them leaves out. */
interface QueryTraits {
  readonly awsQueryError?: readonly [code: string, status: number];
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
