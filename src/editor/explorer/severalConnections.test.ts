import { beforeEach, describe, expect, it } from 'vitest';
import { idle } from '../../../test/fakes/fakeClock.ts';
import { connection as data } from '../../../test/fakes/samples.ts';
import { openWindow, type FakeWindow } from '../../../test/fakes/window.ts';
import { ExportError } from '../../core/errors.ts';
import { SourcesModel } from './sourcesModel.ts';
import { nodeOf, type Node } from './nodes.ts';
import { toRow } from './rows.ts';

const dev = { profile: 'acme-dev', region: 'us-east-1' };
const expired = new ExportError('credentials-expired', { profile: 'acme-dev', signInWay: 'sso' });

let window: FakeWindow;
let model: SourcesModel;
let changed: (Node | undefined)[];

const rows = async (node?: Node) => (await model.children(node)).map((one) => toRow(one, 0));
const labels = async (node?: Node) => (await rows(node)).map(({ label }) => label);
const root = async (profile: string) =>
  (await model.children()).find(
    (node) => nodeOf('connection', node)?.connection.profile === profile,
  );
const tables = async (profile: string) => {
  const [dynamodb] = await model.children(await root(profile));
  return dynamodb;
};

beforeEach(async () => {
  window = await openWindow();
  const { connections, world } = window;
  world.profileList = [
    ...world.profileList,
    { name: 'acme-dev', region: 'us-east-1', kind: 'SSO' },
  ];
  world.add('orders');
  await connections.choose(data);
  await connections.pin(dev);
  model = new SourcesModel(window);
  changed = [];
  model.onDidChange((node) => changed.push(node));
});

describe('several connections', () => {
  it('are a root each: the chosen one open, pinned ones closed', async () => {
    expect(await rows()).toMatchObject([
      { label: 'acme-data', expands: 'expanded', contextValue: 'connection unpinned current' },
      { label: 'acme-dev', expands: 'collapsed', contextValue: 'connection pinned' },
    ]);
    expect(window.world.count('List')).toBe(0);
  });

  it('fail on their own', async () => {
    window.world.faults.set('connect acme-dev', expired);
    expect(await labels(await tables('acme-data'))).toContain('orders');
    const [failed] = await rows(await tables('acme-dev'));
    expect(failed).toMatchObject({
      contextValue: 'error signIn',
      command: { id: 'awsExports.signIn' },
    });
  });

  it('tell whoever signs in whose row it was', async () => {
    window.world.faults.set('connect acme-dev', expired);
    const [failed] = await model.children(await tables('acme-dev'));
    expect(nodeOf('error', failed)).toMatchObject({ connection: dev, error: expired });
  });

  it('keep what was read when another one is pinned or chosen', async () => {
    const { connections, world } = window;
    await labels(await tables('acme-data'));
    await connections.pin({ profile: 'acme-dev', region: 'us-west-2' });
    await connections.choose(dev);
    await connections.pin(data);
    await connections.choose(data);
    await labels(await tables('acme-data'));
    expect(world.count('ListTables')).toBe(2);
  });

  it('fill in the rows of one while another one’s login has expired', async () => {
    const { clock, world } = window;
    const orders = async (profile: string) => (await model.children(await tables(profile)))[0];
    await orders('acme-dev');
    world.faults.set('connect acme-dev', expired);
    model.setVisible(true);
    const node = await orders('acme-data');
    await clock.advance(3_000);
    expect(node && toRow(node, 0).description).toBe('PITR on · 41.2 GB');
  });

  it('say that a profile is gone, and offer to remove its connection', async () => {
    const { connections, world } = window;
    world.profileList = world.profileList.slice(0, 1);
    const [, gone] = await rows();
    expect(gone).toMatchObject({
      description: 'profile is gone · us-east-1',
      contextValue: 'connection pinned',
    });
    expect(await rows(await root('acme-dev'))).toMatchObject([
      {
        label: 'Profile acme-dev is not in the AWS config files any more',
        command: { id: 'awsExports.unpinConnection' },
      },
    ]);
    await connections.unpin(dev);
    expect(await labels()).toEqual(['acme-data']);
  });

  it('stand although the profiles cannot be read', async () => {
    window.world.faults.set('profiles', new ExportError('unknown'));
    expect(await labels()).toEqual(['acme-data', 'acme-dev']);
  });
});

