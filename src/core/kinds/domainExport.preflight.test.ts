import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { firstReport } from '../../../test/fakes/firstReport.ts';
import { findingsIn } from '../../../test/fakes/preflight.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { ExportError } from '../errors.ts';
import type { JobReport } from '../jobs/job.ts';
import type { Finding } from '../preflight/finding.ts';
import type { StartDomainExportRequest } from './domainExport.ts';
import { domainExportChecks } from './domainExport/preflight.ts';

const account = '111122223333';
const hour = 3_600_000;
const now = Date.UTC(2026, 10, 21, 12);

const request: StartDomainExportRequest = {
  clientToken: 'token-1',
  domainName: 'sessions',
  s3Bucket: 'acme-exports',
};

interface Situation {
  readonly input?: Partial<StartDomainExportRequest>;
  /** What SimpleDB lists. */
  readonly exports?: readonly JobReport[];
  readonly time?: number | undefined;
  readonly prepare?: (world: FakeAws) => void;
}

/** What is found where a situation differs from one in which the export works. */
async function findings(situation: Situation = {}): Promise<ReadonlyMap<string, Finding>> {
  const { exports = [], prepare } = situation;
  const world = new FakeAws(new FakeClock(now));
  world.domainList = [{ name: 'sessions', itemCount: 1_204, sizeBytes: 3_100_000 }];
  for (const one of exports) world.gateways['simpledb-domain'].add(one);
  prepare?.(world);
  const time = 'time' in situation ? situation.time : now;
  const checks = domainExportChecks({
    connection,
    source: {
      service: 'simpledb',
      arn: `arn:aws:sdb:eu-west-1:${account}:domain/sessions`,
      name: 'sessions',
    },
    input: { ...request, ...situation.input },
    facts: { ...connection, account, ...(time !== undefined && { now: time }) },
  });
  return findingsIn(world, checks);
}

async function found(id: string, situation?: Situation): Promise<Finding | undefined> {
  return (await findings(situation)).get(id);
}

/** As many exports of a domain, each an hour older than the one before. */
const past = (count: number, domainName = 'sessions', latest = now): readonly JobReport[] =>
  Array.from({ length: count }, (_, index) => {
    const token = `${domainName}-${index}`;
    const input = { ...request, domainName, clientToken: token };
    return firstReport({ kind: 'simpledb-domain', input, token }, latest - index * hour);
  });

