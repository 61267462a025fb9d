import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeTableCommand,
  DynamoDBClient,
  ListExportsCommand,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { ListAliasesCommand } from '@aws-sdk/client-kms';
import { DescribeExportTasksCommand } from '@aws-sdk/client-rds';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { fromIni } from '@aws-sdk/credential-providers';
import { describe, expect, it } from 'vitest';
import { writeAwsConfig } from './config.ts';
import { clientsFor, open, refusalOf } from './fixture/open.ts';

describe('GetCallerIdentity', () => {
  it('tells the account of the seed and the principal of the profile', async () => {
    const { sts } = await open();
    const answer = await sts.send(new GetCallerIdentityCommand({}));
    expect(answer).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:iam::111122223333:user/dana',
    });
  });
});

describe('the profile no-access', () => {
  it("may list nothing, and is told so in AWS's words", async () => {
    const { standIn } = await open();
    const { dynamodb, kms, s3 } = clientsFor(standIn.url, 'eu-west-1', 'no-access');
    const tables = await refusalOf(dynamodb.send(new ListTablesCommand({})));
    const exports = await refusalOf(dynamodb.send(new ListExportsCommand({})));
    const aliases = await refusalOf(kms.send(new ListAliasesCommand({})));
    const buckets = await refusalOf(s3.send(new ListBucketsCommand({ MaxBuckets: 10 })));
    expect(tables).toEqual({
      name: 'AccessDeniedException',
      status: 400,
      message:
        'User: arn:aws:iam::111122223333:user/guest is not authorized to perform: dynamodb:ListTables on resource: arn:aws:dynamodb:eu-west-1:111122223333:table/* because no identity-based policy allows the dynamodb:ListTables action',
    });
    expect(exports.message).toContain('dynamodb:ListExports');
    expect(aliases).toMatchObject({ name: 'AccessDeniedException', status: 400 });
    expect(buckets).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(buckets.message).toContain('s3:ListAllMyBuckets');
  });

  it('may look at what it knows by name', async () => {
    const { standIn } = await open();
    const { dynamodb } = clientsFor(standIn.url, 'eu-west-1', 'no-access');
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: 'orders' }));
    expect(Table?.TableName).toBe('orders');
  });
});

describe('the profile expired', () => {
  it('is refused by every service', async () => {
    const { standIn } = await open();
    const { dynamodb, iam, kms, rds, s3, sts } = clientsFor(standIn.url, 'eu-west-1', 'expired');
    const refusals = await Promise.all([
      refusalOf(dynamodb.send(new ListTablesCommand({}))),
      refusalOf(kms.send(new ListAliasesCommand({}))),
      refusalOf(s3.send(new ListBucketsCommand({}))),
      refusalOf(sts.send(new GetCallerIdentityCommand({}))),
      refusalOf(rds.send(new DescribeExportTasksCommand({}))),
      refusalOf(iam.send(new ListRolesCommand({}))),
    ]);
    expect(refusals.map(({ name, status }) => [name, status])).toEqual([
      ['ExpiredTokenException', 400],
      ['ExpiredTokenException', 400],
      ['ExpiredToken', 400],
      ['ExpiredToken', 403],
      ['ExpiredToken', 403],
      ['ExpiredToken', 403],
    ]);
  });
});

describe('a request that nobody signed', () => {
  it('is refused', async () => {
    const { standIn } = await open();
    const answer = await fetch(standIn.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
      body: '{}',
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('MissingAuthenticationTokenException');
  });
});

describe('writeAwsConfig', () => {
  it('writes files from which the SDK takes credentials and endpoint', async () => {
    const { standIn } = await open();
    const files = await writeAwsConfig(await mkdtemp(join(tmpdir(), 'aws-')), standIn.url);
    const config = await readFile(files.AWS_CONFIG_FILE, 'utf8');
    const endpoint = /endpoint_url = (\S+)/.exec(config)?.[1] ?? '';
    const credentials = fromIni({
      profile: 'acme-data',
      configFilepath: files.AWS_CONFIG_FILE,
      filepath: files.AWS_SHARED_CREDENTIALS_FILE,
      ignoreCache: true,
    });
    const client = new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials });
    expect((await client.send(new ListTablesCommand({}))).TableNames).toContain('orders');
    expect(standIn.calls[0]?.accessKeyId).toBe('AKIAACMEDATA7EXAMPLE');
  });

  it('gives each profile its Region and the one endpoint, and can leave profiles out', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aws-'));
    const files = await writeAwsConfig(folder, 'http://127.0.0.1:1', {
      profiles: ['acme-dev'],
      extraConfig: '[profile broken]\nregion = eu-west-1\n',
    });
    expect(await readFile(files.AWS_CONFIG_FILE, 'utf8')).toBe(
      '[profile acme-dev]\nregion = us-east-1\nendpoint_url = http://127.0.0.1:1\n\n[profile broken]\nregion = eu-west-1\n',
    );
    expect(await readFile(files.AWS_SHARED_CREDENTIALS_FILE, 'utf8')).toContain('[acme-dev]');
  });
});
