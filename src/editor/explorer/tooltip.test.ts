import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { reportOf } from '../../../test/fakes/jobs.ts';
import { allKinds, sources } from '../../../test/fakes/requests.ts';
import { connection } from '../../../test/fakes/samples.ts';
import { aBackup, aCluster, tableNode, thing } from '../../../test/fakes/things.ts';
import { ExportError } from '../../core/errors.ts';
import { entryOfSummary } from './entries.ts';
import { connectionNode, exportNode, messageNode } from './nodeFactory.ts';
import { readTooltip } from './tooltip.ts';

const root = connectionNode(connection, { endpoint: 'http://127.0.0.1:4566' });

function setUp() {
  const clock = new FakeClock();
  const aws = new FakeAws(clock);
  aws.add('orders');
  const read = (node: Parameters<typeof readTooltip>[0]) =>
    readTooltip(node, { world: aws, machine: 'on this computer' }, new AbortController().signal);
  return { aws, clock, read };
}

describe('readTooltip', () => {
  it('reads who is signed in when somebody hovers over the connection', async () => {
    const { read } = setUp();
    const tooltip = await read(root);
    expect(tooltip?.facts).toContainEqual({ label: 'Account', value: '111122223333' });
    expect(tooltip?.facts).toContainEqual({
      label: 'Custom endpoint',
      value: 'http://127.0.0.1:4566',
    });
  });

  it('says where the credentials of a connection are read, and how one signs in', async () => {
    const { aws, read } = setUp();
    aws.alias = 'acme-prod';
    aws.profileList = [
      {
        ...{ name: 'acme-data', region: 'eu-west-1', kind: 'SSO' },
        signIn: { way: 'sso', profile: 'acme-sso' },
        files: ['~/.aws/config'],
        remarks: ['It uses FIPS endpoints.'],
      },
    ];
    const tooltip = await read(root);
    const facts = tooltip?.facts.map(({ label, value }) => `${label}: ${value}`);
    expect(facts).toEqual([
      'Signs in by: SSO, with aws sso login --profile acme-sso',
      'Region: eu-west-1, Europe (Ireland)',
      'Account: 111122223333',
      'Account alias: acme-prod',
      'Signed in as: arn:aws:iam::111122223333:user/ana',
      'Custom endpoint: http://127.0.0.1:4566',
      'Credentials are read: on this computer, from ~/.aws/config',
    ]);
    expect(tooltip?.note).toBe('It uses FIPS endpoints.');
  });

  it('says what it knows of a connection whose account cannot be had, and why', async () => {
    const { aws, read } = setUp();
    aws.faults.set('GetCallerIdentity', new ExportError('credentials-expired'));
    const tooltip = await read(root);
    expect(tooltip?.title).toBe('Profile acme-data');
    expect(tooltip?.facts).toContainEqual({ label: 'Signs in by', value: 'static keys' });
    expect(tooltip?.note).toMatch(/^Could not read the account: .* expired/);
  });

  it('asks nobody for a code because of a hover', async () => {
    const { aws, read } = setUp();
    await read(root);
    expect(aws.lanes).toEqual(['background']);
  });

  it('reads the facts of a table then, not before', async () => {
    const { aws, read } = setUp();
    expect(aws.count('Describe')).toBe(0);
    const labels = (await read(tableNode()))?.facts.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Status', 'Size', 'Restorable from', 'ARN']));
  });

  it('shows a table whose recovery may not be read, and says so', async () => {
    const { aws, read } = setUp();
    aws.faults.set(
      'DescribeContinuousBackups',
      new ExportError('access-denied', { action: 'dynamodb:DescribeContinuousBackups' }),
    );
    const tooltip = await read(tableNode());
    expect(tooltip?.facts).not.toEqual([]);
    expect(tooltip?.note).toContain('dynamodb:DescribeContinuousBackups');
  });

  it('says why facts could not be read', async () => {
    const { aws, read } = setUp();
    aws.faults.set('DescribeTable', new ExportError('network'));
    const tooltip = await read(tableNode());
    expect(tooltip?.facts).toEqual([]);
    expect(tooltip?.note).toMatch(/^Could not read the table/);
  });

  it('says all of a cluster without asking, and of one that cannot be exported what to do', async () => {
    const { aws, read } = setUp();
    const graph = aCluster('graph', { engine: 'neptune' });
    const tooltip = await read(thing('database', 'graph', graph));
    expect(tooltip?.facts.find(({ label }) => label === 'Export')?.value).toContain('Neptune');
    expect(aws.calls).toEqual([]);
  });

  it('reads what a backup and a domain hold', async () => {
    const { aws, read } = setUp();
    aws.backupList = [aBackup()];
    aws.domainList = [{ name: 'sessions', itemCount: 1204, sizeBytes: 3 }];
    const backup = await read(thing('backup', 'before-migration', aBackup()));
    expect(backup?.facts).toContainEqual({ label: 'Table', value: 'orders' });
    const domain = await read(thing('domain', 'sessions', { name: 'sessions' }));
    expect(domain?.facts).toContainEqual({ label: 'Items', value: '1,204' });
  });

  it.each(allKinds)('reads what AWS says about a job: %s', async (kind) => {
    const { aws, clock, read } = setUp();
    const report = reportOf(kind, clock.now());
    aws.gateways[kind].add(report);
    const tooltip = await read(exportNode(entryOfSummary(connection, report), [connection]));
    const noun = kind === 'dynamodb-backup' ? 'Backup' : 'Export';
    expect(tooltip?.title).toBe(`${noun} of ${sources[kind].name}`);
    expect(tooltip?.facts.map(({ label }) => label)).toContain('State');
  });

  it.each(allKinds)('does not ask again about a job that has ended: %s', async (kind) => {
    const { aws, clock, read } = setUp();
    const report = reportOf(kind, clock.now(), { state: 'completed', endedAt: clock.now() });
    const entry = { ...entryOfSummary(connection, report), report };
    const tooltip = await read(exportNode(entry, [connection]));
    expect(tooltip?.facts).toContainEqual({ label: 'State', value: 'completed' });
    expect(aws.gateways[kind].calls).toEqual([]);
  });

  it('has nothing to read of rows that say it all', async () => {
    const { read } = setUp();
    expect(await read(messageNode({ label: 'nothing' }))).toBeUndefined();
  });
});
