import { createHmac } from 'node:crypto';
import { ApiError } from '../../apiError.ts';
import type { Call } from '../../call.ts';
import { classicParameters } from './classicRequest.ts';

/** How far a request's clock may be off. */
const tolerance = 15 * 60_000;

const conforming: Readonly<Record<string, string>> = {
  SignatureVersion: '2',
  SignatureMethod: 'HmacSHA256',
};

/**
 * What is wrong with a call's Signature Version 2, which is really computed here. Its time is
 * compared with the real one, since the caller knows nothing of a clock that tests push.
 * https://docs.aws.amazon.com/AmazonSimpleDB/latest/DeveloperGuide/HMACAuth.html
 */
export function checkSignature(call: Call): ApiError | undefined {
  const parameters = classicParameters(call);
  return checkTime(parameters) ?? checkForm(parameters) ?? checkSecret(call, parameters);
}

function checkTime(parameters: URLSearchParams): ApiError | undefined {
  const timestamp = parameters.get('Timestamp');
  if (timestamp === null) return missing('Timestamp');
  const age = Math.abs(Date.now() - Date.parse(timestamp));
  if (age <= tolerance) return undefined;
  return new ApiError('RequestExpired', `Request has expired. Timestamp date is ${timestamp}`, 400);
}

function checkForm(parameters: URLSearchParams): ApiError | undefined {
  if (!parameters.has('Signature')) return missing('Signature');
  const odd = Object.entries(conforming).find(([name, value]) => parameters.get(name) !== value);
  if (!odd) return undefined;
  const message = 'The request signature does not conform to AWS standards.';
  return new ApiError('IncompleteSignature', message, 400);
}

function checkSecret(call: Call, parameters: URLSearchParams): ApiError | undefined {
  const { identity } = call;
  if (identity.accessKeyId !== call.accessKeyId) {
    return invalidToken('The AWS Access Key Id you provided does not exist in our records.');
  }
  if ((identity.sessionToken ?? null) !== parameters.get('SecurityToken')) {
    return invalidToken('The security token included in the request is invalid.');
  }
  const expected = createHmac('sha256', identity.secretAccessKey)
    .update(textToSign(call, parameters))
    .digest('base64');
  if (parameters.get('Signature') === expected) return undefined;
  const message =
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
  return new ApiError('SignatureDoesNotMatch', message, 403);
}

function textToSign({ method, headers, url }: Call, parameters: URLSearchParams): string {
  const query = [...parameters]
    .filter(([name]) => name !== 'Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&');
  return [method, (headers.host ?? '').toLowerCase(), url.pathname, query].join('\n');
}

/** RFC 3986: nothing is left as it is but letters, digits and `-_.~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function missing(parameter: string): ApiError {
  const message = `The request must contain the parameter ${parameter}`;
  return new ApiError('MissingParameter', message, 400);
}

function invalidToken(message: string): ApiError {
  return new ApiError('InvalidClientTokenId', message, 403);
}
