import { HttpRequest, HttpResponse } from '@smithy/core/protocols';
import type { Pluggable } from '@smithy/types';
import { describe, expect, it } from 'vitest';
import { DomainMetadataCommand, ListDomainsCommand, SimpleDBClient } from './classicClient.ts';
import type { SdkClientConfig } from './sdkClient.ts';
import {
  GetExportCommand,
  ListExportsCommand,
  SimpleDBv2Client,
  StartDomainExportCommand,
} from './simpledbv2Client.ts';

const config: SdkClientConfig = {
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' },
};

/** In the place of the network: keeps what would be sent and answers with this. */
function wire(statusCode: number, body: string, headers: Record<string, string> = {}) {
  const sent: HttpRequest[] = [];
  const plugin = <I extends object, O extends object>(): Pluggable<I, O> => ({
    applyToStack: (stack) =>
      stack.add(
        () => (args) => {
          if (HttpRequest.isInstance(args.request)) sent.push(args.request);
          const response = new HttpResponse({ statusCode, headers, body: Buffer.from(body) });
          return Promise.resolve({ response, output: {} as O });
        },
        { step: 'deserialize', priority: 'low', name: 'wire' },
      ),
  });
  return { sent, plugin };
}

/** The body of the one request that was sent. */
function bodyOf([request]: readonly HttpRequest[]): string {
  const body: unknown = request?.body;
  return typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array);
}

function exportsOver({ plugin }: ReturnType<typeof wire>, change: Partial<SdkClientConfig> = {}) {
  const client = new SimpleDBv2Client({ ...config, maxAttempts: 1, ...change });
  client.middlewareStack.use(plugin());
  return client;
}

function domainsOver({ plugin }: ReturnType<typeof wire>, change: Partial<SdkClientConfig> = {}) {
  const client = new SimpleDBClient({ ...config, maxAttempts: 1, ...change });
  client.middlewareStack.use(plugin());
  return client;
}

