import { describe, expect, it } from 'vitest';
import { recoveryOn, tableFacts } from '../../../test/fakes/fakeAws.ts';
import { aReport, connection, orders } from '../../../test/fakes/samples.ts';
import { formatSpan } from '../../core/format/moment.ts';
import type { JobState } from '../../core/jobs/job.ts';
import type { ExportEntry } from './entries.ts';
import { connectionNode, exportNode, messageNode, serviceNode, tableNode } from './nodeFactory.ts';
import type { TableDetails } from './nodes.ts';
import { toRow } from './rows.ts';

const now = Date.UTC(2026, 10, 21, 12);
const nothing = () => () => Promise.resolve({ items: [] });

const tableRow = (details: TableDetails) => {
  const node = tableNode(serviceNode(connectionNode(connection), nothing), 'orders', nothing);
  node.details = details;
  return toRow(node, now);
};

const exportRow = (entry: Partial<ExportEntry>) =>
  toRow(
    exportNode(
      {
        id: 'token-1',
        connection,
        source: orders,
        state: 'completed',
        exportType: 'full',
        startedAt: now - 180_000,
        arn: `${orders.arn}/export/01`,
        ...entry,
      },
      connection,
    ),
    now,
  );

describe('the row of a table', () => {
  it('offers everything while only the name is known', () => {
    expect(tableRow({})).toMatchObject({
      label: 'orders',
      contextValue: 'table exportable named arn console',
      expands: 'collapsed',
      accessibilityLabel: 'orders, table',
    });
    expect(tableRow({})).not.toHaveProperty('description');
  });

  it('says recovery and size once they are known', () => {
    expect(tableRow({ table: tableFacts('orders'), recovery: recoveryOn(now) })).toMatchObject({
      description: 'PITR on · 41.2 GB',
      contextValue: 'table exportable recoveryOn named arn console',
      accessibilityLabel: 'orders, table, PITR on, 41.2 GB',
    });
  });

  it('offers to turn recovery on where it is off', () => {
    const row = tableRow({ table: tableFacts('orders'), recovery: { status: 'off' } });
    expect(row.contextValue).toBe('table exportable recoveryOff named arn console');
  });

  it.each(['CREATING', 'DELETING', 'ARCHIVED'])(
    'does not offer to export a table that is %s',
    (status) => {
      expect(tableRow({ table: tableFacts('orders', { status }) }).contextValue).toBe(
        'table named arn console',
      );
    },
  );

  it('says that a table was deleted after it had been listed', () => {
    expect(tableRow({ missing: true })).toMatchObject({
      description: 'deleted',
      contextValue: 'table named',
    });
  });
});

describe('the row of an export', () => {
  it.each<[JobState, string]>([
    ['running', 'export running arn console'],
    ['completed', 'export completed manifest again arn console'],
    ['failed', 'export failed again arn console'],
  ])('offers for a %s one what the menus look for', (state, contextValue) => {
    expect(exportRow({ state }).contextValue).toBe(contextValue);
  });

  it('offers no ARN, console or manifest of an export that AWS refused', () => {
    const row = toRow(
      exportNode(
        { id: 't', connection, source: orders, state: 'rejected', exportType: 'full' },
        connection,
      ),
      now,
    );
    expect(row.contextValue).toBe('export rejected again');
    expect(row.description).toBe('full · refused');
  });

  it('says completed as soon as a list says so, though the report still says running', () => {
    const report = aReport(orders, now - 180_000, 't');
    expect(exportRow({ state: 'completed', report }).description).toBe('full · completed · 3 min');
  });

  it('offers an incremental export again too, but none of a type that is new to us', () => {
    expect(exportRow({ exportType: 'incremental' }).contextValue).toContain('again');
    expect(exportRow({ exportType: 'DELTA_EXPORT' }).contextValue).not.toContain('again');
  });

  it('says the window of an incremental export, and that one is filtered', () => {
    const report = {
      ...aReport(orders, now, 'token-1'),
      state: 'completed',
      exportType: 'incremental',
      window: { from: now - 7_200_000, to: now - 3_600_000 },
      filtered: true,
    } as const;
    const row = exportRow({ exportType: 'incremental', report });
    const span = formatSpan(report.window.from, report.window.to);
    expect(row.description).toBe(`incremental · completed · < 1 min · ${span} · filtered`);
  });

  it('says where an export of another connection is', () => {
    const row = exportRow({
      state: 'running',
      connection: { profile: 'dev', region: 'us-east-1' },
    });
    expect(row.description).toBe('full · running · 3 min · dev · us-east-1');
  });

  it('shows states by icons of different shapes, not by colour alone', () => {
    const states: JobState[] = ['running', 'completed', 'failed', 'rejected', 'unconfirmed'];
    const icons = states.map((state) => exportRow({ state }).icon?.id);
    expect(new Set(icons).size).toBe(states.length);
  });
});

describe('other rows', () => {
  it('reads a custom endpoint out with the connection', () => {
    expect(toRow(connectionNode(connection, 'http://127.0.0.1:1'), now)).toMatchObject({
      id: 'acme-data@eu-west-1',
      contextValue: 'connection',
      icon: { id: 'plug', color: 'list.warningForeground' },
      accessibilityLabel:
        'Connection: profile acme-data, Region eu-west-1, custom endpoint http://127.0.0.1:1',
    });
  });

  it('gives a message its next step as a command', () => {
    const node = messageNode({
      label: 'No tables in eu-west-1',
      description: 'choose another Region',
      command: 'awsExports.chooseRegion',
    });
    expect(toRow(node, now)).toMatchObject({
      contextValue: 'message',
      command: { id: 'awsExports.chooseRegion' },
      accessibilityLabel: 'No tables in eu-west-1: choose another Region',
    });
  });
});
