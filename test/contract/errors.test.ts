import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as iam from '@aws-sdk/client-iam';
import * as rds from '@aws-sdk/client-rds';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAws } from '../../src/aws/main.ts';
import { isExportError, type ExportError } from '../../src/core/errors.ts';
import { explainError } from '../../src/core/insight/explain.ts';
import type { AwsWorld, CallRecord } from '../../src/core/ports.ts';
import { quotedReasons } from '../fakes/quotedReasons.ts';
import { startErrorServer, type ErrorServer } from './errorServer.ts';
import type { OperationErrors } from './errorCalls.ts';
import { dynamodbErrors, iamErrors, rdsErrors } from './errorTables.ts';
import { otherErrors } from './otherErrors.ts';
import { unpaced } from './lab.ts';

const modelled = [
  { client: 'client-dynamodb', model: dynamodb, tables: dynamodbErrors },
  { client: 'client-rds', model: rds, tables: rdsErrors },
  { client: 'client-iam', model: iam, tables: iamErrors },
];
const message = 'AWS wrote this itself.';
const records: CallRecord[] = [];
let server: ErrorServer;
let world: AwsWorld;
let folder = '';

beforeAll(async () => {
  server = await startErrorServer();
  folder = await mkdtemp(join(tmpdir(), 'aws-errors-'));
  const keys = 'aws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = x\n';
  const path = join(folder, 'config');
  await writeFile(path, `[profile dana]\nendpoint_url = ${server.url}\n${keys}`);
  const silent = (): void => undefined;
  world = createAws({
    log: { debug: silent, info: silent, warn: silent, error: silent },
    onCall: (record) => records.push(record),
    env: { AWS_CONFIG_FILE: path, AWS_SHARED_CREDENTIALS_FILE: '/nowhere' },
    rateOf: unpaced,
  });
});
afterAll(async () => {
  world.dispose();
  server.close();
  await rm(folder, { recursive: true });
});

/** What a call ends with; a fresh access each time, as an expired token ends the last one. */
async function failureOf({ call }: OperationErrors): Promise<ExportError> {
  const access = await world.connect({ profile: 'dana', region: 'eu-west-1' });
  const error: unknown = await call(access).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isExportError(error)) throw new Error('The call did not fail as expected.');
  return error;
}

/** A sentence and a next step, in words for people and of ours alone, unless AWS wrote for people. */
function expectPlainWords(error: ExportError): void {
  const { message: sentence, next } = explainError(error, 'do it');
  expect(sentence).toMatch(/^(Could not do it|AWS may have (started|done) it, .+): .+\.$/);
  expect(next).toMatch(/^[A-Z].{15,}\.$/);
  expect(`${sentence} ${next}`).not.toMatch(/\w(Exception|Fault)\b|undefined|null|SDK|\bR1\b/);
  expect(sentence.includes(message)).toBe(quotedReasons.includes(error.reason));
}

async function check(table: OperationErrors, code: string, status: number): Promise<ExportError> {
  server.refuseWith({ code, status, message });
  const error = await failureOf(table);
  const { operation } = table;
  expect(error.details).toMatchObject({ operation, profile: 'dana', region: 'eu-west-1' });
  expect(records.at(-1)).toMatchObject({ operation, httpStatus: status });
  expectPlainWords(error);
  return error;
}

/** Code and status on the wire, from the schema that a client of the SDK has of an error. */
function wireOf(model: object, name: string): { code: string; status: number } {
  const schema: unknown = Object.entries(model).find(([one]) => one === `${name}$`)?.[1];
  if (!Array.isArray(schema)) throw new Error(`The model has no ${name}.`);
  const { awsQueryError, httpError, error } = schema[3] as ErrorTraits;
  const [code, queryStatus] = awsQueryError ?? [name, undefined];
  return { code, status: queryStatus ?? httpError ?? (error === 'server' ? 500 : 400) };
}

interface ErrorTraits {
  readonly awsQueryError?: readonly [code: string, status: number];
  readonly httpError?: number;
  readonly error: 'client' | 'server';
}

