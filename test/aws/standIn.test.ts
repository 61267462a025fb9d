import { DescribeTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListAliasesCommand } from '@aws-sdk/client-kms';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { createClock } from './clock.ts';
import { manyTables } from './data/many.ts';
import { clientsFor, open, refusalOf } from './fixture/open.ts';
import { startStandIn } from './standIn.ts';

describe('the stand-in', () => {
  it('plays all services on one loopback port, and records who was called', async () => {
    const { dynamodb, kms, s3, sts, standIn } = await open();
    await dynamodb.send(new ListTablesCommand({}));
    await kms.send(new ListAliasesCommand({}));
    await s3.send(new HeadBucketCommand({ Bucket: 'exports-eu' }));
    await sts.send(new GetCallerIdentityCommand({}));
    const host = new URL(standIn.url).host;
    expect(host).toMatch(/^127\.0\.0\.1:\d+$/);
    const common = { region: 'eu-west-1', accessKeyId: 'AKIAACMEDATA7EXAMPLE', host, status: 200 };
    expect(standIn.calls).toMatchObject([
      { service: 'dynamodb', operation: 'ListTables', ...common },
      { service: 'kms', operation: 'ListAliases', ...common },
      { service: 's3', operation: 'HeadBucket', ...common },
      { service: 'sts', operation: 'GetCallerIdentity', ...common },
    ]);
  });

  it('refuses an operation that it does not play', async () => {
    const { standIn } = await open();
    const answer = await fetch(standIn.url, {
      method: 'POST',
      headers: {
        'x-amz-target': 'DynamoDB_20120810.ListDreams',
        authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/20261121/eu-west-1/dynamodb/aws4_request',
      },
      body: '{}',
    });
    expect(await answer.text()).toContain('UnknownOperationException');
  });

  it('refuses a request that AWS could not read', async () => {
    const { dynamodb } = await open();
    const TableName = 7 as unknown as string;
    const refusal = await refusalOf(dynamodb.send(new DescribeTableCommand({ TableName })));
    expect(refusal.name).toBe('SerializationException');
  });

  it('starts in a moment, also with ten thousand tables', async () => {
    const started = performance.now();
    const { dynamodb } = await open({ seed: manyTables(10_000) });
    const { TableNames } = await dynamodb.send(new ListTablesCommand({}));
    expect(TableNames).toHaveLength(100);
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('starts with the demo account unless told otherwise', async () => {
    const standIn = await startStandIn();
    const { dynamodb } = clientsFor(standIn.url);
    const { TableNames } = await dynamodb.send(new ListTablesCommand({}));
    await standIn.close();
    expect(TableNames).toEqual(expect.arrayContaining(['orders', 'customers', 'sessions']));
    expect(standIn.violations).toEqual([]);
  });

  it('can run beside others, and leaves its port when it is closed', async () => {
    const one = await open();
    const other = await startStandIn();
    expect(other.url).not.toBe(one.standIn.url);
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow();
  });
});

describe('the clock', () => {
  it('stands still at speed 0, and can be pushed', () => {
    const clock = createClock(0, 1_000);
    clock.advance(500);
    expect(clock.now()).toBe(1_500);
  });

  it('runs faster than time, and never jumps when its speed changes', async () => {
    const clock = createClock(1_000, 0);
    await new Promise((resolve) => setTimeout(resolve, 20));
    clock.setSpeed(0);
    const stopped = clock.now();
    expect(stopped).toBeGreaterThan(15_000);
    expect(clock.now()).toBe(stopped);
  });
});
