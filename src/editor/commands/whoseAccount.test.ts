import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type CommandDesk } from '../../../test/fakes/commandDesk.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { aBackup, tableNode, thing } from '../../../test/fakes/things.ts';
import { ExportError } from '../../core/errors.ts';
import { commands } from '../contributions.ts';
import { entryOfJob } from '../explorer/entries.ts';
import { exportNode } from '../explorer/nodeFactory.ts';

/** What every question about AWS begins with. */
const where = [
  'Account: 111122223333 (profile acme-data)',
  'Account alias: acme-prod',
  'Region: eu-west-1',
  'Custom endpoint: http://127.0.0.1:4566',
];

let desk: CommandDesk;

beforeEach(async () => {
  desk = await openDesk();
  desk.world.alias = 'acme-prod';
  desk.world.endpoint = 'http://127.0.0.1:4566';
  desk.world.backupList = [aBackup()];
});

/** Everything with a price or an end, and what AWS would hear of it. */
const deeds: readonly (readonly [what: string, call: string, run: () => Promise<void>])[] = [
  [
    'turning recovery on',
    'UpdateContinuousBackups',
    () => desk.run(commands.turnOnRecovery, tableNode()),
  ],
  [
    'deleting a backup',
    'DeleteBackup',
    () => desk.run(commands.deleteBackup, thing('backup', 'before-migration', aBackup())),
  ],
  [
    'canceling a task',
    'cancel',
    () => desk.run(commands.cancelExport, desk.row('rds-database', { state: 'running' })),
  ],
];

const asked = (): string =>
  [desk.ask.questions[0]?.detail, desk.ask.typings[0]?.prompt].filter(Boolean).join('');
const made = (call: string): number =>
  desk.world.count(call) +
  desk.world.gateways['rds-database'].calls.filter((one) => one.startsWith(call)).length;

describe.each(deeds)('%s', (_, call, run) => {
  it('names the account that AWS says it is, and what answers', async () => {
    await run();
    for (const line of where) expect(asked()).toContain(line);
    expect(made(call)).toBe(1);
  });

  it('is not done where nobody can tell whose account it is', async () => {
    desk.world.faults.set('GetCallerIdentity', new ExportError('network'));
    await expect(run()).rejects.toMatchObject({ reason: 'network' });
    expect(asked()).toBe('');
    expect(made(call)).toBe(0);
  });

  it('is done without an alias where that cannot be had', async () => {
    desk.world.faults.set('ListAccountAliases', new ExportError('timeout'));
    await run();
    expect(asked()).not.toContain('alias');
    expect(made(call)).toBe(1);
  });
});

describe('turning recovery on', () => {
  it('is not done to a table of the same name in another account', async () => {
    const { known } = tableNode();
    const table = await (await desk.world.connect(connection)).tables.describeTable('orders');
    const elsewhere = { ...table, arn: table.arn.replace('111122223333', '999999999999') };
    await expect(
      desk.run(commands.turnOnRecovery, tableNode({ ...known, table: elsewhere })),
    ).rejects.toMatchObject({ reason: 'table-not-found' });
    expect(made('UpdateContinuousBackups')).toBe(0);
  });
});

describe('to stop watching', () => {
  it('names the account of the export, also where nobody can ask any more', async () => {
    const job = await desk.intend('dynamodb-table');
    desk.connections.accounts.set(connection, {
      account: '111122223333',
      arn: 'arn:x',
      alias: 'acme-prod',
    });
    desk.world.faults.set('connect', new ExportError('profile-unusable'));
    await desk.run(commands.stopWatching, exportNode(entryOfJob(job), [connection]));
    for (const line of where.slice(0, 3)) expect(asked()).toContain(line);
    expect(desk.ledger.get(job.id)?.state).toBe('unwatched');
  });
});
