import { describe, expect, it } from 'vitest';
import { connection } from '../../../test/fakes/samples.ts';
import { backupsFolder, service } from '../../../test/fakes/things.ts';
import { connectionNode, messageNode } from './nodeFactory.ts';
import { toRow } from './rows.ts';

const now = Date.UTC(2026, 10, 21, 12);

describe('the row of a connection', () => {
  it('reads a custom endpoint out', () => {
    expect(toRow(connectionNode(connection, 'http://127.0.0.1:1'), now)).toMatchObject({
      id: 'acme-data@eu-west-1',
      contextValue: 'connection',
      icon: { id: 'plug', color: 'list.warningForeground' },
      accessibilityLabel:
        'Connection: profile acme-data, Region eu-west-1, custom endpoint http://127.0.0.1:1',
    });
  });
});

describe('the row of a folder', () => {
  it('says how many rows it has once that is known, and not before', () => {
    const folder = backupsFolder();
    expect(toRow(folder, now)).toMatchObject({ label: 'Backups', expands: 'collapsed' });
    expect(toRow(folder, now)).not.toHaveProperty('description');
    folder.count = '3';
    expect(toRow(folder, now)).toMatchObject({
      description: '3',
      accessibilityLabel: 'Backups, 3',
    });
  });

  it('lets a service with tables be seen at once', () => {
    expect(toRow(service, now)).toMatchObject({ label: 'DynamoDB', expands: 'expanded' });
  });
});

describe('the row of a message', () => {
  it('has its next step as a command', () => {
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
