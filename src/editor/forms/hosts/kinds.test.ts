import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../../test/fakes/fakeClock.ts';
import { FakeAsk, FakeShell } from '../../../../test/fakes/fakeEditor.ts';
import { snapshot } from '../../../../test/fakes/kindSamples.ts';
import { MemoryJournal } from '../../../../test/fakes/memoryJournal.ts';
import { QuietLog } from '../../../../test/fakes/quietLog.ts';
import { requestOfKind } from '../../../../test/fakes/requests.ts';
import { connection, orders } from '../../../../test/fakes/samples.ts';
import { ExportError } from '../../../core/errors.ts';
import { openLedger } from '../../../core/jobs/ledger.ts';
import type { FormDraft, KindId } from '../../../core/kinds/kind.ts';
import type { CancelSignal } from '../../../core/ports.ts';
import type { SourceRef } from '../../../core/sources.ts';
import { FormSession } from '../formSession.ts';

const never: CancelSignal = new AbortController().signal;
const hour = 3_600_000;

const subjects: Readonly<Record<Exclude<KindId, 'dynamodb-table'>, SourceRef>> = {
  'dynamodb-backup': orders,
  'rds-database': { service: 'rds', arn: snapshot.arn, name: snapshot.name },
  'simpledb-domain': {
    service: 'simpledb',
    arn: 'arn:aws:sdb:eu-west-1:111122223333:domain/catalogue',
    name: 'catalogue',
  },
};

/** The host's side of a form with AWS, the ledger and the person in memory. */
async function setUp(kind: keyof typeof subjects, again?: object) {
  const clock = new FakeClock();
  const world = new FakeAws(clock);
  world.add('orders');
  world.databaseList = [snapshot];
  world.domainList = [{ name: 'catalogue', itemCount: 3, sizeBytes: 40 }];
  const ledger = await openLedger(new MemoryJournal(), clock, new QuietLog());
  const [ask, shell] = [new FakeAsk(), new FakeShell()];
  let tokens = 0;
  const session = new FormSession(
    { kind, connection, source: subjects[kind], ...(again && { again }) },
    {
      ...{ world, ledger, ask, shell, clock },
      newToken: () => `token-${++tokens}`,
      documents: { open: () => Promise.resolve() },
      onTableChanged: () => undefined,
      signIn: () => Promise.resolve(),
    },
  );
  const { open, start } = session.handlers;
  const facts = async () => (await open({}, never)).form.facts;
  const draft = async (changes: object = {}): Promise<FormDraft> => ({
    ...(await open({}, never)).form.draft,
    ...changes,
  });
  const launch = async (changes: object = {}) => start({ draft: await draft(changes) }, never);
  return { ask, clock, draft, facts, launch, ledger, session, shell, world };
}

const denied = (action: string): ExportError => new ExportError('access-denied', { action });

describe('the form of a snapshot', () => {
  const filled = {
    bucket: 'acme-exports',
    roleArn: 'arn:aws:iam::111122223333:role/rds-export-role',
    kmsKeyId: 'alias/exports',
  };

  it('asks with account, source, destination, role, key and what AWS bills, and starts it', async () => {
    const { ask, launch, ledger, world } = await setUp('rds-database');
    expect(await launch(filled)).toMatchObject({ outcome: 'started', jobId: 'token-1' });
    const [question] = ask.questions;
    for (const part of [
      'Account: 111122223333 (profile acme-data)',
      'DB snapshot: orders-2026-11-20',
      's3://acme-exports/',
      'Role: arn:aws:iam::111122223333:role/rds-export-role',
      'KMS key: alias/exports',
      'the whole snapshot (41.2 GB)',
    ]) {
      expect(question?.detail).toContain(part);
    }
    expect(world.gateways['rds-database'].exports()).toHaveLength(1);
    expect(ledger.get('token-1')).toMatchObject({ kind: 'rds-database', state: 'running' });
  });

  it('knows the tasks that there are, so that no identifier is used twice', async () => {
    const { facts, launch, world } = await setUp('rds-database');
    await world.gateways['rds-database'].start(requestOfKind('rds-database', 'other'));
    expect(await facts()).toMatchObject({ tasks: [{ taskId: 'shop-20261121', live: true }] });
    const outcome = await launch({ ...filled, taskId: 'shop-20261121' });
    expect(outcome).toMatchObject({ outcome: 'invalid', issues: [{ field: 'taskId' }] });
  });

  it('opens for somebody who may not list tasks', async () => {
    const { facts, world } = await setUp('rds-database');
    world.gateways['rds-database'].fail('list', denied('rds:DescribeExportTasks'));
    expect(await facts()).not.toHaveProperty('tasks');
  });

  it('looks the key and the bucket up itself before it starts anything', async () => {
    const { ask, launch, world } = await setUp('rds-database');
    world.keys.describeKey = () => Promise.reject(new ExportError('key-not-accessible'));
    expect(await launch(filled)).toMatchObject({
      outcome: 'invalid',
      issues: expect.arrayContaining([expect.objectContaining({ field: 'kmsKeyId' })]) as unknown,
    });
    world.keys.describeKey = (keyId) => Promise.resolve({ arn: keyId, keyId, usable: true });
    world.buckets.regionOf = () => Promise.resolve('us-east-1');
    expect(await launch(filled)).toMatchObject({
      outcome: 'invalid',
      issues: [{ field: 'bucket', code: 'bucket-other-region' }],
    });
    expect(ask.questions).toEqual([]);
  });

  it('is filled with an earlier request under a new identifier', async () => {
    const { input } = requestOfKind('rds-database', 'old');
    const { draft } = await setUp('rds-database', input);
    expect(await draft()).toMatchObject({ bucket: 'acme-exports', clientToken: 'token-1' });
    expect(await draft()).not.toMatchObject({ taskId: 'shop-20261121' });
  });
});

