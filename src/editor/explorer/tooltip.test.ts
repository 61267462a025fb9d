import { describe, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fakes/fakeAws.ts';
import { FakeClock } from '../../../test/fakes/fakeClock.ts';
import { aReport, connection, orders } from '../../../test/fakes/samples.ts';
import { ExportError } from '../../core/errors.ts';
import { entryOfSummary } from './entries.ts';
import { connectionNode, exportNode, messageNode, serviceNode, tableNode } from './nodeFactory.ts';
import { readTooltip } from './tooltip.ts';

const nothing = () => () => Promise.resolve({ items: [] });
const root = connectionNode(connection, 'http://127.0.0.1:4566');
const table = tableNode(serviceNode(root, nothing), 'orders', nothing);

function setUp() {
  const clock = new FakeClock();
  const aws = new FakeAws(clock);
  aws.add('orders');
  const read = (node: Parameters<typeof readTooltip>[0]) =>
    readTooltip(node, aws, new AbortController().signal);
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

  it('reads the facts of a table then, not before', async () => {
    const { aws, read } = setUp();
    expect(aws.count('Describe')).toBe(0);
    const labels = (await read(table))?.facts.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Status', 'Size', 'Restorable from', 'ARN']));
  });

  it('shows a table whose recovery may not be read, and says so', async () => {
    const { aws, read } = setUp();
    aws.faults.set(
      'DescribeContinuousBackups',
      new ExportError('access-denied', { action: 'dynamodb:DescribeContinuousBackups' }),
    );
    const tooltip = await read(table);
    expect(tooltip?.facts).not.toEqual([]);
    expect(tooltip?.note).toContain('dynamodb:DescribeContinuousBackups');
  });

  it('says why facts could not be read', async () => {
    const { aws, read } = setUp();
    aws.faults.set('DescribeTable', new ExportError('network'));
    const tooltip = await read(table);
    expect(tooltip?.facts).toEqual([]);
    expect(tooltip?.note).toMatch(/^Could not read the table/);
  });

  it('reads what AWS says about an export', async () => {
    const { aws, clock, read } = setUp();
    const report = aReport(orders, clock.now(), 'token-1');
    aws.gateway.add(report);
    const tooltip = await read(exportNode(entryOfSummary(connection, report), connection));
    expect(tooltip?.title).toBe('Export of orders');
    expect(tooltip?.facts).toContainEqual({ label: 'ARN', value: report.arn });
  });

  it('has nothing to read of rows that say it all', async () => {
    const { read } = setUp();
    expect(await read(messageNode({ label: 'nothing' }))).toBeUndefined();
  });
});
