import { describe, expect, it } from 'vitest';
import { openDesk } from '../../../test/fakes/commandDesk.ts';
import { requestOfKind, sources } from '../../../test/fakes/requests.ts';
import { connection, orders } from '../../../test/fakes/samples.ts';
import { aBackup, aCluster, aSnapshot, backupsFolder, thing } from '../../../test/fakes/things.ts';
import { ExportError } from '../../core/errors.ts';
import { commands } from '../contributions.ts';
import { entryOfJob } from '../explorer/entries.ts';
import { exportNode, messageNode } from '../explorer/nodeFactory.ts';

const snapshot = aSnapshot('rds:orders-2026');
const snapshotSource = { service: 'rds', arn: snapshot.arn, name: 'rds:orders-2026' };
const node = thing('database', snapshot.name, snapshot);
const domain = thing('domain', 'catalogue', { name: 'catalogue' });
const backup = thing('backup', 'before-migration', aBackup());

describe('commands on a snapshot or cluster', () => {
  it('open the form of the one that was clicked', async () => {
    const { forms, run } = await openDesk();
    await run(commands.exportDatabase, node);
    expect(forms).toEqual([{ kind: 'rds-database', connection, source: snapshotSource }]);
  });

  it('offer what can be exported, of all types, when called from the palette', async () => {
    const { ask, forms, run, world } = await openDesk();
    world.databaseList = [snapshot, aCluster('graph', { engine: 'neptune' }), aCluster('shop')];
    ask.picks = ['shop'];
    await run(commands.exportDatabase);
    expect(ask.offered[0]?.map(({ label }) => label)).toEqual(['rds:orders-2026', 'shop']);
    expect(forms).toMatchObject([{ kind: 'rds-database', source: { name: 'shop' } }]);
  });

  it('take a whole ARN', async () => {
    const { ask, forms, run, world } = await openDesk();
    world.pageSize = 0;
    world.databaseList = [snapshot];
    ask.picks = [snapshot.arn];
    await run(commands.exportDatabase);
    expect(forms).toMatchObject([{ source: snapshotSource }]);
  });

  it('pass on that none of the types may be listed', async () => {
    const { run, world } = await openDesk();
    world.faults.set('DescribeSources', new ExportError('access-denied'));
    await expect(run(commands.exportDatabase)).rejects.toMatchObject({ reason: 'access-denied' });
  });

  it('copy name and ARN, and open the AWS Console', async () => {
    const { run, shell } = await openDesk();
    await run(commands.copyName, node);
    await run(commands.copyArn, node);
    await run(commands.openInConsole, node);
    expect(shell.copied).toEqual(['rds:orders-2026', snapshot.arn]);
    expect(shell.opened[0]).toContain('/rds/home');
  });
});

describe('commands on a domain', () => {
  it('open the form of the one that was clicked, with the ARN that it has', async () => {
    const { forms, run } = await openDesk();
    await run(commands.exportDomain, domain);
    expect(forms).toEqual([
      { kind: 'simpledb-domain', connection, source: sources['simpledb-domain'] },
    ]);
  });

  it('take one of the list or a name as typed', async () => {
    const { ask, forms, run, world } = await openDesk();
    world.domainList = [{ name: 'sessions', itemCount: 1, sizeBytes: 1 }];
    ask.picks = ['sessions', 'catalogue'];
    await run(commands.exportDomain);
    await run(commands.exportDomain);
    expect(forms.map(({ source }) => source.name)).toEqual(['sessions', 'catalogue']);
  });

  it('say that there is no page in the AWS Console', async () => {
    const { run, shell } = await openDesk();
    await run(commands.openInConsole, domain);
    expect(shell.opened).toEqual([]);
    expect(shell.said).toHaveLength(1);
  });
});