describe('the form of a backup', () => {
  it('asks with table, name and what AWS bills, and makes one', async () => {
    const { ask, launch, world } = await setUp('dynamodb-backup');
    expect(await launch({ name: 'orders-safe' })).toMatchObject({ outcome: 'started' });
    expect(ask.questions[0]).toMatchObject({
      message: 'Create a backup of orders?',
      action: 'Create Backup',
      link: { url: 'https://aws.amazon.com/dynamodb/pricing/' },
    });
    expect(ask.questions[0]?.detail).toContain('Backup: orders-safe');
    expect(ask.questions[0]?.detail).toContain('per GB-month of its size, now about 41.2 GB');
    expect(world.gateways['dynamodb-backup'].exports()).toMatchObject([{ name: 'orders-safe' }]);
  });

  it('refuses a name that the table already has, as read at that moment', async () => {
    const { launch, world } = await setUp('dynamodb-backup');
    world.backupList = [
      {
        arn: `${orders.arn}/backup/1`,
        name: 'orders-safe',
        tableName: 'orders',
        tableArn: orders.arn,
        status: 'AVAILABLE',
        type: 'USER',
      },
    ];
    expect(await launch({ name: 'orders-safe' })).toMatchObject({
      outcome: 'invalid',
      issues: [{ field: 'name', code: 'name-taken' }],
    });
  });

  it('opens for somebody who may not list backups', async () => {
    const { facts, world } = await setUp('dynamodb-backup');
    world.faults.set('ListBackups', denied('dynamodb:ListBackups'));
    expect(await facts()).not.toHaveProperty('names');
  });
});

describe('the form of a domain', () => {
  it('asks with domain and destination, says what is billed, and starts it', async () => {
    const { ask, launch, world } = await setUp('simpledb-domain');
    expect(await launch({ bucket: 'acme-exports' })).toMatchObject({ outcome: 'started' });
    expect(ask.questions[0]?.detail).toContain('Domain: catalogue');
    expect(ask.questions[0]?.detail).toContain('s3://acme-exports/');
    expect(ask.questions[0]?.detail).toContain('The export is free of charge');
    expect(world.gateways['simpledb-domain'].exports()).toHaveLength(1);
  });

  it('counts the exports of the last 24 hours, of the domain and of the account', async () => {
    const { clock, facts, world } = await setUp('simpledb-domain');
    const gateway = world.gateways['simpledb-domain'];
    const { arn } = await gateway.start(requestOfKind('simpledb-domain', 'a'));
    const other = { ...subjects['simpledb-domain'], name: 'sessions' };
    gateway.change(arn, { source: other });
    await gateway.start(requestOfKind('simpledb-domain', 'b'));
    expect(await facts()).toMatchObject({ lastDay: { ofDomain: 1, ofAccount: 2 } });
    clock.put(clock.now() + 25 * hour);
    expect(await facts()).toMatchObject({ lastDay: { ofDomain: 0, ofAccount: 0 } });
  });

  it('refuses what another kind of form would ask', async () => {
    const { session } = await setUp('simpledb-domain');
    await expect(session.handlers.turnOnRecovery({}, never)).rejects.toMatchObject({
      reason: 'unknown',
    });
  });
});