describe('the account of a connection', () => {
  const accounts = async () => (await rows()).map(({ description }) => description);

  it('is asked for after the rows, in the background, and once', async () => {
    const { clock, world } = window;
    world.alias = 'acme-prod';
    model.setVisible(true);
    await accounts();
    const [rowsFirst, accountNext] = ['ListTables', 'GetCallerIdentity'].map((call) =>
      world.calls.indexOf(call),
    );
    expect(rowsFirst).toBeLessThan(accountNext ?? -1);
    await clock.advance(5_000);
    await labels(await tables('acme-data'));
    expect(world.count('ListTables')).toBe(1);
    expect(world.count('GetCallerIdentity')).toBe(2);
    expect(world.count('ListAccountAliases')).toBe(2);
    expect(await accounts()).toEqual([
      'eu-west-1 · 111122223333 · acme-prod',
      'us-east-1 · 111122223333 · acme-prod',
    ]);
    model.refresh();
    await accounts();
    await clock.advance(5_000);
    expect(world.count('GetCallerIdentity')).toBe(2);
  });

  it('is there with the root that comes open, whose rows need not be read again for it', async () => {
    model.setVisible(true);
    // As the editor does when a view is painted twice.
    const [first, second] = await Promise.all([accounts(), accounts()]);
    expect([first[0], second[0]]).toEqual(Array(2).fill('eu-west-1 · 111122223333'));
    await window.clock.advance(5_000);
    expect(window.world.count('GetCallerIdentity')).toBe(2);
    expect(changed.map((node) => node?.id)).not.toContain('acme-data@eu-west-1');
    expect(changed.map((node) => node?.id)).toContain('acme-dev@us-east-1');
  });

  it('is there with a root that is added, of which nothing else is read', async () => {
    const { clock, connections, world } = window;
    model.setVisible(true);
    await accounts();
    await clock.advance(5_000);
    await connections.pin({ profile: 'acme-dev', region: 'us-west-2' });
    expect(await accounts()).toContain('us-west-2 · 111122223333');
    expect(world.count('ListTables')).toBe(1);
  });

  it('keeps its root waiting for no longer than rows do, and comes by itself then', async () => {
    const { clock, world } = window;
    let answer = (): void => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    const connect: typeof world.connect = async (...to) => {
      const access = await world.connect(...to);
      return { ...access, identity: () => late.then(() => access.identity()) };
    };
    model = new SourcesModel({ ...window, world: { connect } });
    model.onDidChange((node) => changed.push(node));
    model.setVisible(true);
    const shown = accounts();
    await clock.advance(1_500);
    expect((await shown)[0]).toBe('eu-west-1');
    changed.length = 0;
    answer();
    await idle();
    expect(changed.map((node) => node && toRow(node, 0).description)).toContain(
      'eu-west-1 · 111122223333',
    );
  });

  it('is not asked for while nobody looks', async () => {
    await accounts();
    await window.clock.advance(5_000);
    expect(window.world.count('GetCallerIdentity')).toBe(0);
  });

  it('is left out where it cannot be had', async () => {
    const { clock, world } = window;
    world.faults.set('GetCallerIdentity', new ExportError('mfa-needed'));
    model.setVisible(true);
    await accounts();
    await clock.advance(5_000);
    // The second time, nothing is waited for.
    expect(await accounts()).toEqual(['eu-west-1', 'us-east-1']);
    expect(world.count('GetCallerIdentity')).toBe(2);
    // The third is for the facts of the only table.
    expect(world.lanes.filter((lane) => lane === 'background')).toHaveLength(3);
  });

  it('is asked for when credentials change; rows of another account are read again', async () => {
    const { clock, world } = window;
    model.setVisible(true);
    await labels(await tables('acme-data'));
    await clock.advance(5_000);
    world.account = '999999999999';
    world.changeCredentials();
    await clock.advance(5_000);
    expect(await accounts()).toContain('eu-west-1 · 999999999999');
    await labels(await tables('acme-data'));
    expect(world.count('ListTables')).toBe(2);
  });
});

