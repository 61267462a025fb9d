import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExportTableToPointInTimeCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { DescribeExportTasksCommand } from '@aws-sdk/client-rds';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { HttpRequest } from '@smithy/core/protocols';
import type { MiddlewareStack } from '@smithy/types';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Gates } from '../pacing/gates.ts';
import { ratesOfAws } from '../pacing/rates.ts';
import { steadyClock } from '../steadyClock.ts';
import { createClients, type Clients } from './clients.ts';
import { locateConfigFiles } from './configFiles.ts';
import { inBackground } from './lanes.ts';
import { readProfileBook } from './profileBook.ts';
import { settingsOf } from './settings.ts';

const keys = 'aws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = secret\n';
const signer = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' };
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aws-clients-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** The clients of profile `it`, whose settings these are; none of their requests is ever sent. */
async function clientsOf(lines = '', region = 'eu-west-1', env = {}): Promise<Clients> {
  const config = `[profile it]\n${keys}${lines}[profile other]\nendpoint_url = http://127.0.0.1:9\n${keys}`;
  await writeFile(join(folder, 'config'), config);
  const files = locateConfigFiles({
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
  });
  vi.stubEnv('AWS_CONFIG_FILE', files.config);
  const book = await readProfileBook(files);
  const timeouts = { connect: 100, request: 100 };
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const settings = settingsOf({ profile: 'it', region }, { files, book, env, timeouts });
  const gates = new Gates(steadyClock, ratesOfAws);
  const place = { sink: { onCall: silent, log, now: () => 0 }, gates };
  return createClients(settings, place, {
    credentials: () => Promise.resolve(signer),
    refused: silent,
  });
}

/** What would be sent, signed and all. */
async function requestOf<I extends object, O extends object>(
  { middlewareStack }: { middlewareStack: MiddlewareStack<I, O> },
  send: () => Promise<unknown>,
): Promise<HttpRequest> {
  const sent: HttpRequest[] = [];
  middlewareStack.add(
    () => (args) => {
      if (HttpRequest.isInstance(args.request)) sent.push(args.request);
      throw new Error('not sent');
    },
    { step: 'deserialize', priority: 'low', name: 'stop' },
  );
  await send().catch(() => undefined);
  const [request] = sent;
  if (request === undefined) throw new Error('No request was made.');
  return request;
}

async function listTables(clients: Clients): Promise<HttpRequest> {
  const client = clients.dynamodb();
  return requestOf(client, () => client.send(new ListTablesCommand({})));
}

describe('a request to DynamoDB', () => {
  it('goes to the Region of the connection, signed for it', async () => {
    const { hostname, headers } = await listTables(await clientsOf());
    expect(hostname).toBe('dynamodb.eu-west-1.amazonaws.com');
    expect(headers['authorization']).toContain('AKIAEXAMPLE');
    expect(headers['authorization']).toContain('/eu-west-1/dynamodb/aws4_request');
  });

  it('does not leak to the endpoint of a profile or a variable in the environment', async () => {
    vi.stubEnv('AWS_PROFILE', 'other');
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1:9');
    const { hostname } = await listTables(await clientsOf());
    expect(hostname).toBe('dynamodb.eu-west-1.amazonaws.com');
  });

  it('goes to the Region, not to a host of the account, also where a table is named by ARN', async () => {
    const client = (await clientsOf()).dynamodb();
    const command = new ExportTableToPointInTimeCommand({
      TableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
      S3Bucket: 'acme',
    });
    const { hostname } = await requestOf(client, () => client.send(command));
    expect(hostname).toBe('dynamodb.eu-west-1.amazonaws.com');
  });

  it.each([
    ['use_fips_endpoint = true\n', 'us-east-1', {}, 'dynamodb-fips.us-east-1.amazonaws.com'],
    ['use_dualstack_endpoint = true\n', 'us-east-1', {}, 'dynamodb.us-east-1.api.aws'],
    ['', 'us-east-1', { AWS_USE_FIPS_ENDPOINT: 'true' }, 'dynamodb-fips.us-east-1.amazonaws.com'],
    ['', 'cn-north-1', {}, 'dynamodb.cn-north-1.amazonaws.com.cn'],
    ['', 'eusc-de-east-1', {}, 'dynamodb.eusc-de-east-1.amazonaws.eu'],
  ])('with %j in %s goes to the right host', async (settings, region, env, host) => {
    const { hostname } = await listTables(await clientsOf(settings, region, env));
    expect(hostname).toBe(host);
  });

  it('asks for the connection to stay open, and says who asks', async () => {
    const { headers } = await listTables(await clientsOf());
    expect(headers['connection']).toBe('keep-alive');
    expect(headers['user-agent']).toContain('aws-export-explorer');
  });
});

describe('a request to S3', () => {
  const read = async (clients: Clients): Promise<HttpRequest> => {
    const client = clients.s3('us-east-1');
    const command = new GetObjectCommand({ Bucket: 'acme', Key: 'a.json' });
    return requestOf(client, () => client.send(command));
  };

  it('goes to the host of the bucket in the Region that is asked for', async () => {
    expect((await read(await clientsOf())).hostname).toBe('acme.s3.us-east-1.amazonaws.com');
  });

  it('has the bucket in its path where the endpoint is a custom one', async () => {
    const clients = await clientsOf('endpoint_url = http://store.example:9000\n');
    const { hostname, path } = await read(clients);
    expect([hostname, path]).toEqual(['store.example', '/acme/a.json']);
  });
});

describe('a request to RDS', () => {
  it('goes to the Region of the connection, signed for it', async () => {
    const client = (await clientsOf()).rds();
    const command = new DescribeExportTasksCommand({});
    const { hostname, headers } = await requestOf(client, () => client.send(command));
    expect(hostname).toBe('rds.eu-west-1.amazonaws.com');
    expect(headers['authorization']).toContain('/eu-west-1/rds/aws4_request');
  });
});

describe('a request to IAM', () => {
  it.each([
    ['', 'eu-west-1', 'iam.amazonaws.com', 'us-east-1'],
    ['', 'cn-northwest-1', 'iam.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['', 'us-gov-east-1', 'iam.us-gov.amazonaws.com', 'us-gov-west-1'],
    ['use_fips_endpoint = true\n', 'us-east-2', 'iam-fips.amazonaws.com', 'us-east-1'],
    ['endpoint_url = http://lab.example\n', 'eu-west-1', 'lab.example', 'eu-west-1'],
  ])('with %j in %s goes to %s, signed for %s', async (settings, region, host, scope) => {
    const client = (await clientsOf(settings, region)).iam();
    const { hostname, headers } = await requestOf(client, () =>
      client.send(new ListRolesCommand({})),
    );
    expect(hostname).toBe(host);
    expect(headers['authorization']).toContain(`/${scope}/iam/aws4_request`);
  });
});

describe('a client for the background', () => {
  it('signs as the other, by the same credentials, and uses its connections', async () => {
    const clients = await clientsOf();
    const [client, background] = [clients.dynamodb(), inBackground(clients).dynamodb()];
    expect(background.config).toBe(client.config);
    const { headers } = await requestOf(background, () => background.send(new ListTablesCommand()));
    expect(headers['authorization']).toContain('AKIAEXAMPLE');
  });
});
