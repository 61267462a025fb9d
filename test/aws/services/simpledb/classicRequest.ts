import type { IncomingHttpHeaders } from 'node:http';

/** As much of a request as its parameters are read from. */
interface Request {
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const form = 'application/x-www-form-urlencoded';
const host = /^sdb\.(?:([a-z]{2}-[a-z-]+-\d)\.)?amazonaws\.com$/;

/** The parameters of a call to SimpleDB's old API, from the query and from the form in the body. */
export function classicParameters({ url, headers, body }: Request): URLSearchParams {
  const isForm = headers['content-type']?.startsWith(form) ?? false;
  const sent = isForm ? [...new URLSearchParams(body.toString())] : [];
  return new URLSearchParams([...url.searchParams, ...sent]);
}

/** True for a call to the old API: one that says for itself who sends it, or one signed as if it were new. */
export function isClassic(request: Request, signedFor: string): boolean {
  if (request.url.pathname !== '/') return false;
  if (signedFor === 'sdb') return true;
  return signedFor === '' && classicParameters(request).has('AWSAccessKeyId');
}

/** The Region of a call, which nothing but the name of the host tells; us-east-1 is not in it. */
export function classicRegion({ headers }: Pick<Request, 'headers'>): string | undefined {
  const found = host.exec(headers.host ?? '');
  return found ? (found[1] ?? 'us-east-1') : undefined;
}
