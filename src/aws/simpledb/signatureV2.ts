import { createHmac } from 'node:crypto';
import {
  extendedEncodeURIComponent as encode,
  HttpRequest,
  HttpResponse,
} from '@smithy/core/protocols';
import type { AwsCredentialIdentity, HttpSigner } from '@smithy/types';
import { isRecord } from '../../core/lib/json.ts';

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

/** Where the SDK keeps how far the clock of this computer is off, in milliseconds. */
interface Clock {
  systemClockOffset: number;
}

/** An error as the SDK's middleware leaves it; `clockSkewCorrected` makes it worth another attempt. */
interface Failure extends Error {
  readonly $response?: unknown;
  readonly $metadata?: { clockSkewCorrected?: boolean };
}

/**
 * Signs each attempt of a request anew: the signature is a part of its body. As with the SDK's own
 * signer, an answer that tells another time sets the clock for the next attempt.
 */
export const signatureV2 = {
  sign(request, identity, { config }) {
    const parameters = Object.fromEntries(new URLSearchParams(String(request.body)));
    const host = request.headers['host'] ?? request.hostname;
    // The only identities of our clients are AWS credentials.
    const credentials = identity as AwsCredentialIdentity;
    const body = signedForm(parameters, host, credentials, Date.now() + offsetIn(config));
    const headers = { ...request.headers, 'content-length': String(Buffer.byteLength(body)) };
    return Promise.resolve(new HttpRequest({ ...request, headers, body }));
  },

  errorHandler({ config }: Record<string, unknown>) {
    return (error: Failure): never => {
      const offset = timeIn(error) - Date.now();
      // An answer without a time is no reason to doubt the clock.
      if (isClock(config) && Math.abs(offset - config.systemClockOffset) > tolerance) {
        config.systemClockOffset = offset;
        if (error.$metadata) error.$metadata.clockSkewCorrected = true;
      }
      throw error;
    };
  },
} satisfies HttpSigner;

/** Far less than the 15 minutes of SimpleDB, and more than any answer takes. */
const tolerance = 4 * 60_000;

function offsetIn(config: unknown): number {
  return isClock(config) ? config.systemClockOffset : 0;
}

function isClock(config: unknown): config is Clock {
  return isRecord(config) && typeof config['systemClockOffset'] === 'number';
}

/** The time of the answer that an error was made of; NaN where there was none. */
function timeIn({ $response: response }: Failure): number {
  return HttpResponse.isInstance(response) ? Date.parse(response.headers['date'] ?? '') : NaN;
}
