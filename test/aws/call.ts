import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { identityOf, type Identity } from './identities.ts';
import { s3Operation } from './services/s3Operation.ts';

/** The signing names of the services that the stand-in plays. */
export const serviceNames = ['dynamodb', 'kms', 's3', 'sts'] as const;

/** A service, by its signing name. */
export type ServiceName = (typeof serviceNames)[number];

/** One request, read whole and understood as far as every service needs it. */
export interface Call {
  readonly service: ServiceName;
  /** As AWS names it, for example `ListTables` or `HeadBucket`. */
  readonly operation: string;
  /** The Region that the request was signed for. */
  readonly region: string;
  readonly accessKeyId: string;
  readonly identity: Identity;
  readonly requestId: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What goes back over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const credential = /Credential=([^/\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/;
const targetServices = { DynamoDB_20120810: 'dynamodb', TrentService: 'kms' } as const;

/** Reads a request: the service comes from its SigV4 credential scope, else from `X-Amz-Target`. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const [, accessKeyId = '', region = 'us-east-1', signedFor = ''] =
    credential.exec(request.headers.authorization ?? '') ?? [];
  const service =
    serviceNames.find((name) => name === signedFor) ?? serviceOfTarget(request.headers);
  const sent = {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    headers: request.headers,
    body: await readBody(request),
  };
  return {
    ...sent,
    service,
    operation: operationOf[service](sent),
    region,
    accessKeyId,
    identity: identityOf(accessKeyId),
    requestId: randomUUID(),
  };
}

type Sent = Pick<Call, 'method' | 'url' | 'headers' | 'body'>;

const operationOf: Readonly<Record<ServiceName, (sent: Sent) => string>> = {
  dynamodb: targetOperation,
  kms: targetOperation,
  s3: ({ method, url }) => s3Operation(method, url),
  sts: ({ body }) => new URLSearchParams(body.toString()).get('Action') ?? '',
};

function targetOperation({ headers }: Sent): string {
  return String(headers['x-amz-target'] ?? '').split('.')[1] ?? '';
}

function serviceOfTarget(headers: IncomingHttpHeaders): ServiceName {
  const prefix = String(headers['x-amz-target'] ?? '').split('.')[0] ?? '';
  const found = Object.entries(targetServices).find(([name]) => name === prefix);
  return found?.[1] ?? 's3';
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