describe('commands on backups', () => {
  it.each([
    ['the folder of the backups', backupsFolder()],
    ['the word that there are none', messageNode({ label: 'No backups' }, backupsFolder())],
  ])('open the form for the table of %s', async (_, row) => {
    const { forms, run } = await openDesk();
    await run(commands.createBackup, row);
    expect(forms).toEqual([{ kind: 'dynamodb-backup', connection, source: orders }]);
  });

  it('open the form with the name that was asked for before', async () => {
    const { forms, intend, run } = await openDesk();
    const job = await intend('dynamodb-backup');
    await run(commands.createBackup, exportNode(entryOfJob(job), [connection]));
    const again = requestOfKind('dynamodb-backup', 'token-1').input;
    expect(forms).toEqual([{ kind: 'dynamodb-backup', connection, source: orders, again }]);
  });

  it('show details, of a row as of a job, and the request of what AWS does not know', async () => {
    const { documents, intend, row, run } = await openDesk();
    const job = row('dynamodb-backup');
    await run(commands.showBackupDetails, backup);
    await run(commands.showBackupDetails, job);
    await run(
      commands.showBackupDetails,
      exportNode(entryOfJob(await intend('dynamodb-backup')), [connection]),
    );
    expect(documents).toEqual([
      { kind: 'backup', connection, arn: aBackup().arn },
      { kind: 'backup', connection, arn: job.entry.arn },
      { kind: 'request', jobId: 'token-1' },
    ]);
  });

  it('delete one for good once its name was typed', async () => {
    const { ask, done, run, world } = await openDesk();
    world.backupList = [aBackup()];
    await run(commands.deleteBackup, backup);
    const [typing] = ask.typings;
    expect(typing?.word).toBe('before-migration');
    expect(typing?.prompt).toContain('Account: 111122223333 (profile acme-data)');
    expect(typing?.prompt).toContain('for good');
    expect(world.backupList).toEqual([]);
    expect(done).toEqual(['backups orders']);
  });

  it('delete nothing when another name was typed', async () => {
    const { ask, done, run, world } = await openDesk();
    world.backupList = [aBackup()];
    ask.types = 'before';
    await run(commands.deleteBackup, backup);
    expect(world.count('DeleteBackup')).toBe(0);
    expect(done).toEqual([]);
  });

  it('delete the backup of a job by its name at AWS', async () => {
    const { ask, row, run, world } = await openDesk();
    const job = row('dynamodb-backup');
    world.backupList = [aBackup({ arn: job.entry.arn ?? '', name: 'orders-20261121' })];
    await run(commands.deleteBackup, job);
    expect(ask.typings[0]?.word).toBe('orders-20261121');
    expect(world.backupList).toEqual([]);
  });

  it('offer only what can be deleted when called from the palette', async () => {
    const { ask, run, world } = await openDesk();
    world.backupList = [aBackup(), aBackup({ arn: 'x', name: 'gone$', type: 'SYSTEM' })];
    await run(commands.deleteBackup);
    await run(commands.showBackupDetails);
    expect(ask.offered.map((choices) => choices.map(({ label }) => label))).toEqual([
      ['before-migration'],
      ['before-migration', 'gone$'],
    ]);
  });

  it('take a whole ARN', async () => {
    const { ask, documents, run, world } = await openDesk();
    const { arn } = aBackup();
    world.pageSize = 0;
    world.backupList = [aBackup()];
    ask.picks = [arn];
    await run(commands.showBackupDetails);
    expect(documents).toEqual([{ kind: 'backup', connection, arn }]);
  });

  it('copy the ARN of a backup and open the AWS Console at the backups', async () => {
    const { row, run, shell } = await openDesk();
    const job = row('dynamodb-backup');
    await run(commands.copyArn, backup);
    await run(commands.copyArn, job);
    await run(commands.openInConsole, backup);
    await run(commands.openInConsole, job);
    expect(shell.copied).toEqual([aBackup().arn, job.entry.arn]);
    expect(shell.opened.every((url) => url.endsWith('#backups'))).toBe(true);
    expect(shell.opened).toHaveLength(2);
  });
});
