import { describe, expect, it } from 'vitest';
import { openDesk } from '../../../test/fakes/commandDesk.ts';
import { connection, orders } from '../../../test/fakes/samples.ts';
import { tableNode } from '../../../test/fakes/things.ts';
import { ExportError } from '../../core/errors.ts';
import { commands } from '../contributions.ts';
import { errorNode, messageNode, moreNodes } from '../explorer/nodeFactory.ts';
import { PagedList } from '../explorer/pagedList.ts';

const table = tableNode();

describe('commands on a table', () => {
  it('open the form of the table that was clicked', async () => {
    const { forms, run } = await openDesk();
    await run(commands.exportTable, table);
    expect(forms).toEqual([{ kind: 'dynamodb-table', connection, source: orders }]);
  });

  it('are about the table that a word stands under', async () => {
    const { ask, done, run } = await openDesk();
    await run(commands.turnOnRecovery, messageNode({ label: 'It is off' }, table));
    expect(ask.offered).toEqual([]);
    expect(done).toContain('table orders');
  });

  it('ask for the table when called from the palette', async () => {
    const { ask, forms, run } = await openDesk();
    ask.picks = ['sessions'];
    await run(commands.exportTable);
    expect(ask.offered[0]?.map(({ label }) => label)).toEqual(['orders', 'sessions']);
    expect(forms.map(({ source }) => source.name)).toEqual(['sessions']);
  });

  it('ask for the profile first where none was chosen', async () => {
    const { ask, connections, forms, run, world } = await openDesk();
    world.profileList = [
      { name: 'a', region: 'eu-west-1', kind: 'SSO' },
      { name: 'b', region: 'eu-west-1', kind: 'SSO' },
    ];
    ask.picks = ['b', 'orders'];
    await run(commands.exportTable);
    expect(connections.current?.profile).toBe('b');
    expect(forms).toHaveLength(1);
  });

  it('take a typed name where the table is not in the list', async () => {
    const { ask, forms, run, world } = await openDesk();
    world.tablePageSize = 1;
    ask.picks = ['sessions'];
    await run(commands.exportTable);
    expect(forms.map(({ source }) => source.name)).toEqual(['sessions']);
  });

  it.each([undefined, null, 7, {}, { kind: 'tables' }, { kind: 'export' }])(
    'ask rather than trust the argument %j',
    async (arg) => {
      const { ask, forms, run } = await openDesk();
      await run(commands.copyName, arg);
      expect(ask.offered).toHaveLength(1);
      expect(forms).toEqual([]);
    },
  );

  it('turn recovery on once the person agreed', async () => {
    const { ask, done, run, world } = await openDesk();
    ask.consents = false;
    await run(commands.turnOnRecovery, table);
    expect(world.count('UpdateContinuousBackups')).toBe(0);
    ask.consents = true;
    await run(commands.turnOnRecovery, table);
    expect(world.count('UpdateContinuousBackups')).toBe(1);
    expect(done).toEqual(['table orders']);
  });

  it('copy name and ARN, and open the AWS Console', async () => {
    const { run, shell } = await openDesk();
    await run(commands.copyName, table);
    await run(commands.copyArn, table);
    await run(commands.openInConsole, table);
    expect(shell.copied).toEqual(['orders', orders.arn]);
    expect(shell.opened[0]).toMatch(/^https:\/\/eu-west-1\.console\.aws\.amazon\.com\/dynamodbv2/);
  });
});

describe('commands on the views', () => {
  it('refresh everything', async () => {
    const { done, run } = await openDesk();
    await run(commands.refresh);
    expect(done).toEqual(['sources', 'exports', 'watcher']);
  });

  it('try only the row again that failed', async () => {
    const { done, run } = await openDesk();
    const retried: string[] = [];
    const node = errorNode({ error: new ExportError('network'), doing: 'list' }, undefined, () =>
      retried.push('row'),
    );
    await run(commands.refresh, node);
    expect(retried).toEqual(['row']);
    expect(done).toEqual([]);
  });

  it('load the next page', async () => {
    const { run } = await openDesk();
    const list = new PagedList<number>((next) =>
      Promise.resolve(next === undefined ? { items: [1], next: 'x' } : { items: [2] }),
    );
    await list.load();
    await run(commands.loadMore, moreNodes(list, undefined, () => undefined)[0]);
    expect(list.items).toEqual([1, 2]);
  });

  it('show the log, and let profile and Region be chosen', async () => {
    const { ask, connections, run, shell } = await openDesk();
    await run(commands.showLog);
    expect(shell.shown).toEqual(['log']);
    ask.picks = ['acme-data'];
    await run(commands.chooseProfile);
    ask.picks = ['us-east-1'];
    await run(commands.chooseRegion);
    expect(connections.current).toEqual({ profile: 'acme-data', region: 'us-east-1' });
  });
});