it('finds nothing in the way of an export that works', async () => {
  const all = [...(await findings()).values()];
  expect(all.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

describe('the domain', () => {
  it('is told with what is in it', async () => {
    expect(await found('domain-exists')).toMatchObject({
      looked: 'Domain sessions',
      found: 'It is there: 1,204 items · 3.1 MB.',
    });
  });

  it('fails the export where there is none', async () => {
    const gone = await found('domain-exists', { prepare: (world) => (world.domainList = []) });
    expect(gone).toMatchObject({ verdict: 'fail', field: 'domain' });
  });

  it('could not be checked without the permission to look', async () => {
    const denied = new ExportError('access-denied', { action: 'sdb:DomainMetadata' });
    const prepare = ({ faults }: FakeAws) => void faults.set('DomainMetadata', denied);
    expect(await found('domain-exists', { prepare })).toMatchObject({
      verdict: 'unknown',
      permission: 'sdb:DomainMetadata',
    });
  });
});

describe('the exports of the last 24 hours', () => {
  const id = 'export-quota';

  it('are counted for the domain and for the account', async () => {
    expect(await found(id, { exports: [...past(2), ...past(3, 'carts')] })).toMatchObject({
      verdict: 'pass',
      found: '2 of the 5 that AWS starts for a domain, 5 of the 25 for an account.',
    });
  });

  it('fail a sixth export of the domain, and a 26th of the account', async () => {
    expect((await found(id, { exports: past(5) }))?.verdict).toBe('fail');
    const many = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => past(5, name));
    const finding = await found(id, { exports: many });
    expect(finding).toMatchObject({ verdict: 'fail', field: 'domain' });
    expect(finding?.fix?.text).toMatch(/^Wait/);
  });

  it('only warn where failed ones make up the number, which AWS may or may not count', async () => {
    const [one, ...others] = past(5);
    const failed = (report: JobReport | undefined): readonly JobReport[] =>
      report === undefined ? [] : [{ ...report, state: 'failed' }];
    const finding = await found(id, { exports: [...failed(one), ...others] });
    expect(finding).toMatchObject({
      verdict: 'warn',
      found:
        '5 of the 5 that AWS starts for a domain, 5 of the 25 for an account, with 1 that failed.',
    });
    expect(finding?.fix?.text).toContain('does not say whether failed ones count');
  });

  it('warn of the last one', async () => {
    expect((await found(id, { exports: past(4) }))?.verdict).toBe('warn');
  });

  it('leave out what is older', async () => {
    const older = past(4, 'sessions', now - 24 * hour);
    expect((await found(id, { exports: [...past(1), ...older] }))?.verdict).toBe('pass');
  });

  it('are not counted from a part of the list, or without the time', async () => {
    const prepare = (world: FakeAws) => void (world.gateways['simpledb-domain'].pageSize = 0);
    expect((await found(id, { exports: past(1), prepare }))?.verdict).toBe('unknown');
    expect((await found(id, { exports: past(5), time: undefined }))?.verdict).toBe('unknown');
  });
});

describe('the bucket', () => {
  it('may be in another Region, which is billed', async () => {
    const prepare = ({ inspect }: FakeAws) =>
      void inspect.bucketsByName.set('acme-exports', {
        look: { answer: 'found', region: 'eu-central-1' },
      });
    expect((await found('bucket-region', { prepare }))?.verdict).toBe('warn');
  });

  it('has keys with the name of the domain in them', async () => {
    const input = { domainName: 'd'.repeat(200), s3KeyPrefix: 'p'.repeat(800) };
    expect((await found('prefix-length', { input }))?.verdict).toBe('fail');
  });
});

describe('the key', () => {
  const keyIn = (region: string) => `arn:aws:kms:${region}:${account}:alias/exports`;

  it('is looked at only where one is asked for', async () => {
    expect(await found('key-region')).toBeUndefined();
    expect(await found('key-region', { input: { s3SseAlgorithm: 'AES256' } })).toBeUndefined();
  });

  it.each([
    ['eu-west-1', 'pass'],
    ['eu-central-1', 'fail'],
  ])('of %s comes to %s, as the bucket is in eu-west-1', async (region, verdict) => {
    const input = { s3SseAlgorithm: 'KMS', s3SseKmsKeyId: keyIn(region) } as const;
    expect((await found('key-region', { input }))?.verdict).toBe(verdict);
  });

  it('needs not be a customer managed one', async () => {
    const all = await findings({ input: { s3SseAlgorithm: 'KMS' } });
    expect([...all.values()].filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(all.has('key-state')).toBe(true);
  });
});

describe('the caller', () => {
  it.each(['sdb:StartDomainExport', 's3:PutObject'])(
    'is warned without %s, with the policy to paste',
    async (action) => {
      const prepare = ({ inspect }: FakeAws) => void inspect.decisions.set(action, 'implicitDeny');
      const finding = await found('caller-actions', { prepare });
      expect(finding?.verdict).toBe('warn');
      expect(finding?.fix?.paste?.text).toContain(action);
    },
  );

  it('is told that the export would run where only following it is not allowed', async () => {
    const finding = await found('caller-actions', {
      prepare: ({ inspect }) => void inspect.decisions.set('sdb:GetExport', 'implicitDeny'),
    });
    expect(finding?.found).toMatch(/^The job would likely run, .* sdb:GetExport on arn:/);
  });
});
