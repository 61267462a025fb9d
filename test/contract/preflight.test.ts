import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FormDraft, FormFacts, KindId } from '../../src/core/kinds/kind.ts';
import { checksOf } from '../../src/core/kinds/preflights.ts';
import type { AwsAccess } from '../../src/core/ports.ts';
import type { Finding } from '../../src/core/preflight/finding.ts';
import { rememberedLooks } from '../../src/core/preflight/looks.ts';
import { runPreflight } from '../../src/core/preflight/run.ts';
import type { SourceRef } from '../../src/core/sources.ts';
import { hostKinds } from '../../src/editor/forms/hosts/registry.ts';
import { words } from '../../scripts/demo/tour/fill.ts';
import { FakeClock } from '../fakes/fakeClock.ts';
import { noSignal } from '../fakes/noSignal.ts';
import { openLab, type Lab } from './lab.ts';

let lab: Lab;
let access: AwsAccess;

beforeAll(async () => {
  lab = await openLab();
  access = await lab.connect();
});
afterEach(() => expect(lab.standIn.violations).toEqual([]));
afterAll(() => lab.close());

const inAccount = (service: string, path: string): string =>
  `arn:aws:${service}:eu-west-1:111122223333:${path}`;
const table = (name: string): SourceRef => ({
  ...{ service: 'dynamodb', name, arn: inAccount('dynamodb', `table/${name}`) },
});
const database = (type: string, name: string): SourceRef => ({
  ...{ service: 'rds', name, arn: inAccount('rds', `${type}:${name}`) },
});
const domain = (name: string): SourceRef => ({
  ...{ service: 'simpledb', name, arn: inAccount('sdb', `domain/${name}`) },
});

const { bucket, role, key } = words;
const incremental = { exportType: 'incremental', windowMode: 'last-hour' } as const;
const toDatabase = { bucket, roleArn: role, kmsKeyId: key } as const;

interface Wanted {
  readonly kind: KindId;
  readonly source: SourceRef;
  readonly filled: object;
}

/** What a form finds that was filled in so. */
async function look({ kind, source, filled }: Wanted): Promise<readonly Finding[]> {
  const clock = new FakeClock(Date.now());
  const host = hostKinds[kind];
  const lookout = { access, source, clock };
  const read = await host.readFacts(lookout);
  const draft: FormDraft = { ...host.kind.draft(read, 'token-of-a-form'), ...filled };
  const facts: FormFacts = await host.factsFor(draft, read, lookout);
  expect(host.kind.check(draft, facts).filter(({ severity }) => severity === 'error')).toEqual([]);
  const subject = {
    ...{ connection: access.connection, source, facts },
    input: host.kind.request(draft, facts),
  };
  const deaf = { looking: () => undefined, found: () => undefined };
  return runPreflight(checksOf(kind, subject), rememberedLooks(access, clock), deaf, noSignal);
}

const loud = (findings: readonly Finding[]) =>
  findings
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ verdict, looked, found }) => `${verdict}: ${looked}: ${found}`);

/** What the demo and its tour launch, where all is well. */
const good: readonly (readonly [string, Wanted])[] = [
  ['a table', { kind: 'dynamodb-table', source: table('customers'), filled: { bucket } }],
  [
    'the changes of a table',
    { kind: 'dynamodb-table', source: table('inventory'), filled: { bucket, ...incremental } },
  ],
  [
    'a table with a key',
    {
      kind: 'dynamodb-table',
      source: table('orders'),
      filled: { bucket, encryption: 'KMS', kmsKeyId: key },
    },
  ],
  ['a backup', { kind: 'dynamodb-backup', source: table('payments'), filled: {} }],
  [
    'a snapshot',
    {
      kind: 'rds-database',
      source: database('snapshot', 'orders-before-migration'),
      filled: toDatabase,
    },
  ],
  [
    'a cluster snapshot',
    {
      kind: 'rds-database',
      source: database('cluster-snapshot', 'warehouse-2026-q3'),
      filled: toDatabase,
    },
  ],
  [
    'a cluster',
    { kind: 'rds-database', source: database('cluster', 'warehouse'), filled: toDatabase },
  ],
  ['a domain', { kind: 'simpledb-domain', source: domain('product-reviews'), filled: { bucket } }],
];

describe('a preflight in the account of the demo', () => {
  it.each(good)('of %s finds nothing amiss', async (_, wanted) => {
    const findings = await look(wanted);
    expect(findings.length).toBeGreaterThan(0);
    expect(loud(findings)).toEqual([]);
  });

  it.each(good.filter(([, { kind }]) => kind !== 'dynamodb-backup'))(
    'of %s foretells a bucket that lets nobody write, and one that there is not',
    async (_, wanted) => {
      for (const bad of ['acme-audit-archive', 'acme-no-such-bucket']) {
        const findings = await look({ ...wanted, filled: { ...wanted.filled, bucket: bad } });
        const fails = findings.filter(({ verdict }) => verdict === 'fail');
        expect(fails.map(({ looked }) => looked).join()).toContain(bad);
      }
    },
  );
});
