import { once } from 'node:events';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serviceNames, type ServiceName } from './call.ts';
import { createFaults } from './faults.ts';
import { clientsFor, refusalOf } from './fixture/open.ts';
import { createInspector, type Inspector } from './inspector.ts';
import { createKeyRing } from './keyRing.ts';
import { checkAnswer, checkError, checkRequest, statusOf } from './schemaCheck.ts';
import { createStandInServer } from './server.ts';
import { createJsonService } from './services/jsonService.ts';
import type { Service } from './services/service.ts';

const arn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

describe('checkAnswer', () => {
  it('finds nothing wrong with an answer of AWS', () => {
    const description = {
      ExportArn: `${arn}/export/01700000000000-12345678`,
      ExportStatus: 'IN_PROGRESS',
      StartTime: 1_700_000_000.123,
      ItemCount: 3,
    };
    expect(checkAnswer('dynamodb', 'DescribeExport', { ExportDescription: description })).toEqual(
      [],
    );
  });

  it('knows the source types of export tasks from those of events', () => {
    expect(checkAnswer('rds', 'StartExportTask', { SourceType: 'SNAPSHOT' })).toEqual([]);
    expect(checkAnswer('rds', 'StartExportTask', { SourceType: 'db-snapshot' })).toHaveLength(1);
  });

  it.each([
    ['an unknown member', { Extra: 1 }, 'Extra: unknown member'],
    ['a text for a number', { ItemCount: '3' }, 'ItemCount: not a number'],
    ['a number for a text', { ExportArn: 3 }, 'ExportArn: not a string'],
    ['an ISO time', { StartTime: '2026-11-21T12:00:00Z' }, 'StartTime: not a timestamp'],
    ['milliseconds', { StartTime: 1_700_000_000_123 }, 'StartTime: not a timestamp'],
    ['a value of no enum', { ExportStatus: 'PENDING' }, "ExportStatus: 'PENDING' is no value"],
    ['a text for a structure', { IncrementalExportSpecification: 'all' }, 'not a structure'],
    ['null', { S3Prefix: null }, 'S3Prefix: not a string'],
  ])('finds %s', (_what, ExportDescription, problem) => {
    const found = checkAnswer('dynamodb', 'DescribeExport', { ExportDescription });
    expect(found).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['dynamodb', 'ListTables', { TableNames: 'orders' }, 'TableNames: not a list'],
    ['dynamodb', 'ListTables', { TableNames: ['orders', 7] }, 'TableNames[1]: not a string'],
    ['dynamodb', 'ListTables', [], 'not a structure'],
    ['kms', 'ListAliases', { Truncated: 'no' }, 'Truncated: not a boolean'],
    ['kms', 'DescribeKey', { KeyMetadata: { KeyUsage: 'FUN' } }, "'FUN' is no value"],
    ['dynamodb', 'ListDreams', {}, 'unknown'],
  ] as const)('finds what is wrong with %s %s', (service, operation, body, problem) => {
    expect(checkAnswer(service, operation, body)).toEqual([expect.stringContaining(problem)]);
  });
});

describe('checkRequest', () => {
  it('leaves values to the operation, but not types and names', () => {
    expect(checkRequest('dynamodb', 'ListExports', { MaxResults: 900 })).toEqual([]);
    expect(checkRequest('dynamodb', 'ExportTableToPointInTime', { ExportFormat: 'CSV' })).toEqual(
      [],
    );
    expect(checkRequest('dynamodb', 'ListExports', { MaxResults: 'all' })).toHaveLength(1);
    expect(checkRequest('dynamodb', 'ListExports', { Dreams: 1 })).toHaveLength(1);
  });
});

describe('checkError', () => {
  it.each([
    ['dynamodb', 'InternalServerError', 500],
    ['dynamodb', 'ExportConflictException', 400],
    ['dynamodb', 'ValidationException', 400],
    ['kms', 'NotFoundException', 404],
    ['rds', 'DBSnapshotNotFound', 404],
    ['rds', 'ExportTaskAlreadyExists', 400],
    ['rds', 'InvalidParameterValue', 400],
    ['iam', 'ServiceFailure', 500],
  ] as const)('takes the status of %s %s from the model: %d', (service, code, status) => {
    expect(statusOf(service, code)).toBe(status);
    expect(checkError(service, code, status)).toEqual([]);
    expect(checkError(service, code, 418)).toHaveLength(1);
  });

  it('finds an error that AWS does not have, or not by that name', () => {
    expect(checkError('dynamodb', 'TeapotException', 400)).toHaveLength(1);
    expect(checkError('rds', 'ExportTaskAlreadyExistsFault', 400)).toHaveLength(1);
  });
});

describe('a stand-in that answers wrongly', () => {
  function forAll(service: Service): Record<ServiceName, Service> {
    const pairs = serviceNames.map((name) => [name, service] as const);
    return Object.fromEntries(pairs) as Record<ServiceName, Service>;
  }

  async function serve(inspector: Inspector): Promise<string> {
    const wrong = createJsonService({
      name: 'dynamodb',
      version: '1.0',
      errorNamespace: 'com.amazonaws.dynamodb.v20120810',
      operations: { ListTables: () => Promise.resolve({ Tables: ['orders'] }) },
      inspect: inspector.inspect,
    });
    const server = createStandInServer({
      account: '111122223333',
      authorize: () => undefined,
      services: forAll(wrong),
      faults: createFaults(),
      throttle: () => false,
      keys: createKeyRing(Date.now),
      now: Date.now,
      calls: [],
      report: inspector.report,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  }

  it('is caught, and in strict mode answers 500', async () => {
    const inspector = createInspector(true);
    const { dynamodb } = clientsFor(await serve(inspector));
    const refusal = await refusalOf(dynamodb.send(new ListTablesCommand({})));
    expect(refusal.status).toBe(500);
    expect(inspector.violations).toEqual(['ListTables.Tables: unknown member']);
  });

  it('is caught in lenient mode too, where the answer goes out', async () => {
    const inspector = createInspector(false);
    const { dynamodb } = clientsFor(await serve(inspector));
    await dynamodb.send(new ListTablesCommand({}));
    expect(inspector.violations).toEqual(['ListTables.Tables: unknown member']);
  });
});
