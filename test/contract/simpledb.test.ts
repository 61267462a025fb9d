import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ExportRequest } from '../../src/core/kinds/registry.ts';
import type { StartDomainExportRequest } from '../../src/core/kinds/domainExport.ts';
import type { AwsAccess, ExportGateway } from '../../src/core/ports.ts';
import type { FaultName } from '../aws/faults.ts';
import { impatient, openLab, slowness, type Lab } from './lab.ts';

const minute = 60_000;
const arnOf = (domain: string): string => `arn:aws:sdb:eu-west-1:111122223333:domain/${domain}`;

let lab: Lab;
/** For an AWS that is slow. */
let hurried: Lab;
let access: AwsAccess;
let gateway: ExportGateway;

beforeAll(async () => {
  lab = await openLab({ pageSizes: { domains: 3, domainExports: 2 } });
  hurried = await openLab(impatient);
  access = await lab.connect();
  gateway = access.exportsOf('simpledb-domain');
});
afterEach(() => {
  for (const { standIn } of [lab, hurried]) {
    standIn.faults.clear();
    expect(standIn.violations).toEqual([]);
  }
});
afterAll(async () => {
  await lab.close();
  await hurried.close();
});

let count = 0;
function request(change: Partial<StartDomainExportRequest> = {}): ExportRequest {
  const clientToken = change.clientToken ?? `contract-${++count}`;
  const input = {
    domainName: 'coupon-codes',
    s3Bucket: 'acme-data-exports',
    s3KeyPrefix: 'contract',
    ...change,
    clientToken,
  };
  return { kind: 'simpledb-domain', input, token: clientToken };
}

describe('domains', () => {
  it('come page by page, each once, and the last page has no next', async () => {
    const names: string[] = [];
    let next: string | undefined;
    let pages = 0;
    do {
      const page = await access.domains.listDomains(next);
      names.push(...page.items.map(({ name }) => name));
      next = page.next;
      pages += 1;
    } while (next !== undefined);
    expect(pages).toBeGreaterThan(1);
    expect(names).toContain('web.legacy-sessions_2014');
    expect(new Set(names).size).toBe(names.length);
  });

  it('are described with counts and size', async () => {
    const domain = await access.domains.describeDomain('newsletter-subscribers');
    expect(domain).toMatchObject({
      name: 'newsletter-subscribers',
      itemCount: 214_880,
      sizeBytes: 5_801_760 + 46 + 18_049_920,
      attributeValueCount: 1_504_160,
    });
    expect(domain.countedAt).toBeLessThanOrEqual(lab.standIn.clock.now());
    expect(domain.countedAt).toBeGreaterThan(lab.standIn.clock.now() - 24 * 60 * minute);
  });

  it('that do not exist are called not found, by name', async () => {
    await expect(access.domains.describeDomain('nope')).rejects.toMatchObject({
      reason: 'domain-not-found',
      details: { operation: 'DomainMetadata', resource: 'nope' },
    });
  });

  it('cannot be listed from a place that AWS did not name', async () => {
    await expect(access.domains.listDomains('made-up')).rejects.toMatchObject({
      reason: 'list-outdated',
    });
  });

  it('are told to temporary credentials, with their session token', async () => {
    const session = await openLab({
      extraConfig: (url) =>
        [
          `[profile session]\nendpoint_url = ${url}\nregion = eu-west-1`,
          'aws_access_key_id = ASIASESSION77EXAMPLE',
          'aws_secret_access_key = stand-in/session/not-a-secret/EXAMPLEKEY22',
          'aws_session_token = stand-in/session+that/is=valid==\n',
        ].join('\n'),
    });
    const { items } = await (await session.connect('session')).domains.listDomains();
    expect(items).toContainEqual({ name: 'coupon-codes' });
    await session.close();
  });
});