/** The errors that the SDK's own types say an operation throws, without the base of them all. */
async function errorsInModel(client: string, operation: string): Promise<readonly string[]> {
  const entry = createRequire(import.meta.url).resolve(`@aws-sdk/${client}`);
  const types = join(dirname(entry), '../dist-types/commands', `${operation}Command.d.ts`);
  const found = (await readFile(types, 'utf8')).matchAll(/@throws \{@link (\w+)\}/g);
  return Array.from(found, ([, name = '']) => name).filter(
    (name) => !name.endsWith('ServiceException'),
  );
}

describe.each(modelled)('the errors in the model of $client', ({ client, model, tables }) => {
  describe.each(tables)('$operation', (table) => {
    it('are all known', async () => {
      const names = await errorsInModel(client, table.operation);
      expect(Object.keys(table.errors)).toEqual(names.toSorted());
    });

    it.each(Object.entries(table.errors))('%s is told as %s', async (name, reason) => {
      const { code, status } = wireOf(model, name);
      expect((await check(table, code, status)).reason).toBe(reason);
    });
  });
});

describe.each(otherErrors)('the other errors of $operation', (table) => {
  it.each(Object.entries(table.errors))('%s is told as %s', async (name, reason) => {
    const [code = '', status] = name.split(' ');
    expect((await check(table, code, Number(status))).reason).toBe(reason);
  });
});

describe('an error of a call that changes something', () => {
  const tables = [...dynamodbErrors, ...rdsErrors, ...otherErrors];
  const changing = ['CreateBackup', 'DeleteBackup', 'StartDomainExport', 'StartExportTask'];

  it.each(['ExportTableToPointInTime', 'CancelExportTask', ...changing])(
    'leaves open whether %s was done, where the server failed, and only there',
    async (operation) => {
      const table = tables.find((one) => one.operation === operation);
      if (table === undefined) throw new Error(`There is no table for ${operation}.`);
      const failed = await check(table, 'InternalFailure', 500);
      const refused = await check(table, 'AccessDenied', 403);
      expect([failed.details.maybeDone, refused.details.maybeDone]).toEqual([true, undefined]);
    },
  );
});

describe('a refusal', () => {
  it('names the role that may not be passed on, and the action for it', async () => {
    const role = 'arn:aws:iam::111122223333:role/exports';
    const passRole = `User: arn:aws:iam::111122223333:user/dana is not authorized to perform: iam:PassRole on resource: ${role} because no identity-based policy allows the iam:PassRole action`;
    server.refuseWith({ code: 'AccessDenied', status: 403, message: passRole });
    const table = rdsErrors.find(({ operation }) => operation === 'StartExportTask');
    const error = table && (await failureOf(table));
    expect(error?.details).toMatchObject({ action: 'iam:PassRole', resource: role });
  });

  it.each(['CreateBackup', 'ExportTableToPointInTime', 'StartDomainExport', 'StartExportTask'])(
    'of %s that is new to us is kept as AWS said it, and not told so',
    async (operation) => {
      const tables = [...dynamodbErrors, ...rdsErrors, ...otherErrors];
      const table = tables.find((one) => one.operation === operation);
      if (table === undefined) throw new Error(`There is no table for ${operation}.`);
      const { reason, details } = await check(table, 'SomeBrandNewFault', 400);
      expect({ reason, ...details }).toMatchObject({
        reason: 'unknown',
        awsCode: 'SomeBrandNewFault',
        awsMessage: message,
        requestId: 'R1',
      });
    },
  );

  it.each([
    ['StartDomainExport', 'sdb:StartDomainExport'],
    ['ListRoles', 'iam:ListRoles'],
  ])('of %s names the action %s where AWS does not', async (operation, action) => {
    server.refuseWith({ code: 'AccessDenied', status: 403, message: 'Access denied.' });
    const table = otherErrors.find((one) => one.operation === operation);
    expect((table && (await failureOf(table)))?.details.action).toBe(action);
  });
});
