import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Identity } from './identities.ts';
import type { KeyRing } from './keyRing.ts';
import { s3Operation } from './services/s3Operation.ts';
import { openCall } from './services/signIn/openRequest.ts';
import { classicParameters, classicRegion, isClassic } from './services/simpledb/classicRequest.ts';

/**
 * The signing names of the services that the stand-in plays. SimpleDB's old API, whose signatures
 * name no service and whose protocol is its own, is `sdb-classic`. Some take no signature: the
 * portal, token and sign-in services of a login, and what a container or an instance asks for its role.
 */
export const serviceNames = [
  'container',
  'dynamodb',
  'iam',
  'instance',
  'kms',
  'rds',
  's3',
  'sdb',
  'sdb-classic',
  'signin',
  'sso',
  'sso-oidc',
  'sts',
] as const;

/** A service, by its signing name. */
export type ServiceName = (typeof serviceNames)[number];

/** One request, read whole and understood as far as every service needs it. */
export interface Call {
  readonly service: ServiceName;
  /** As AWS names it, for example `ListTables` or `HeadBucket`. */
  readonly operation: string;
  /** The Region that the request was signed for. */
  readonly region: string;
  /** Empty where nobody signed. */
  readonly accessKeyId: string;
  /** True for the few calls that AWS takes without a signature. */
  readonly isOpen: boolean;
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

/** Reads a request, and finds out who sent it and what for. */
export async function readCall(request: IncomingMessage, { identityOf }: KeyRing): Promise<Call> {
  const sent = {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://127.0.0.1'),
    headers: request.headers,
    body: await readBody(request),
  };
  const signed = scopeOf(sent, identityOf);
  const open = signed.accessKeyId === '' ? openCall(sent) : undefined;
  const scope = open === undefined ? signed : { ...signed, service: open.service };
  return {
    ...sent,
    ...scope,
    isOpen: open !== undefined,
    operation: open?.operation ?? operationOf[scope.service](sent),
    identity: identityOf(scope.accessKeyId),
    requestId: randomUUID(),
  };
}

type Sent = Pick<Call, 'method' | 'url' | 'headers' | 'body'>;
type Scope = Pick<Call, 'service' | 'region' | 'accessKeyId'>;

/** The service comes from the SigV4 credential scope, else from path, parameters or `X-Amz-Target`. */
function scopeOf(sent: Sent, identityOf: KeyRing['identityOf']): Scope {
  const [, accessKeyId = '', region = 'us-east-1', signedFor = ''] =
    credential.exec(sent.headers.authorization ?? '') ?? [];
  if (isClassic(sent, signedFor)) return classicScope(sent, identityOf);
  const named = serviceNames.find((name) => name === signedFor);
  return { service: named ?? serviceOfUnsigned(sent), region, accessKeyId };
}

/** Domains belong to a host; where a custom endpoint hides that, to the Region of the caller. */
function classicScope(sent: Sent, identityOf: KeyRing['identityOf']): Scope {
  const accessKeyId = classicParameters(sent).get('AWSAccessKeyId') ?? '';
  const region = classicRegion(sent) ?? identityOf(accessKeyId).region;
  return { service: 'sdb-classic', region, accessKeyId };
}

const pathOperation = ({ url }: Sent): string => url.pathname;

const operationOf: Readonly<Record<ServiceName, (sent: Sent) => string>> = {
  container: pathOperation,
  dynamodb: targetOperation,
  iam: formOperation,
  instance: pathOperation,
  kms: targetOperation,
  rds: formOperation,
  s3: ({ method, url }) => s3Operation(method, url),
  sdb: ({ url }) => url.pathname.replace('/v2/', ''),
  'sdb-classic': (sent) => classicParameters(sent).get('Action') ?? '',
  signin: pathOperation,
  sso: pathOperation,
  'sso-oidc': pathOperation,
  sts: formOperation,
};

function formOperation({ body }: Sent): string {
  return new URLSearchParams(body.toString()).get('Action') ?? '';
}

function targetOperation({ headers }: Sent): string {
  return String(headers['x-amz-target'] ?? '').split('.')[1] ?? '';
}

function serviceOfUnsigned({ headers, url }: Sent): ServiceName {
  if (url.pathname.startsWith('/v2/')) return 'sdb';
  const prefix = String(headers['x-amz-target'] ?? '').split('.')[0] ?? '';
  const found = Object.entries(targetServices).find(([name]) => name === prefix);
  return found?.[1] ?? 's3';
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
