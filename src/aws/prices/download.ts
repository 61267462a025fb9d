import { get as getPlain, type IncomingMessage } from 'node:http';
import { get as getSecure } from 'node:https';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** How much and how long is read at most. */
export interface Limits {
  /** Bytes as they come, which may be compressed, and as they are read. */
  readonly wireBytes: number;
  readonly textBytes: number;
  /** Milliseconds without a byte, and altogether. */
  readonly idleMs: number;
  readonly totalMs: number;
}

/** No answer came at all: not from a proxy either. */
export class Unreached extends Error {}

/** A line of the list has some 500 characters. */
const longestLine = 65_536;

/**
 * A text on the network line by line, by one GET without credentials. Follows no redirect. Throws
 * an Error, whose message is for the log, when it is no success, too large or too slow; one of
 * them is Unreached.
 */
export async function* readLines(
  url: URL,
  limits: Limits,
  stop: AbortSignal,
): AsyncGenerator<string> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(limits.totalMs)]);
  const answer = await open(url, limits.idleMs, signal);
  if (answer.statusCode !== 200) {
    answer.destroy();
    throw new Error(`HTTP status ${answer.statusCode ?? 'unknown'}`);
  }
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of unpacked(answer, limits)) {
    const lines = `${rest}${decoder.decode(bytes, { stream: true })}`.split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (rest.length > longestLine) throw new Error('a line is too long');
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function open(url: URL, idleMs: number, signal: AbortSignal): Promise<IncomingMessage> {
  const get = url.protocol === 'http:' ? getPlain : getSecure;
  const headers = { accept: 'text/csv', 'accept-encoding': 'gzip' };
  return new Promise((resolve, reject) => {
    const request = get(url, { headers, signal }, resolve);
    request.on('error', ({ message }) => reject(new Unreached(message)));
    request.setTimeout(idleMs, () => request.destroy(new Error('no answer in time')));
  });
}

function unpacked(
  answer: IncomingMessage,
  { wireBytes, textBytes }: Limits,
): AsyncIterable<Uint8Array> {
  const wire = atMost(answer, wireBytes);
  if (answer.headers['content-encoding'] !== 'gzip') return wire;
  const unzipped = createGunzip();
  // What goes wrong on the way comes out at the end, where it is read.
  pipeline(wire, unzipped, () => undefined);
  return atMost(unzipped, textBytes);
}

async function* atMost(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): AsyncGenerator<Uint8Array> {
  let sum = 0;
  for await (const chunk of chunks) {
    sum += chunk.length;
    if (sum > most) throw new Error(`more than ${most} bytes`);
    yield chunk;
  }
}