describe('exports of a domain', () => {
  it('run after the start, and end with a manifest, a count and a cut-off', async () => {
    const asked = request({ s3SseAlgorithm: 'AES256' });
    const started = await gateway.start(asked);
    expect(started).toMatchObject({
      kind: 'simpledb-domain',
      state: 'running',
      exportType: 'full',
      source: { service: 'simpledb', arn: arnOf('coupon-codes'), name: 'coupon-codes' },
      bucket: 'acme-data-exports',
      prefix: 'contract',
      encryption: 'AES256',
      clientToken: asked.token,
    });
    expect(Math.abs((started.startedAt ?? 0) - lab.standIn.clock.now())).toBeLessThan(minute);
    await expect(gateway.describe(started.arn)).resolves.toMatchObject({ status: 'PENDING' });

    lab.standIn.clock.advance(10 * minute);
    const ended = await gateway.describe(started.arn);
    expect(ended).toMatchObject({ state: 'completed', status: 'SUCCEEDED' });
    expect(ended.itemCount).toBeGreaterThan(0);
    expect(ended.cutoffAt).toBeGreaterThanOrEqual(started.startedAt ?? Infinity);
    expect(ended.answer).toMatchObject({ exportArn: started.arn, itemsCount: ended.itemCount });

    const { bucket = '', manifestKey = '' } = ended;
    const manifest = await access.objects.readText(bucket, manifestKey, 10_000);
    expect(JSON.parse(manifest)).toMatchObject({ domainName: 'coupon-codes' });
  });

  it('are the same for the same request, and a conflict for another one with its token', async () => {
    const asked = request({ domainName: 'store-locations' });
    const first = await gateway.start(asked);
    expect((await gateway.start(asked)).arn).toBe(first.arn);
    const other = request({ ...asked.input, s3KeyPrefix: 'other' });
    await expect(gateway.start(other)).rejects.toMatchObject({ reason: 'token-conflict' });
  });

  it('are listed newest first, whatever the order of AWS, and with their states', async () => {
    const { items, next } = await gateway.list();
    const times = items.map(({ startedAt = 0 }) => startedAt);
    expect(next).toBeUndefined();
    expect(items.length).toBeGreaterThan(6);
    expect(times).toEqual([...times].sort((a, b) => b - a));
    const states = items.map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['running', 'completed', 'failed']));
  });

  it('are listed for one domain only', async () => {
    const { items } = await gateway.list(arnOf('product-reviews'));
    expect(items.length).toBeGreaterThan(0);
    for (const { source } of items) expect(source.arn).toBe(arnOf('product-reviews'));
  });

  it('of a domain that is gone are no error', async () => {
    await expect(gateway.list(arnOf('never-was'))).resolves.toEqual({ items: [] });
  });

  it('that failed say why', async () => {
    const { items } = await gateway.list(arnOf('web.legacy-sessions_2014'));
    const failed = items.find(({ state }) => state === 'failed');
    await expect(gateway.describe(failed?.arn ?? '')).resolves.toMatchObject({
      state: 'failed',
      failure: { code: 'ExportTimedOut', message: expect.any(String) as string },
    });
  });

  it('that do not exist are not found', async () => {
    const arn = `${arnOf('coupon-codes')}/export/3eb4eaed-872b-4e08-b4b6-ff6999a83e01`;
    await expect(gateway.describe(arn)).rejects.toMatchObject({ reason: 'export-not-found' });
  });

  it.each([
    [{ domainName: 'never-was' }, 'domain-not-found'],
    [{ domainName: 'newsletter-subscribers' }, 'export-quota'],
    [{ s3KeyPrefix: 'x'.repeat(851) }, 'validation'],
    [{ s3SseAlgorithm: 'AES256', s3SseKmsKeyId: 'alias/a' }, 'validation'],
  ] as const)('refused for %j are told as %s', async (change, reason) => {
    await expect(gateway.start(request(change))).rejects.toMatchObject({ reason });
  });
});

describe('a fault of either API', () => {
  const labFor = (fault: FaultName): Lab => (fault === 'slow' ? hurried : lab);
  const calls = {
    classic: (aws: AwsAccess) => aws.domains.listDomains(),
    v2: (aws: AwsAccess) => aws.exportsOf('simpledb-domain').list(),
  };

  it.each([
    ['slow', ['timeout', 'timeout']],
    ['cut-before', ['network', 'network']],
    ['cut-after', ['network', 'network']],
    ['expired-token', ['credentials-expired', 'credentials-expired']],
    ['access-denied', ['access-denied', 'access-denied']],
    ['html', ['not-json', 'not-json']],
    ['clock-skew', ['clock-skewed', 'clock-skewed']],
    ['throttle', ['internal', 'throttled']],
    ['internal', ['internal', 'internal']],
  ] as const)('%s is told as %j', async (fault, reasons) => {
    const where = labFor(fault);
    where.standIn.faults.set({ fault, delay: slowness });
    const failing = Object.values(calls).map(async (call) => {
      const error: unknown = await call(await where.connect()).catch((thrown: unknown) => thrown);
      return (error as { readonly reason?: string }).reason;
    });
    expect(await Promise.all(failing)).toEqual(reasons);
  });

  it.each(['throttle', 'internal', 'slow', 'cut-before', 'cut-after'] as const)(
    '%s is not noticed where it passes, as the call is made and signed again',
    async (fault: FaultName) => {
      const where = labFor(fault);
      const aws = await where.connect();
      for (const call of Object.values(calls)) {
        where.standIn.faults.set({ fault, times: 1, delay: slowness });
        const before = where.records.length;
        await expect(call(aws)).resolves.toHaveProperty('items');
        expect(where.records[before]).toMatchObject({ service: 'sdb', attempts: 2 });
      }
    },
  );

  it('names the missing action', async () => {
    const guest = await lab.connect('no-access');
    await expect(guest.domains.listDomains()).rejects.toMatchObject({
      details: {
        action: 'sdb:ListDomains',
        resource: 'arn:aws:sdb:eu-west-1:111122223333:domain/',
        profile: 'no-access',
      },
    });
    await expect(guest.exportsOf('simpledb-domain').list()).rejects.toMatchObject({
      details: { action: 'sdb:ListExports' },
    });
  });

  it('ends at once where the call is cancelled', async () => {
    lab.standIn.faults.set({ fault: 'slow', delay: 5_000 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 30);
    const call = access.domains.listDomains(undefined, controller.signal);
    await expect(call).rejects.toMatchObject({ reason: 'cancelled' });
  });
});

describe('a start whose answer was lost', () => {
  it('may have been done, and made again it is the same export', async () => {
    const asked = request({ domainName: 'search-synonyms' });
    lab.standIn.faults.set({ fault: 'cut-after' });
    await expect(gateway.start(asked)).rejects.toMatchObject({
      reason: 'network',
      details: { maybeDone: true },
    });
    lab.standIn.faults.clear();
    const { arn } = await gateway.start(asked);
    const made = lab.standIn.domainExports().filter((one) => one.clientToken === asked.token);
    expect(made.map((one) => one.arn)).toEqual([arn]);
  });
});
