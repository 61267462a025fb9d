import { beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type CommandDesk } from '../../../test/fakes/commandDesk.ts';
import { connection as data } from '../../../test/fakes/samples.ts';
import { commands } from '../contributions.ts';
import { connectionNode, folderNode, messageNode } from '../explorer/nodeFactory.ts';

const dev = { profile: 'acme-dev', region: 'us-east-1' };
const root = connectionNode(dev, { isChosen: false, isPinned: true });
const folder = folderNode(root, 'dynamodb', 'dynamodb', {
  ...{ label: 'DynamoDB', icon: 'database', tooltip: '', flags: 'service' },
  ...{ expands: 'expanded', counted: false },
});

let desk: CommandDesk;

beforeEach(async () => {
  desk = await openDesk();
  desk.world.profileList = [...desk.world.profileList, { name: 'acme-dev', kind: 'SSO' }];
  await desk.connections.choose(data);
  await desk.connections.pin(dev);
});

describe('commands on a connection', () => {
  it('pin the one they were called on', async () => {
    await desk.run(commands.pinConnection, connectionNode(data));
    expect(desk.connections.pinned).toEqual([dev, data]);
  });

  it('remove the one they were called on, also from the sentence beneath it', async () => {
    await desk.run(commands.unpinConnection, messageNode({ label: 'gone' }, root));
    expect(desk.connections.all).toEqual([data]);
  });

  it('add another one', async () => {
    desk.ask.picks = ['acme-dev', 'us-west-2'];
    await desk.run(commands.addConnection);
    expect(desk.connections.all).toEqual([data, dev, { ...dev, region: 'us-west-2' }]);
    expect(desk.shell.said).toEqual(['acme-dev · us-west-2 is among the sources now']);
  });

  it('choose another Region of the profile whose row said that there is nothing', async () => {
    desk.ask.picks = ['us-west-2'];
    await desk.run(commands.chooseRegion, messageNode({ label: 'No tables' }, folder));
    expect(desk.connections.current).toEqual({ ...dev, region: 'us-west-2' });
  });
});

describe('commands beneath a root', () => {
  it('are about its connection, whichever is chosen', async () => {
    desk.ask.picks = ['orders'];
    await desk.run(commands.exportTable, folder);
    expect(desk.forms).toMatchObject([{ connection: dev }]);
  });

  it('are about the chosen one when they are called without a row', async () => {
    desk.ask.picks = ['orders'];
    await desk.run(commands.exportTable);
    expect(desk.forms).toMatchObject([{ connection: data }]);
  });
});

describe('exports to choose from', () => {
  it('say whose they are where there are several connections', async () => {
    desk.row('dynamodb-table');
    await desk.run(commands.showExportDetails);
    expect(desk.ask.offered[0]?.[0]?.description).toMatch(/ · acme-data · eu-west-1$/);
  });

  it('can be filtered by connection, and only then', async () => {
    await desk.run(commands.filterExports);
    await desk.connections.unpin(dev);
    await desk.run(commands.filterExports);
    const [several = [], one = []] = desk.ask.offered.map((all) => all.map(({ label }) => label));
    expect(several.slice(0, 2)).toEqual(['acme-data · eu-west-1', 'acme-dev · us-east-1']);
    expect(one[0]).toBe('DynamoDB');
  });
});
