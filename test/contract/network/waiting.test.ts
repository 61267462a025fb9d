import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { AwsAccess } from '../../../src/core/ports.ts';
import { openLab, type Lab } from '../lab.ts';
import { startDeaf, startSilent, type Place } from './servers.ts';

const short = 250;
/** So long that nothing ends by itself while a test goes on. */
const long = 30_000;
const attempts = 3;
/** A busy machine may be a while. */
const eventually = { timeout: 10_000 };
/** All attempts, with the pauses between them, and what a busy machine takes. */
const atMost = 6_000;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Way {
  readonly scheme?: string;
  readonly patience?: number;
}

/** A connection whose requests go to a place of the test's own. */
async function accessTo(
  place: Place,
  { scheme = 'http', patience = short }: Way = {},
): Promise<[AwsAccess, Lab]> {
  open.push(() => place.close());
  const lab = await openLab({
    patience,
    extraConfig: () =>
      `[profile away]\nendpoint_url = ${scheme}://127.0.0.1:${place.port}\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = secret\n`,
  });
  open.push(() => lab.close());
  return [await lab.connect('away'), lab];
}

/** Milliseconds until a promise was settled, and the reason why it was rejected. */
async function failureOf(work: Promise<unknown>): Promise<readonly [reason: unknown, ms: number]> {
  const started = performance.now();
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const reason = error instanceof Error && 'reason' in error ? error.reason : error;
  return [reason, performance.now() - started];
}

describe('a server that never answers', () => {
  it.each(['http', 'https'])('over %s is given up on, and told of as too slow', async (scheme) => {
    const [access, lab] = await accessTo(await startSilent(), { scheme });
    const [reason, ms] = await failureOf(access.tables.listTables());
    expect(reason).toBe('timeout');
    expect(ms).toBeGreaterThan(short);
    expect(ms).toBeLessThan(atMost);
    expect(lab.records).toMatchObject([{ operation: 'ListTables', attempts }]);
  });

  it('is left at once by whoever cancels, connection and all', async () => {
    const server = await startSilent();
    const [access] = await accessTo(server, { patience: long });
    const cancel = new AbortController();
    const call = access.tables.listTables(undefined, cancel.signal);
    call.catch(() => undefined);
    await expect.poll(() => server.open.size, eventually).toBe(1);
    cancel.abort();
    const [reason, ms] = await failureOf(call);
    expect(reason).toBe('cancelled');
    expect(ms).toBeLessThan(1_000);
    await expect.poll(() => server.open.size, eventually).toBe(0);
  });
});

describe('a server that takes no connection', () => {
  it('is given up on', async () => {
    const [access] = await accessTo(await startDeaf());
    const [reason, ms] = await failureOf(access.tables.listTables());
    expect(['timeout', 'network']).toContain(reason);
    expect(ms).toBeLessThan(atMost);
  });

  it('is left at once by whoever cancels while connecting', async () => {
    const [access, lab] = await accessTo(await startDeaf(), { patience: long });
    const cancel = new AbortController();
    const call = access.tables.listTables(undefined, cancel.signal);
    call.catch(() => undefined);
    await sleep(100);
    cancel.abort();
    const [reason, ms] = await failureOf(call);
    expect(reason).toBe('cancelled');
    expect(ms).toBeLessThan(1_000);
    await expect
      .poll(() => lab.records, eventually)
      .toMatchObject([{ errorReason: 'cancelled', attempts: 0 }]);
  });
});