describe('when credentials have changed', () => {
  it('reads again what failed for want of them, and nothing else', async () => {
    const { world } = window;
    world.faults.set('connect acme-dev', expired);
    await labels(await tables('acme-data'));
    const failed = await tables('acme-dev');
    await labels(failed);
    world.faults.clear();
    changed.length = 0;
    world.changeCredentials();
    await idle();
    expect(changed).toEqual([failed]);
    expect(await labels(failed)).toContain('orders');
    await labels(await tables('acme-data'));
    expect(world.count('ListTables')).toBe(2);
  });

  it('leaves a row alone that failed for another reason', async () => {
    const { world } = window;
    world.faults.set('ListTables', new ExportError('access-denied'));
    await labels(await tables('acme-data'));
    world.changeCredentials();
    await idle();
    await labels(await tables('acme-data'));
    expect(world.count('ListTables')).toBe(1);
  });

  it('goes on filling rows in', async () => {
    const { clock, world } = window;
    world.faults.set('DescribeTable', new ExportError('mfa-needed'));
    model.setVisible(true);
    const [node] = await model.children(await tables('acme-data'));
    await clock.advance(5_000);
    world.faults.clear();
    world.changeCredentials();
    await clock.advance(5_000);
    expect(node && toRow(node, 0).description).toBe('PITR on · 41.2 GB');
  });

  it('reads a profile again that was written otherwise', async () => {
    const { world } = window;
    await labels(await tables('acme-data'));
    await labels(await tables('acme-dev'));
    world.profileList = world.profileList.map((profile) =>
      profile.name === 'acme-dev' ? { ...profile, kind: 'role' } : profile,
    );
    world.changeCredentials();
    await idle();
    await labels(await tables('acme-data'));
    await labels(await tables('acme-dev'));
    expect(world.count('ListTables')).toBe(3);
  });
});

/** A list of tables that comes when it is told to. */
function slowly() {
  const { world } = window;
  let answer = (): void => undefined;
  const slow = new Promise<void>((resolve) => (answer = resolve));
  const connect: typeof world.connect = async (...to) => {
    const access = await world.connect(...to);
    const listTables: typeof access.tables.listTables = async (next) => {
      await slow;
      return access.tables.listTables(next);
    };
    return { ...access, tables: { ...access.tables, listTables } };
  };
  model = new SourcesModel({ ...window, world: { connect } });
  model.onDidChange((node) => changed.push(node));
  return { answer: () => answer() };
}

describe('a list that takes long', () => {
  it('does not keep others from being shown, and appears when it has come', async () => {
    const { clock, world } = window;
    const { answer } = slowly();
    const dynamodb = await tables('acme-data');
    const first = labels(dynamodb);
    await clock.advance(2_000);
    expect(await first).toEqual(['Reading…', 'Backups of all tables']);
    changed.length = 0;
    answer();
    await idle();
    expect(changed).toEqual([dynamodb]);
    expect(await labels(dynamodb)).toContain('orders');
    expect(world.count('ListTables')).toBe(1);
  });

  it('goes before the account of its own connection, and not before that of others', async () => {
    const { clock, world } = window;
    const { answer } = slowly();
    model.setVisible(true);
    const roots = model.children();
    await clock.advance(10_000);
    expect(await labels((await model.children((await roots)[0]))[0])).toContain('Reading…');
    expect(world.count('GetCallerIdentity')).toBe(1);
    answer();
    await clock.advance(1_000);
    expect(world.count('GetCallerIdentity')).toBe(2);
  });
});
