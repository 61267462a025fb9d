import { createHmac } from 'node:crypto';
import { extendedEncodeURIComponent as encode, HttpRequest } from '@smithy/core/protocols';
import type { AwsCredentialIdentity, HttpSigner } from '@smithy/types';

type Parameters = Readonly<Record<string, string>>;

/**
 * The parameters of a POST form with those that Signature Version 2 adds, encoded by RFC 3986 and
 * in the order that they are signed in. `at` is in epoch milliseconds; SimpleDB takes a request for
 * 15 minutes. ("HMAC-SHA Signature" and "Using Temporary Security Credentials" of its guide)
 */
export function signedForm(
  parameters: Parameters,
  host: string,
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentialIdentity,
  at: number,
): string {
  const form = formOf({
    ...parameters,
    AWSAccessKeyId: accessKeyId,
    SignatureMethod: 'HmacSHA256',
    SignatureVersion: '2',
    Timestamp: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
    ...(sessionToken !== undefined && { SecurityToken: sessionToken }),
  });
  const told = ['POST', host.toLowerCase(), '/', form].join('\n');
  const signature = createHmac('sha256', secretAccessKey).update(told).digest('base64');
  return `${form}&Signature=${encode(signature)}`;
}

/** Names are compared as bytes, which for SimpleDB's names is what JavaScript does. */
function formOf(parameters: Parameters): string {
  const pairs = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** Signs each attempt of a request anew: the signature is a part of its body. */
export const signatureV2: HttpSigner = {
  sign(request, identity) {
    const parameters = Object.fromEntries(new URLSearchParams(String(request.body)));
    const host = request.headers['host'] ?? request.hostname;
    // The only identities of our clients are AWS credentials.
    const credentials = identity as AwsCredentialIdentity;
    const body = signedForm(parameters, host, credentials, Date.now());
    const headers = { ...request.headers, 'content-length': String(Buffer.byteLength(body)) };
    return Promise.resolve(new HttpRequest({ ...request, headers, body }));
  },
};
