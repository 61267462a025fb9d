import { beforeEach, describe, expect, it } from 'vitest';
import { idle } from '../../../test/fakes/fakeClock.ts';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { aReport, aTable, connection as data } from '../../../test/fakes/samples.ts';
import { openWindow, type FakeWindow } from '../../../test/fakes/window.ts';
import { ExportError } from '../../core/errors.ts';
import type { AwsWorld } from '../../core/ports.ts';
import { ExportsModel } from './exportsModel.ts';
import { nodeOf } from './nodes.ts';
import { toRow } from './rows.ts';
import { noFilter } from './viewFilter.ts';

const dev = { profile: 'acme-dev', region: 'us-east-1' };
const minute = 60_000;

let window: FakeWindow;
/** Another account, which the profile acme-dev leads to. */
let other: FakeAws;
let world: Pick<AwsWorld, 'connect'>;
let model: ExportsModel;

const rows = async () => (await model.children()).map((node) => toRow(node, window.clock.now()));
const shown = async () =>
  (await rows()).map(({ label, description }) => `${label}: ${description}`);

function add(
  aws: FakeAws,
  table: string,
  minutesAgo: number,
  state: 'running' | 'completed',
): string {
  const report = aReport(aTable(table), window.clock.now() - minutesAgo * minute, table);
  aws.gateway.add({ ...report, state });
  return report.arn;
}

beforeEach(async () => {
  window = await openWindow();
  const { clock, connections } = window;
  other = new FakeAws(clock);
  world = {
    connect: (to, lane) => (to.profile === 'acme-dev' ? other : window.world).connect(to, lane),
  };
  await connections.choose(data);
  await connections.pin(dev);
  model = new ExportsModel({ ...window, world });
});

describe('the exports of several connections', () => {
  it('are one list, newest first, and each says whose it is', async () => {
    add(window.world, 'orders', 30, 'completed');
    add(other, 'sessions', 10, 'completed');
    add(window.world, 'customers', 5, 'completed');
    expect(await shown()).toEqual([
      'customers: full · completed · 5 min · acme-data',
      'sessions: full · completed · 10 min · acme-dev',
      'orders: full · completed · 30 min · acme-data',
    ]);
    await window.connections.unpin(dev);
    expect(await shown()).toEqual([
      'customers: full · completed · 5 min',
      'orders: full · completed · 30 min',
    ]);
  });

  it('say the Region too where one profile is in sight in two, and in full to who cannot see', async () => {
    add(window.world, 'orders', 30, 'completed');
    const spoken = async () => (await rows()).map(({ accessibilityLabel }) => accessibilityLabel);
    expect((await spoken())[0]).toContain('acme-data, eu-west-1');
    await window.connections.pin({ ...data, region: 'eu-central-1' });
    expect(await shown()).toEqual(['orders: full · completed · 30 min · acme-data · eu-west-1']);
  });

  it('are read once, whoever is pinned or chosen meanwhile', async () => {
    const { connections } = window;
    await rows();
    await connections.choose(dev);
    await rows();
    expect(other.gateway.count('list')).toBe(1);
  });

  it('are shown although one connection fails, which has one row with its name', async () => {
    add(window.world, 'orders', 30, 'completed');
    other.gateway.fail(
      'list',
      new ExportError('access-denied', { action: 'dynamodb:ListExports' }),
    );
    other.gateways['rds-database'].fail('list', new ExportError('throttled'));
    const [failed, ...rest] = await rows();
    expect(failed).toMatchObject({
      label: 'acme-dev · us-east-1',
      description: expect.stringMatching(
        /^Not allowed: dynamodb:ListExports, and more · Ask/,
      ) as string,
      tooltip: expect.stringMatching(/ListExports[^]*AWS asks for fewer requests/) as string,
      accessibilityLabel: expect.stringMatching(/^Error: acme-dev, us-east-1: Could not/) as string,
    });
    expect(rest.map(({ label }) => label)).toEqual(['orders']);
  });

  it('are asked for again where they failed, and only there', async () => {
    other.gateway.fail('list', new ExportError('network'));
    const [failed] = await model.children();
    nodeOf('error', failed)?.retry();
    await rows();
    expect(other.gateway.count('list')).toBe(2);
    expect(window.world.gateway.count('list')).toBe(1);
  });

  it('are had again by themselves after a sign-in', async () => {
    add(other, 'sessions', 10, 'completed');
    other.faults.set('connect', new ExportError('credentials-expired', { profile: 'acme-dev' }));
    expect((await rows())[0]?.label).toBe('acme-dev · us-east-1');
    await window.connections.profiles();
    other.faults.clear();
    window.world.changeCredentials();
    await idle();
    expect((await rows()).map(({ label }) => label)).toEqual(['sessions']);
    expect(window.world.gateway.count('list')).toBe(1);
  });

  it('are shown while those of another connection take long', async () => {
    const { clock, connections } = window;
    add(window.world, 'orders', 30, 'completed');
    let answer = (): void => undefined;
    const slow = new Promise<void>((resolve) => (answer = resolve));
    const connect: typeof world.connect = async (to, lane) => {
      if (to.profile === 'acme-dev') await slow;
      return world.connect(to, lane);
    };
    model = new ExportsModel({ ...window, world: { connect } });
    let changes = 0;
    model.onDidChange(() => (changes += 1));
    const first = shown();
    await clock.advance(2_000);
    expect(await first).toEqual([
      'Reading…: acme-dev · us-east-1',
      expect.stringMatching(/^orders: /),
    ]);
    expect(await shown()).toHaveLength(2);
    answer();
    await idle();
    expect(changes).toBe(1);
    expect(await shown()).toHaveLength(1);
    expect(connections.all).toHaveLength(2);
  });

  it('load their next pages together, also where one cannot', async () => {
    for (const aws of [window.world, other]) {
      aws.gateway.pageSize = 1;
      for (let index = 1; index <= 10; index += 1) add(aws, `table-${index}`, index, 'completed');
    }
    other.gateways['dynamodb-table'].pageSize = 1;
    const first = await model.children();
    let changes = 0;
    model.onDidChange(() => (changes += 1));
    other.gateway.fail('list', new ExportError('throttled'));
    await expect(nodeOf('more', first.at(-1))?.load()).rejects.toMatchObject({
      reason: 'throttled',
    });
    expect(changes).toBe(1);
    expect((await model.children()).filter(({ kind }) => kind === 'export')).toHaveLength(10);
  });
});

describe('an export that two profiles of one account list', () => {
  it('appears once, with the connection that stands first', async () => {
    add(window.world, 'orders', 30, 'completed');
    add(other, 'orders', 30, 'completed');
    expect(await shown()).toEqual(['orders: full · completed · 30 min · acme-data']);
  });

  it('is that of its job, where there is one', async () => {
    add(window.world, 'orders', 30, 'running');
    add(other, 'orders', 30, 'running');
    const report = aReport(aTable('orders'), window.clock.now() - 30 * minute, 'orders');
    await window.ledger.adopt(dev, report);
    expect(await shown()).toEqual(['orders: full · running · 30 min · acme-dev']);
  });
});

describe('a filter by connection', () => {
  it('shows the exports of that one', async () => {
    add(window.world, 'orders', 30, 'completed');
    add(other, 'sessions', 10, 'completed');
    await window.filter.set({ ...noFilter, connections: ['acme-dev@us-east-1'] });
    expect((await rows()).map(({ label }) => label)).toEqual(['sessions']);
  });
});
