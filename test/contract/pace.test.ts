import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ratesOfAws, type RateOf } from '../../src/aws/pacing/rates.ts';
import type { AwsAccess } from '../../src/core/ports.ts';
import { observedRates } from '../aws/throttle.ts';
import { openLab, unpaced, type Lab, type LabOptions } from './lab.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function labOf(options: LabOptions = {}): Promise<Lab> {
  const lab = await openLab({ throttle: observedRates, ...options });
  open.push(() => lab.close());
  return lab;
}

const where = { profile: 'acme-data', region: 'eu-west-1' };
const region = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const exportArn = `${region}/export/01700000000000-00000000`;
const recovery = 'DescribeContinuousBackups';

const repeat = (count: number, call: () => Promise<unknown>): readonly Promise<unknown>[] =>
  Array.from({ length: count }, call);

const describeExport = (aws: AwsAccess): Promise<unknown> =>
  aws.exportsOf('dynamodb-table').describe(exportArn).catch(unlessUnknown);

/** That there is no such export is an answer like any other here. */
function unlessUnknown(error: { readonly reason?: string }): void {
  if (error.reason !== 'export-not-found') throw new Error(`It was refused: ${error.reason}`);
}

/** Two calls of one operation, and then none for as long as any test takes. */
const twoOnly =
  (slow: string): RateOf =>
  (service, operation) =>
    operation === slow ? { burst: 2, perSecond: 0.001 } : ratesOfAws(service, operation);

describe('calls to an AWS that refuses more than it takes', () => {
  it('are never one too many, though forty are made at once', async () => {
    const lab = await labOf();
    const aws = await lab.connect();
    await Promise.all([
      ...repeat(25, () => describeExport(aws)),
      ...repeat(15, () => aws.backups.listBackups()),
    ]);
    expect(lab.records).toHaveLength(40);
    expect(lab.records.every(({ attempts }) => attempts === 1)).toBe(true);
    expect(lab.records.some(({ errorReason }) => errorReason === 'throttled')).toBe(false);
  });

  it('are refused where nobody paces them', async () => {
    const lab = await labOf({ rateOf: unpaced });
    const aws = await lab.connect();
    await Promise.all(repeat(25, () => describeExport(aws).catch(() => undefined)));
    expect(lab.records.some(({ attempts }) => attempts > 1)).toBe(true);
  });

  it('share their turns with clients that were replaced meanwhile', async () => {
    const lab = await labOf({ rateOf: twoOnly('ListBackups') });
    const first = await lab.connect('expired');
    await Promise.allSettled(repeat(2, () => first.backups.listBackups()));
    const second = await lab.connect('expired');
    expect(second).not.toBe(first);
    const cancel = new AbortController();
    const held = second.backups.listBackups(undefined, undefined, cancel.signal);
    await expect(second.tables.listTables()).rejects.toThrow();
    cancel.abort();
    await expect(held).rejects.toMatchObject({ reason: 'cancelled' });
    const made = lab.standIn.calls.map(({ operation }) => operation);
    expect(made).toEqual(['ListBackups', 'ListBackups', 'ListTables']);
  });
});

describe('a call near no limit', () => {
  it('does not wait, and neither do those that come with it', async () => {
    const lab = await labOf();
    const aws = await lab.connect();
    await Promise.all([
      ...repeat(30, () => aws.tables.listTables()),
      ...repeat(7, () => describeExport(aws)),
      ...repeat(2, () => aws.backups.listBackups()),
    ]);
    expect(lab.records).toHaveLength(39);
    expect(lab.records.every((record) => !('waitedMs' in record))).toBe(true);
  });
});

describe('what the person clicked', () => {
  it('overtakes fifty calls that wait in the background', async () => {
    const lab = await labOf();
    const background = await lab.world.connect(where, 'background');
    const person = await lab.connect();
    const cancel = new AbortController();
    const answers: string[] = [];
    const ask = (aws: AwsAccess, who: string): Promise<unknown> =>
      aws.tables.describeRecovery('orders', cancel.signal).then(() => answers.push(who));
    const fill = Promise.allSettled(repeat(50, () => ask(background, 'background')));
    await Promise.all(repeat(3, () => ask(person, 'click')));
    expect(answers.indexOf('click')).toBeLessThanOrEqual(2);
    expect(answers.lastIndexOf('click')).toBeLessThanOrEqual(4);
    cancel.abort();
    await fill;
    expect(answers.length).toBeLessThan(53);
  });

  it('has what is known of its caller in common with the background', async () => {
    const lab = await labOf();
    const person = await lab.connect();
    const background = await lab.world.connect(where, 'background');
    expect(background).not.toBe(person);
    expect(await lab.world.connect(where, 'background')).toBe(background);
    await person.identity();
    await background.identity();
    await background.tables.listTables();
    const who = lab.standIn.calls.filter(({ operation }) => operation === 'GetCallerIdentity');
    expect(who).toHaveLength(1);
  });
});

describe('a call that is cancelled while it waits', () => {
  it('never leaves, and is told as one that AWS did not hear', async () => {
    const lab = await labOf({ rateOf: twoOnly(recovery) });
    const aws = await lab.connect();
    const cancel = new AbortController();
    let answers = 0;
    const ask = () => aws.tables.describeRecovery('orders', cancel.signal).then(() => answers++);
    const ends = Promise.allSettled(repeat(20, ask));
    // Which of them come first is nobody's promise.
    await expect.poll(() => answers, { timeout: 10_000 }).toBe(2);
    cancel.abort();
    await ends;
    await aws.tables.listTables();
    expect(lab.standIn.calls.map(({ operation }) => operation)).toEqual([
      recovery,
      recovery,
      'ListTables',
    ]);
    const cancelled = lab.records.filter(({ errorReason }) => errorReason === 'cancelled');
    expect(cancelled).toHaveLength(18);
    expect(cancelled.every(({ attempts }) => attempts === 0)).toBe(true);
  });
});

describe('an answer that tells when to come back', () => {
  it('is heeded by the next calls of that operation in both lanes, and by no others', async () => {
    const server = await refusingOnce('2');
    const lab = await labOf({
      extraConfig: () =>
        `[profile busy]\nendpoint_url = ${server.url}\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = secret\n`,
    });
    const aws = await lab.connect('busy');
    const background = await lab.world.connect({ ...where, profile: 'busy' }, 'background');
    const refused = aws.tables.listTables();
    await server.refused;
    await aws.exportsOf('dynamodb-table').list();
    const others = [aws.tables.listTables(), background.tables.listTables()];
    await Promise.all([refused, ...others]);
    const waits = lab.records.map(({ operation, waitedMs }) => [operation, waitedMs !== undefined]);
    expect(waits[0]).toEqual(['ListExports', false]);
    expect(waits.slice(1).every(([, waited]) => waited)).toBe(true);
    expect(lab.records.map(({ attempts }) => attempts).sort()).toEqual([1, 1, 1, 2]);
  });
});

/** A DynamoDB that refuses the first call, and says after how many seconds it may be made again. */
async function refusingOnce(retryAfter: string) {
  let told = (): void => undefined;
  const refused = new Promise<void>((resolve) => (told = resolve));
  let calls = 0;
  const type = { 'content-type': 'application/x-amz-json-1.0' };
  const server = createServer((request, response) => {
    request.resume();
    calls += 1;
    if (calls > 1) return void response.writeHead(200, type).end('{}');
    response.writeHead(400, { ...type, 'retry-after': retryAfter });
    response.end('{"__type":"x#ThrottlingException"}', told);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, refused };
}
