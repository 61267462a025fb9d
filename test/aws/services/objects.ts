import { buildApp } from 'fauxqs';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Answer } from '../call.ts';

/** An S3 request as fauxqs takes it. */
export interface ObjectRequest {
  readonly method: string;
  /** Path and query, path style. */
  readonly url: string;
  readonly headers?: IncomingHttpHeaders;
  readonly body?: Uint8Array;
}

/** The objects in S3, kept by fauxqs in this process; it has no port of its own. */
export interface Objects {
  /** Carries out an S3 object call as it came. */
  forward(request: ObjectRequest): Promise<Answer>;
  put(bucket: string, key: string, body: Uint8Array, contentType: string): Promise<ETag>;
  /** As a multipart upload of one part, so that the ETag ends in `-1`, as in real exports. */
  putInOnePart(bucket: string, key: string, body: Uint8Array, contentType: string): Promise<ETag>;
  read(bucket: string, key: string): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** The ETag of a stored object, quoted as S3 sends it. */
export interface ETag {
  readonly etag: string;
}

/** Opens an S3 with these buckets, all empty. */
export async function openObjects(buckets: readonly string[]): Promise<Objects> {
  const app = toApp(buildApp({ logger: false }));
  await app.ready();

  async function forward({ method, url, headers, body }: ObjectRequest): Promise<Answer> {
    const answer = await app.inject({
      method,
      url,
      headers: headers ?? {},
      ...(body && { payload: Buffer.from(body) }),
    });
    return {
      status: answer.statusCode,
      headers: toHeaders(answer.headers),
      body: answer.rawPayload,
    };
  }

  async function demand(request: ObjectRequest): Promise<Answer> {
    const answer = await forward(request);
    if (answer.status >= 300) throw new Error(`S3 answered ${answer.status} to ${request.url}`);
    return answer;
  }

  for (const name of buckets) await demand({ method: 'PUT', url: `/${name}` });
  return {
    forward,
    async put(bucket, key, body, contentType) {
      const headers = { 'content-type': contentType };
      const answer = await demand({ method: 'PUT', url: toPath(bucket, key), headers, body });
      return { etag: answer.headers['etag'] ?? '' };
    },
    async putInOnePart(bucket, key, body, contentType) {
      const path = toPath(bucket, key);
      const headers = { 'content-type': contentType };
      const begun = await demand({ method: 'POST', url: `${path}?uploads`, headers });
      const upload = `${path}?uploadId=${textOf(begun, 'UploadId')}`;
      const part = await demand({ method: 'PUT', url: `${upload}&partNumber=1`, headers, body });
      const list = Buffer.from(completion(part.headers['etag'] ?? ''));
      return { etag: textOf(await demand({ method: 'POST', url: upload, body: list }), 'ETag') };
    },
    async read(bucket, key) {
      const answer = await forward({ method: 'GET', url: toPath(bucket, key) });
      return answer.status === 200 ? Buffer.from(answer.body) : undefined;
    },
    async close() {
      await app.close();
    },
  };
}

/** As much of a fauxqs app as is used here; its own types do not resolve. */
interface FauxqsApp {
  ready(): PromiseLike<unknown>;
  inject(request: Injection): Promise<Injected>;
  close(): PromiseLike<unknown>;
}

interface Injection {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly payload?: Buffer;
}

interface Injected {
  readonly statusCode: number;
  readonly headers: OutgoingHttpHeaders;
  readonly rawPayload: Buffer;
}

function toApp(app: unknown): FauxqsApp {
  return app as FauxqsApp;
}

function toPath(bucket: string, key: string): string {
  return `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
}

function completion(etag: string): string {
  const part = `<Part><PartNumber>1</PartNumber><ETag>${etag}</ETag></Part>`;
  return `<CompleteMultipartUpload>${part}</CompleteMultipartUpload>`;
}

function textOf(answer: Answer, element: string): string {
  const text = Buffer.from(answer.body).toString();
  const found = new RegExp(`<${element}>([^<]*)</${element}>`).exec(text)?.[1] ?? '';
  return found.replaceAll('&quot;', '"');
}

/** Headers that belong to the connection and not to the answer. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date']);

function toHeaders(headers: OutgoingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !hopByHop.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
