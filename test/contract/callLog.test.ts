import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AwsAccess } from '../../src/core/ports.ts';
import { faultNames } from '../aws/faults.ts';
import { impatient, openLab, slowness, type Lab } from './lab.ts';

const canaries = (url: string): string =>
  [
    `[profile canary]\nendpoint_url = ${url}`,
    'aws_access_key_id = AKIACANARY7EXAMPLE00',
    'aws_secret_access_key = canary-secret',
    'aws_session_token = canary-token\n',
    `[profile leaky]\nendpoint_url = ${url}`,
    'credential_process = sh -c "echo canary-output; echo canary-error >&2; exit 1" canary-argument\n',
  ].join('\n');

let lab: Lab;
/** Where secrets travel, and AWS is slow at times. */
let hurried: Lab;

beforeAll(async () => {
  lab = await openLab();
  hurried = await openLab({ ...impatient, extraConfig: canaries });
});
afterAll(async () => {
  await lab.close();
  await hurried.close();
});

describe('the record of a call', () => {
  it('tells operation, Region, duration, request id, status and attempts', async () => {
    const access = await lab.connect();
    await access.tables.listTables();
    expect(lab.records).toEqual([
      {
        service: 'dynamodb',
        operation: 'ListTables',
        region: 'eu-west-1',
        profile: 'acme-data',
        durationMs: expect.any(Number) as number,
        attempts: 1,
        requestId: expect.any(String) as string,
        httpStatus: 200,
      },
    ]);
  });

  it('is one for a call that was made three times, with the reason why it failed', async () => {
    const access = await lab.connect();
    lab.standIn.faults.set({ fault: 'internal', operation: 'DescribeTable' });
    const before = lab.records.length;
    await expect(access.tables.describeTable('orders')).rejects.toThrow();
    lab.standIn.faults.clear();
    expect(lab.records.slice(before)).toMatchObject([
      { operation: 'DescribeTable', attempts: 3, httpStatus: 500, errorReason: 'internal' },
    ]);
  });

  it('holds no key, token, body or message, and neither do log lines and errors', async () => {
    const errors: unknown[] = [];
    const note = (error: unknown): void => void errors.push(error);
    const travel = async (aws: AwsAccess) => {
      await Promise.all(journeys.map((journey) => journey(aws).catch(note)));
    };
    const access = await hurried.connect('canary');
    for (const fault of faultNames) {
      hurried.standIn.faults.set({ fault, delay: slowness });
      await travel(access);
      hurried.standIn.faults.clear();
    }
    await travel(access);
    await travel(await hurried.connect('leaky'));
    const told = inspect([hurried.records, hurried.lines, errors], { depth: 12, showHidden: true });
    expect(errors.length).toBeGreaterThan(journeys.length * 8);
    expect(told).toContain('ExportTableToPointInTime');
    expect(told).not.toMatch(/canary-\w+/);
    expect(told).not.toMatch(/AKIACANARY|AWS4-HMAC|Sign in to the network|x-amz-security-token/i);
  });
});

const journeys: readonly ((access: AwsAccess) => Promise<unknown>)[] = [
  (aws) => aws.tables.listTables(),
  (aws) => aws.buckets.listBuckets(),
  (aws) => aws.objects.readText('acme-data-exports', 'a.json', 100),
  (aws) => aws.keys.listKeys('eu-west-1'),
  (aws) =>
    aws.exportsOf('dynamodb-table').start({
      kind: 'dynamodb-table',
      input: {
        TableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
        S3Bucket: 'acme-data-exports',
        S3Prefix: 'canary-prefix',
        ExportFormat: 'DYNAMODB_JSON',
        ExportType: 'FULL_EXPORT',
        ClientToken: 'canary-client-token',
      },
      token: 'canary-client-token',
    }),
  (aws) =>
    aws.exportsOf('rds-database').start({
      kind: 'rds-database',
      input: {
        ExportTaskIdentifier: 'canary-task',
        SourceArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:gone',
        S3BucketName: 'canary-bucket',
        IamRoleArn: 'arn:aws:iam::111122223333:role/canary-role',
        KmsKeyId: 'alias/canary-key',
      },
      token: 'canary-client-token',
    }),
];
