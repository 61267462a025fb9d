import {
  CreateBackupCommand,
  ListBackupsCommand,
  type BackupSummary,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { ExportError } from '../../core/errors.ts';
import type { ExportRequest } from '../../core/kinds/registry.ts';
import type { Clients } from '../connection/clients.ts';
import { createBackupCatalog } from './backupCatalog.ts';
import { createTableBackups } from './backupGateway.ts';

const tableArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const now = Date.parse('2026-11-21T12:00:00.000Z');
const hour = 3_600_000;

const row = (hoursAgo: number, status = 'AVAILABLE'): BackupSummary => ({
  TableName: 'orders',
  TableArn: tableArn,
  BackupArn: `${tableArn}/backup/${hoursAgo}`,
  BackupName: `before-${hoursAgo}`,
  BackupStatus: status as 'AVAILABLE',
  BackupType: 'USER',
  BackupCreationDateTime: new Date(now - hoursAgo * hour),
});

const request: ExportRequest = {
  kind: 'dynamodb-backup',
  input: { TableName: tableArn, BackupName: 'nightly' },
  token: 'token-1',
};

/** Servers that answer from these, in turn; what was sent to each is kept. */
function serving(answers: readonly unknown[]) {
  const sent: { readonly once: boolean; readonly command: { readonly input: object } }[] = [];
  const client = (once: boolean) => ({
    send: (command: { readonly input: object }) => {
      sent.push({ once, command });
      const answer = answers[sent.length - 1] ?? {};
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  const clients = {
    dynamodb: () => client(false) as unknown as DynamoDBClient,
    dynamodbOnce: () => client(true) as unknown as DynamoDBClient,
  } as unknown as Clients;
  return {
    sent,
    gateway: createTableBackups(clients, () => now),
    catalog: createBackupCatalog(clients),
  };
}

describe('the start of a backup', () => {
  it('goes through the client that never repeats what AWS may have heard', async () => {
    const { BackupArn, BackupName } = row(0);
    const made = { BackupArn, BackupName, BackupStatus: 'CREATING' };
    const { gateway, sent } = serving([{ BackupDetails: made }]);
    expect(await gateway.start(request)).toMatchObject({
      arn: BackupArn,
      state: 'running',
      source: { arn: tableArn, name: 'orders' },
    });
    expect(sent).toMatchObject([{ once: true, command: { input: request.input } }]);
    expect(sent[0]?.command).toBeInstanceOf(CreateBackupCommand);
  });

  it('that is answered with nothing leaves open whether there is one', async () => {
    const { gateway } = serving([{ BackupDetails: {} }]);
    await expect(gateway.start(request)).rejects.toMatchObject({ reason: 'not-json' });
  });
});

describe('a list of backups', () => {
  it('as jobs has all pages, newest first, each with its report and without deleted ones', async () => {
    const { gateway, sent } = serving([
      { BackupSummaries: [row(9), row(5, 'DELETED'), row(7)], LastEvaluatedBackupArn: 'a' },
      { BackupSummaries: [row(2)], LastEvaluatedBackupArn: 'b' },
      { BackupSummaries: [] },
    ]);
    const page = await gateway.list(tableArn);
    expect(page).not.toHaveProperty('next');
    expect(page.items.map((item) => item.report?.name)).toEqual([
      'before-2',
      'before-7',
      'before-9',
    ]);
    const asked = sent.map(({ command }) => command.input);
    expect(asked).toMatchObject([
      { TableName: 'orders', BackupType: 'USER' },
      { ExclusiveStartBackupArn: 'a' },
      { ExclusiveStartBackupArn: 'b' },
    ]);
    expect(sent[0]?.command).toBeInstanceOf(ListBackupsCommand);
  });

  it('has backups of every type, and is not said to go on where nothing follows', async () => {
    const { catalog, sent } = serving([
      { BackupSummaries: [row(3), row(1)], LastEvaluatedBackupArn: 'a' },
      { BackupSummaries: [] },
    ]);
    const page = await catalog.listBackups('orders');
    expect(page.items.map(({ name }) => name)).toEqual(['before-1', 'before-3']);
    expect(page).not.toHaveProperty('next');
    expect(sent[0]?.command.input).toMatchObject({ BackupType: 'ALL', TableName: 'orders' });
  });

  it('comes a hundred at a time', async () => {
    const many = Array.from({ length: 100 }, (_, index) => row(index));
    const { catalog, sent } = serving([{ BackupSummaries: many, LastEvaluatedBackupArn: 'a' }]);
    expect((await catalog.listBackups()).next).toBe('a');
    expect(sent).toHaveLength(1);
    await catalog.listBackups(undefined, 'a');
    expect(sent[1]?.command.input).toMatchObject({ ExclusiveStartBackupArn: 'a' });
  });
});

describe('a backup that is gone', () => {
  const notFound = (maybeDone?: true) =>
    new ExportError('backup-not-found', maybeDone === undefined ? {} : { maybeDone });

  it('is not found as a job, also where AWS still calls it deleted', async () => {
    const failure = { reason: 'export-not-found' };
    const { gateway: unknown } = serving([notFound()]);
    await expect(unknown.describe('a')).rejects.toMatchObject(failure);
    const deleted = { BackupArn: 'a', BackupStatus: 'DELETED' };
    const { gateway: told } = serving([{ BackupDescription: { BackupDetails: deleted } }]);
    await expect(told.describe('a')).rejects.toMatchObject(failure);
  });

  it('counts as deleted where an attempt of ours may have done it, and as not found elsewhere', async () => {
    const { catalog } = serving([notFound(true), notFound()]);
    await expect(catalog.deleteBackup('a')).resolves.toBeUndefined();
    await expect(catalog.deleteBackup('a')).rejects.toMatchObject({ reason: 'backup-not-found' });
  });
});
