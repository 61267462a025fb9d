import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Limits } from '../../src/aws/prices/download.ts';
import { PublicPriceList } from '../../src/aws/prices/publicPriceList.ts';
import { playedPriceList, priceCsv, priceRow } from '../aws/priceList.ts';
import { openLab } from './lab.ts';

const day = 24 * 3_600_000;
const limits: Limits = { wireBytes: 100_000, textBytes: 400_000, idleMs: 300, totalMs: 60_000 };
const path = '/offers/v1.0/aws/AmazonDynamoDB/current/eu-west-1/index.csv';
const list = playedPriceList(path) ?? '';

type Play = (response: ServerResponse) => void;
const csv: Play = (response) => void response.end(list);

let server: Server;
let url: string;
let folder: string;
let play: Play;
let asked: IncomingMessage[];
let now: number;
let lines: string[];

beforeEach(async () => {
  [play, asked, lines, now] = [csv, [], [], Date.UTC(2026, 10, 21)];
  folder = await mkdtemp(join(tmpdir(), 'prices-'));
  server = createServer((request, response) => {
    asked.push(request);
    play(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const log = (line: string): void => void lines.push(line);

/** The list as one window reads it. */
function opened(address: () => string = () => url, own = limits): PublicPriceList {
  const quiet = { debug: log, info: log, warn: log, error: log };
  return new PublicPriceList({ address, folder, log: quiet, now: () => now, limits: own });
}

const read = (prices = opened()) => prices.of('AmazonDynamoDB', 'eu-west-1');

describe('AWS’s public price list', () => {
  it('is read by one GET that tells nothing but the service and the Region', async () => {
    expect((await read())?.perGb).toEqual({
      'full-export': 0.2,
      'incremental-export': 0.25,
      recovery: 0.5,
      backup: 0.4,
    });
    expect(asked.map(({ method, url: at }) => `${method} ${at}`)).toEqual([`GET ${path}`]);
    const { host, connection, ...rest } = asked[0]?.headers ?? {};
    expect([host, connection]).toEqual([url.slice('http://'.length), 'keep-alive']);
    expect(rest).toEqual({ accept: 'text/csv', 'accept-encoding': 'gzip' });
  });

  it('is read compressed where that is offered', async () => {
    play = (response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(list));
    expect((await read())?.perGb.backup).toBe(0.4);
  });

  it('is read once for all who ask, and once in thirty days for all windows', async () => {
    const first = opened();
    await Promise.all([read(first), read(first)]);
    await read(first);
    expect((await read())?.perGb.backup).toBe(0.4);
    expect(asked).toHaveLength(1);
    now += 30 * day;
    await read();
    expect(asked).toHaveLength(2);
  });

  it('is kept as a few numbers', async () => {
    await read();
    expect(await readdir(folder)).toEqual(['prices-AmazonDynamoDB-eu-west-1.json']);
    const kept = await readFile(join(folder, 'prices-AmazonDynamoDB-eu-west-1.json'), 'utf8');
    expect(kept.length).toBeLessThan(500);
  });

  it('is read again where the file is damaged or another address is set', async () => {
    await writeFile(join(folder, 'prices-AmazonDynamoDB-eu-west-1.json'), '{"prices":');
    await read();
    expect(asked).toHaveLength(1);
    await read(opened(() => `${url}/mirror`));
    expect(asked).toHaveLength(2);
  });

  it('is not asked for where the setting is empty, nor where AWS publishes none', async () => {
    expect(await read(opened(() => ''))).toBeUndefined();
    expect(await opened().of('AmazonRDS', 'us-iso-east-1')).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('follows the setting without a new window', async () => {
    let address = '';
    const prices = opened(() => address);
    expect(await read(prices)).toBeUndefined();
    address = url;
    expect(await read(prices)).toBeDefined();
  });
});

const endless: Play = (response) => {
  const chunk = `${priceRow('AmazonDynamoDB', 'Other', '1')}\n`.repeat(100);
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  response.write(priceCsv([]));
  more();
};

const packed = (text: string): Play => {
  return (response) =>
    void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text));
};

const failures: readonly (readonly [what: string, play: Play])[] = [
  ['is missing', (response) => void response.writeHead(404).end('<Error/>')],
  ['is refused', (response) => void response.writeHead(403).end(list)],
  ['is somewhere else', (response) => void response.writeHead(302, { location: '/b' }).end()],
  ['is a page of a hotel', (response) => void response.end('<!DOCTYPE html>\n<html></html>\n')],
  ['is empty', (response) => void response.end()],
  ['never ends', endless],
  ['is one endless line', (response) => void response.end(list + 'x'.repeat(90_000))],
  ['is far larger than it came', packed(list + `${'y'.repeat(60)}\n`.repeat(10_000))],
  [
    'is not compressed as it says',
    (response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(list),
  ],
  ['stops in the middle', (response) => void response.write(list.slice(0, 900))],
  ['is cut off', (response) => void response.write(list.slice(0, 900), () => response.destroy())],
];

describe('a price list that', () => {
  it.each(failures)('%s gives no price, and is tried again the next day', async (_, failure) => {
    play = failure;
    expect(await read()).toBeUndefined();
    expect(lines.join('\n')).toMatch(/price list at http/);
    play = csv;
    expect(await read()).toBeUndefined();
    expect(asked).toHaveLength(1);
    now += day;
    expect((await read())?.perGb.backup).toBe(0.4);
  });

  it('comes in drips is given up in time', async () => {
    play = (response) => {
      response.write(priceCsv([]));
      const dripping = setInterval(() => response.write('"x"\n'), 50);
      response.on('close', () => clearInterval(dripping));
    };
    const started = performance.now();
    expect(await read(opened(undefined, { ...limits, totalMs: 400 }))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('cannot be kept is used all the same', async () => {
    const file = join(folder, 'no-folder');
    await writeFile(file, '');
    const quiet = { debug: log, info: log, warn: log, error: log };
    const prices = new PublicPriceList({
      ...{ address: () => url, folder: file, log: quiet, now: () => now, limits },
    });
    expect(await read(prices)).toBeDefined();
  });

  it.each<[string, Play]>([
    ['is never answered', () => undefined],
    ['is out of reach', (response) => response.destroy()],
  ])('%s gives no price, and is tried again when somebody asks', async (_, failure) => {
    play = failure;
    const prices = opened();
    expect(await read(prices)).toBeUndefined();
    play = csv;
    expect((await read(prices))?.perGb.backup).toBe(0.4);
  });

  it('is being read is given up when the window closes', async () => {
    play = () => undefined;
    const prices = opened();
    const reading = read(prices);
    prices.dispose();
    expect(await reading).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });
});

it('comes with the rest of AWS', async () => {
  const lab = await openLab();
  expect(await lab.world.prices.of('AmazonDynamoDB', 'eu-west-1')).toBeUndefined();
  const answer = await fetch(`${lab.standIn.url}${path}`);
  expect(await answer.text()).toBe(list);
  await lab.close();
});
