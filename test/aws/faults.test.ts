import {
  DescribeTableCommand,
  DynamoDBClient,
  ExportTableToPointInTimeCommand,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { ListAliasesCommand } from '@aws-sdk/client-kms';
import { DescribeExportTasksCommand } from '@aws-sdk/client-rds';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import type { FaultName } from './faults.ts';
import { open, refusalOf, type Clients } from './fixture/open.ts';
import { tableArn } from './fixture/seed.ts';
import { identities } from './identities.ts';

const calls = {
  dynamodb: ({ dynamodb }: Clients) => dynamodb.send(new ListTablesCommand({})),
  kms: ({ kms }: Clients) => kms.send(new ListAliasesCommand({})),
  s3: ({ s3 }: Clients) => s3.send(new ListBucketsCommand({})),
  iam: ({ iam }: Clients) => iam.send(new ListRolesCommand({})),
  rds: ({ rds }: Clients) => rds.send(new DescribeExportTasksCommand({})),
  sts: ({ sts }: Clients) => sts.send(new GetCallerIdentityCommand({})),
};

type Row = [FaultName, keyof typeof calls, string, number];

const rows: Row[] = [
  ['throttle', 'dynamodb', 'ThrottlingException', 400],
  ['throttle', 'kms', 'ThrottlingException', 400],
  ['throttle', 's3', 'SlowDown', 503],
  ['throttle', 'iam', 'Throttling', 400],
  ['throttle', 'rds', 'Throttling', 400],
  ['throttle', 'sts', 'Throttling', 400],
  ['internal', 'dynamodb', 'InternalServerError', 500],
  ['internal', 'kms', 'KMSInternalException', 500],
  ['internal', 's3', 'InternalError', 500],
  ['internal', 'iam', 'ServiceFailureException', 500],
  ['internal', 'rds', 'InternalFailure', 500],
  ['internal', 'sts', 'InternalFailure', 500],
  ['expired-token', 'dynamodb', 'ExpiredTokenException', 400],
  ['expired-token', 'kms', 'ExpiredTokenException', 400],
  ['expired-token', 's3', 'ExpiredToken', 400],
  ['expired-token', 'iam', 'ExpiredToken', 403],
  ['expired-token', 'rds', 'ExpiredToken', 403],
  ['expired-token', 'sts', 'ExpiredToken', 403],
  ['access-denied', 'dynamodb', 'AccessDeniedException', 400],
  ['access-denied', 'kms', 'AccessDeniedException', 400],
  ['access-denied', 's3', 'AccessDenied', 403],
  ['access-denied', 'iam', 'AccessDenied', 403],
  ['access-denied', 'rds', 'AccessDenied', 403],
  ['access-denied', 'sts', 'AccessDenied', 403],
  ['wrong-region', 'dynamodb', 'InvalidSignatureException', 400],
  ['wrong-region', 'kms', 'InvalidSignatureException', 400],
  ['wrong-region', 's3', 'AuthorizationHeaderMalformed', 400],
  ['wrong-region', 'iam', 'SignatureDoesNotMatch', 403],
  ['wrong-region', 'rds', 'SignatureDoesNotMatch', 403],
  ['wrong-region', 'sts', 'SignatureDoesNotMatch', 403],
  ['clock-skew', 'dynamodb', 'InvalidSignatureException', 400],
  ['clock-skew', 'kms', 'InvalidSignatureException', 400],
  ['clock-skew', 's3', 'RequestTimeTooSkewed', 403],
  ['clock-skew', 'iam', 'SignatureDoesNotMatch', 403],
  ['clock-skew', 'rds', 'SignatureDoesNotMatch', 403],
  ['clock-skew', 'sts', 'SignatureDoesNotMatch', 403],
];

describe('a fault', () => {
  it.each(rows)('%s makes %s answer %s with status %d', async (fault, service, name, status) => {
    const opened = await open();
    opened.standIn.faults.set({ fault });
    expect(await refusalOf(calls[service](opened))).toMatchObject({ name, status });
  });

  it('meets only the operation that it is set for', async () => {
    const { dynamodb, standIn } = await open();
    standIn.faults.set({ fault: 'internal', operation: 'ListTables' });
    await dynamodb.send(new DescribeTableCommand({ TableName: 'orders' }));
    const refusal = await refusalOf(dynamodb.send(new ListTablesCommand({})));
    expect(refusal.name).toBe('InternalServerError');
  });

  it('meets only the calls that it is about', async () => {
    const { dynamodb, standIn } = await open();
    standIn.faults.set({ fault: 'internal', about: 'orders' });
    const refused = dynamodb.send(new DescribeTableCommand({ TableName: 'orders' }));
    expect((await refusalOf(refused)).name).toBe('InternalServerError');
    expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toHaveLength(4);
  });

  it('ends after the number of calls that it is set for', async () => {
    const { dynamodb, standIn } = await open();
    standIn.faults.set({ fault: 'throttle', times: 2 });
    const command = new ListTablesCommand({});
    await refusalOf(dynamodb.send(command));
    await refusalOf(dynamodb.send(command));
    expect((await dynamodb.send(command)).TableNames).toHaveLength(4);
  });

  it('ends when all faults are cleared', async () => {
    const { dynamodb, standIn } = await open();
    standIn.faults.set({ fault: 'throttle' });
    standIn.faults.clear();
    expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toHaveLength(4);
  });

  it('is overcome by the retries of the SDK where it passes', async () => {
    const { standIn } = await open();
    const [credentials] = identities;
    const client = new DynamoDBClient({
      endpoint: standIn.url,
      region: 'eu-west-1',
      ...(credentials && { credentials }),
    });
    standIn.faults.set({ fault: 'throttle', times: 1 });
    const answer = await client.send(new ListTablesCommand({}));
    expect(answer.$metadata.attempts).toBe(2);
  });
});

describe('a slow answer', () => {
  it('comes after its delay', async () => {
    const { dynamodb, standIn } = await open();
    standIn.faults.set({ fault: 'slow', delay: 200 });
    const started = performance.now();
    await dynamodb.send(new ListTablesCommand({}));
    expect(performance.now() - started).toBeGreaterThan(190);
  });

  it('can be given up', async () => {
    const { dynamodb, standIn } = await open();
    standIn.faults.set({ fault: 'slow', delay: 60_000 });
    const abortSignal = AbortSignal.timeout(100);
    const refusal = await refusalOf(dynamodb.send(new ListTablesCommand({}), { abortSignal }));
    expect(refusal.name).toBe('AbortError');
  });
});

describe('a page of HTML', () => {
  it.each([200, 503])('takes the place of the answer, with status %d', async (status) => {
    const { dynamodb, standIn } = await open();
    standIn.faults.set({ fault: 'html', status });
    const refusal = await refusalOf(dynamodb.send(new ListTablesCommand({})));
    expect(refusal.message).toContain('<');
    expect(standIn.calls[0]?.status).toBe(status);
  });
});

describe('a connection that is cut', () => {
  const command = new ExportTableToPointInTimeCommand({
    TableArn: tableArn('orders'),
    S3Bucket: 'exports-eu',
    ClientToken: 'token-1',
  });

  it('before the request was taken starts no export', async () => {
    const { dynamodb, standIn } = await open();
    const before = standIn.exports().length;
    standIn.faults.set({ fault: 'cut-before', times: 1 });
    const refusal = await refusalOf(dynamodb.send(command));
    expect(refusal.message).toMatch(/socket hang up|ECONNRESET/);
    expect(standIn.exports()).toHaveLength(before);
    expect(standIn.calls[0]).toMatchObject({ operation: 'ExportTableToPointInTime', status: 0 });
  });

  it('after the request was taken has started one, which the same token finds', async () => {
    const { dynamodb, standIn } = await open();
    const before = standIn.exports().length;
    standIn.faults.set({ fault: 'cut-after', times: 1 });
    await refusalOf(dynamodb.send(command));
    const arn = standIn.exports().at(-1)?.arn;
    const { ExportDescription } = await dynamodb.send(command);
    expect(standIn.exports()).toHaveLength(before + 1);
    expect(ExportDescription?.ExportArn).toBe(arn);
  });
});
