import { describe, expect, it } from 'vitest';
import { connection } from '../../../test/fakes/samples.ts';
import { backupsFolder, service } from '../../../test/fakes/things.ts';
import { ExportError } from '../../core/errors.ts';
import { connectionNode, errorNode, messageNode } from './nodeFactory.ts';
import { toRow } from './rows.ts';

const now = Date.UTC(2026, 10, 21, 12);

describe('the row of a connection', () => {
  it('says where it leads, and whose account that is once it is known', () => {
    const node = connectionNode(connection);
    expect(toRow(node, now)).toMatchObject({
      ...{ id: 'acme-data@eu-west-1', label: 'acme-data', description: 'eu-west-1' },
      ...{ contextValue: 'connection unpinned current', expands: 'expanded' },
    });
    node.account = { account: '111122223333', arn: 'arn:x', alias: 'acme-prod' };
    expect(toRow(node, now)).toMatchObject({
      description: 'eu-west-1 · 111122223333 · acme-prod',
      accessibilityLabel:
        'Connection: profile acme-data, Region eu-west-1, Europe (Ireland), account 111122223333, alias acme-prod',
    });
  });

  it('says a custom endpoint before anything that may be cut off, and reads it out', () => {
    const node = connectionNode(connection, { endpoint: 'http://127.0.0.1:1' });
    node.account = { account: '111122223333', arn: 'arn:x' };
    expect(toRow(node, now)).toMatchObject({
      description: 'eu-west-1 (custom endpoint) · 111122223333',
      icon: { id: 'plug', color: 'list.warningForeground' },
      accessibilityLabel: expect.stringContaining('custom endpoint http://127.0.0.1:1') as string,
    });
  });

  it('is closed while another one is chosen, and can be removed', () => {
    const node = connectionNode(connection, { isChosen: false, isPinned: true });
    expect(toRow(node, now)).toMatchObject({
      contextValue: 'connection pinned',
      expands: 'collapsed',
    });
  });

  it('says that its profile is gone, and can be removed although nobody pinned it', () => {
    expect(toRow(connectionNode(connection, { isGone: true }), now)).toMatchObject({
      description: 'profile is gone · eu-west-1',
      contextValue: 'connection pinned current',
      icon: { id: 'warning' },
    });
  });
});

describe('the row of an error', () => {
  const rowOf = (error: unknown) =>
    toRow(
      errorNode({ error, doing: 'list the tables', connection }, undefined, () => undefined),
      now,
    );

  it('signs in on a click where that helps', () => {
    const expired = { profile: 'acme-data', signInWay: 'sso', signInProfile: 'acme-sso' } as const;
    expect(rowOf(new ExportError('credentials-expired', expired))).toMatchObject({
      contextValue: 'error signIn',
      command: { id: 'awsExports.signIn' },
      description: 'aws sso login --profile acme-sso',
    });
    const needed = { profile: 'acme-data', signInWay: 'mfa' } as const;
    expect(rowOf(new ExportError('mfa-needed', needed))).toMatchObject({
      label: 'MFA code needed',
      description: 'click to enter it',
    });
  });

  it('does nothing on a click where nobody can sign in', () => {
    const row = rowOf(new ExportError('credentials-missing', { profile: 'acme-data' }));
    expect(row.contextValue).toBe('error');
    expect(row).not.toHaveProperty('command');
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
