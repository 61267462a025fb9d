import { createHash, createHmac } from 'node:crypto';
import type { ApiError } from './apiError.ts';
import type { Call } from './call.ts';
import { refusal } from './faults.ts';

const authorization =
  /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

/**
 * What is wrong with the Signature Version 4 of temporary keys that the stand-in handed out: a
 * token that is another key's, or a signature that was made with another secret. Keys of the
 * config files are taken at their word, so that tests may write down any secret.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function checkSignature4(call: Call): ApiError | undefined {
  const { identity, headers } = call;
  if (identity.expiresAt === undefined || call.service === 'sdb-classic') return undefined;
  if (headers['x-amz-security-token'] !== identity.sessionToken) {
    return refusal('invalid-token', call);
  }
  return isSignedWith(identity.secretAccessKey, call) ? undefined : refusal('bad-signature', call);
}

function isSignedWith(secret: string, call: Call): boolean {
  const { headers } = call;
  const [, day = '', region = '', service = '', names = '', signature] =
    authorization.exec(headers.authorization ?? '') ?? [];
  const scope = [day, region, service, 'aws4_request'];
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const request = sha256(canonicalRequest(call, names));
  const time = String(headers['x-amz-date']);
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), request].join('\n');
  return hmac(key, text).toString('hex') === signature;
}

function canonicalRequest({ service, method, url, headers, body }: Call, names: string): string {
  const lines = names
    .split(';')
    .map((name) => `${name}:${String(headers[name]).trim().replace(/ +/g, ' ')}`);
  // S3 signs a path as it travels; all others encode it once more.
  const path = service === 's3' ? url.pathname : encode(url.pathname).replaceAll('%2F', '/');
  const payload = headers['x-amz-content-sha256'] ?? sha256(body);
  return [method, path, canonicalQuery(url), ...lines, '', names, payload].join('\n');
}

function canonicalQuery({ searchParams }: URL): string {
  return [...searchParams]
    .map((pair) => pair.map(encode).join('='))
    .sort()
    .join('&');
}

/** RFC 3986: nothing is left as it is but letters, digits and `-_.~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