describe('a computer whose clock is wrong', () => {
  it('signs for classic SimpleDB by the time of AWS, once AWS has told it', async () => {
    const ahead = Date.now() + 3_600_000;
    const expired =
      '<Response><Errors><Error><Code>RequestExpired</Code></Error></Errors></Response>';
    const answers = wire(400, expired, { date: new Date(ahead).toUTCString() });
    const client = domainsOver(answers, { maxAttempts: 2 });
    await expect(client.send(new ListDomainsCommand({}))).rejects.toMatchObject({
      name: 'RequestExpired',
    });
    const signedAt = answers.sent.map(({ body }) =>
      Date.parse(new URLSearchParams(String(body)).get('Timestamp') ?? ''),
    );
    expect(signedAt).toHaveLength(2);
    expect(Math.abs((signedAt[0] ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(Math.abs((signedAt[1] ?? 0) - ahead)).toBeLessThan(60_000);
  });
});

describe('a request to SimpleDB', () => {
  it.each([
    [{ region: 'us-east-1' }, 'sdb.amazonaws.com'],
    [{ region: 'eu-west-1' }, 'sdb.eu-west-1.amazonaws.com'],
    [{ region: 'cn-north-1' }, 'sdb.cn-north-1.amazonaws.com.cn'],
    [{ region: 'us-east-1', useFipsEndpoint: true }, 'sdb-fips.us-east-1.amazonaws.com'],
    [{ region: 'us-west-2', useDualstackEndpoint: true }, 'sdb.us-west-2.api.aws'],
    [{ region: 'us-west-2', endpoint: 'http://lab.example:9000' }, 'lab.example'],
  ])('of %j goes to %s, by either API', async (change, host) => {
    const [v2, classic] = [wire(200, '{}'), wire(200, '<r><ListDomainsResult/></r>')];
    await exportsOver(v2, change).send(new ListExportsCommand({}));
    await domainsOver(classic, change).send(new ListDomainsCommand({}));
    expect([...v2.sent, ...classic.sent].map(({ hostname }) => hostname)).toEqual([host, host]);
  });
});

describe('the export API', () => {
  it('takes JSON, signed by Signature Version 4 for sdb', async () => {
    const over = wire(200, '{}');
    await exportsOver(over).send(
      new StartDomainExportCommand({ clientToken: 't', domainName: 'd', s3Bucket: 'b' }),
    );
    expect(over.sent).toMatchObject([
      { method: 'POST', path: '/v2/StartDomainExport', protocol: 'https:' },
    ]);
    expect(JSON.parse(bodyOf(over.sent))).toEqual({
      clientToken: 't',
      domainName: 'd',
      s3Bucket: 'b',
    });
    expect(over.sent[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-amz-security-token': 'session',
      authorization: expect.stringContaining('/eu-west-1/sdb/aws4_request') as string,
    });
  });

  it('never makes a client token up', async () => {
    const over = wire(200, '{}');
    const input = { clientToken: undefined, domainName: 'd', s3Bucket: 'b' };
    await exportsOver(over).send(new StartDomainExportCommand(input));
    expect(bodyOf(over.sent)).not.toContain('clientToken');
  });

  it('answers with times as Dates', async () => {
    const answer = '{"exportArn":"a","requestedAt":1790000000.25,"itemsCount":3}';
    const over = wire(200, answer, { 'x-amzn-requestid': 'request-1' });
    expect(await exportsOver(over).send(new GetExportCommand({ exportArn: 'a' }))).toMatchObject({
      exportArn: 'a',
      requestedAt: new Date(1_790_000_000_250),
      itemsCount: 3,
      $metadata: { httpStatusCode: 200, requestId: 'request-1', attempts: 1 },
    });
  });

  it.each([
    [
      { 'x-amzn-errortype': 'NoSuchExportException:http://internal.amazon.com/' },
      '{"message":"m"}',
    ],
    [{}, '{"__type":"com.amazonaws.simpledbv2#NoSuchExportException","message":"m"}'],
  ])('fails with the code of AWS as name, as told by %j %s', async (headers, body) => {
    const call = exportsOver(wire(400, body, headers)).send(
      new GetExportCommand({ exportArn: 'a' }),
    );
    await expect(call).rejects.toMatchObject({
      name: 'NoSuchExportException',
      message: 'm',
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
  });
});

describe('classic SimpleDB', () => {
  const listed = (inside: string) =>
    `<?xml version="1.0"?><ListDomainsResponse xmlns="http://sdb.amazonaws.com/doc/2009-04-15/">${inside}<ResponseMetadata><RequestId>r</RequestId><BoxUsage>0.00001</BoxUsage></ResponseMetadata></ListDomainsResponse>`;

  it('takes a form, signed by Signature Version 2', async () => {
    const over = wire(200, listed('<ListDomainsResult/>'));
    await domainsOver(over).send(new ListDomainsCommand({ MaxNumberOfDomains: 100 }));
    expect(over.sent).toMatchObject([{ method: 'POST', path: '/' }]);
    expect(over.sent[0]?.headers).not.toHaveProperty('authorization');
    expect(Object.fromEntries(new URLSearchParams(bodyOf(over.sent)))).toMatchObject({
      Action: 'ListDomains',
      Version: '2009-04-15',
      MaxNumberOfDomains: '100',
      AWSAccessKeyId: 'AKIDEXAMPLE',
      SecurityToken: 'session',
      SignatureVersion: '2',
    });
  });

  it.each([
    ['<ListDomainsResult/>', undefined],
    ['<ListDomainsResult><DomainName>42</DomainName></ListDomainsResult>', ['42']],
    [
      '<ListDomainsResult><DomainName>a&amp;b</DomainName><DomainName>c</DomainName></ListDomainsResult>',
      ['a&b', 'c'],
    ],
  ])('lists names: %s', async (inside, names) => {
    const answer = await domainsOver(wire(200, listed(inside))).send(new ListDomainsCommand({}));
    expect(answer.DomainNames).toEqual(names);
  });

  it('fails with the code of AWS as name', async () => {
    const body =
      '<?xml version="1.0"?><Response><Errors><Error><Code>NoSuchDomain</Code><Message>The specified domain does not exist.</Message><BoxUsage>0.0000071759</BoxUsage></Error></Errors><RequestID>r</RequestID></Response>';
    const call = domainsOver(wire(400, body)).send(new DomainMetadataCommand({ DomainName: 'd' }));
    await expect(call).rejects.toMatchObject({
      name: 'NoSuchDomain',
      message: 'The specified domain does not exist.',
      $metadata: { httpStatusCode: 400 },
    });
  });
});
