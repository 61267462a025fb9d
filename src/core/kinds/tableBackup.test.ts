import { describe, expect, it } from 'vitest';
import type { JobReport } from '../jobs/job.ts';
import type { Table } from '../sources.ts';
import { tableBackup, type TableBackupDraft, type TableBackupFacts } from './tableBackup.ts';
import { backupContents } from './tableBackup/contents.ts';

const now = Date.UTC(2026, 10, 21, 11, 0, 5);
const fresh = 'orders-20261121-110005';

const table: Table = {
  name: 'orders',
  arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  status: 'ACTIVE',
  tableClass: 'STANDARD',
  keys: [{ name: 'orderId', type: 'S' }],
  indexes: [],
  deletionProtection: false,
};

const unlisted: TableBackupFacts = {
  ...{ profile: 'acme-data', region: 'eu-west-1', account: '111122223333' },
  ...{ table, now },
};

const facts = (change: Partial<TableBackupFacts> = {}): TableBackupFacts => ({
  ...unlisted,
  names: ['before-migration'],
  ...change,
});

const draft = (name = fresh): TableBackupDraft => ({ name, clientToken: 'token-1' });

const issues = (name: string, about: Partial<TableBackupFacts> = {}) =>
  tableBackup.check(draft(name), facts(about));

/** What `check` says, as `field severity code`. */
const said = (name: string, about: Partial<TableBackupFacts> = {}) =>
  issues(name, about).map(({ field, severity, code }) => `${field} ${severity} ${code}`);

it('is CreateBackup of DynamoDB, which makes another backup each time', () => {
  const { id, service, operation, repeat } = tableBackup;
  expect([id, service, operation, repeat]).toEqual([
    'dynamodb-backup',
    'dynamodb',
    'CreateBackup',
    'another',
  ]);
});

describe('a new draft', () => {
  it('lacks nothing: its name says table and time, in UTC', () => {
    const suggested = tableBackup.draft(facts(), 'token-1');
    expect(suggested).toEqual({ name: fresh, clientToken: 'token-1' });
    expect(tableBackup.check(suggested, facts())).toEqual([]);
  });

  it('has a name that no backup of the table has', () => {
    const about = facts({ names: [fresh] });
    expect(tableBackup.draft(about, 'token-1').name).toBe(`${fresh}-2`);
  });

  it('fits also where the table has the longest name', () => {
    const name = 'x'.repeat(255);
    const long = facts({ table: { ...table, name, arn: table.arn.replace('orders', name) } });
    expect(tableBackup.check(tableBackup.draft(long, 'token-1'), long)).toEqual([]);
  });
});

describe('the name', () => {
  it.each(['abc', 'Before.migration_2', ' spaces-from-pasting\n', 'x'.repeat(255)])(
    'may be "%s"',
    (name) => {
      expect(said(name)).toEqual([]);
    },
  );

  it.each([
    ['  ', 'name-missing'],
    ['ab', 'name-too-short'],
    ['x'.repeat(256), 'name-too-long'],
    ['before migration', 'name-characters'],
    [' before-migration ', 'name-taken'],
  ])('cannot be "%s"', (name, code) => {
    expect(said(name)).toEqual([`name error ${code}`]);
  });

  it('is one that AWS would give a second time', () => {
    expect(issues('before-migration')[0]?.message).toContain('AWS would make a second one');
  });

  it('is not held against names that may not be listed', () => {
    expect(tableBackup.check(draft('before-migration'), unlisted)).toEqual([]);
    expect(tableBackup.draft(unlisted, 'token-1').name).toBe(fresh);
  });
});

describe('the table', () => {
  const inStatus = (status: string) => ({ table: { ...table, status } });

  it.each(['CREATING', 'DELETING', 'ARCHIVING', 'ARCHIVED', 'INACCESSIBLE_ENCRYPTION_CREDENTIALS'])(
    'cannot be backed up while it is %s',
    (status) => {
      expect(said(fresh, inStatus(status))).toEqual(['table error table-not-ready']);
    },
  );

  it.each(['UPDATING', 'REPLICATION_NOT_AUTHORIZED', 'SOMETHING_NEW'])(
    'may be refused as %s',
    (status) => {
      expect(said(fresh, inStatus(status))).toEqual(['table warning table-status']);
    },
  );

  it('is looked up in the Region of the connection, by its ARN, and for its owner', () => {
    expect(said(fresh, { region: 'us-east-1' })).toEqual(['table error table-other-region']);
    expect(said(fresh, { table: { ...table, arn: 'orders' } })).toEqual(['table error table-arn']);
    const [other] = issues(fresh, { account: '444455556666' });
    expect(other?.message).toContain('only the account that owns a table can back it up');
    expect(said(fresh, { account: '' })).toEqual([]);
  });

  it('comes before the name', () => {
    expect(said('', inStatus('DELETING'))).toEqual([
      'table error table-not-ready',
      'name error name-missing',
    ]);
  });
});

it('the request names the table by its ARN, and has no token', () => {
  expect(tableBackup.request(draft(' mine '), facts())).toEqual({
    TableName: table.arn,
    BackupName: 'mine',
  });
});

describe('another backup', () => {
  const request = { TableName: table.arn, BackupName: fresh };

  it('has a new name and a new token', () => {
    const later = facts({ now: now + 60_000 });
    const expected = { name: 'orders-20261121-110105', clientToken: 'token-2' };
    expect(tableBackup.again(request, later, 'token-2')).toEqual(expected);
    expect(tableBackup.renew(draft(), later, 'token-2')).toEqual(expected);
  });

  it('has another name also within the same second, before the first is listed', () => {
    expect(tableBackup.again(request, facts(), 'token-2').name).toBe(`${fresh}-2`);
    expect(tableBackup.renew(draft(` ${fresh}`), facts(), 'token-2').name).toBe(`${fresh}-2`);
  });
});

describe('a backup that was made elsewhere', () => {
  const report: JobReport = {
    kind: 'dynamodb-backup',
    arn: `${table.arn}/backup/01768386924000-0a1b2c3d`,
    source: { service: 'dynamodb', arn: table.arn, name: 'orders' },
    state: 'completed',
    exportType: 'backup',
  };
  const input = { TableName: table.arn, BackupName: 'mine' };

  it('was asked for by what it reports', () => {
    expect(tableBackup.requestOf({ ...report, name: 'mine' })).toEqual(input);
    expect(tableBackup.requestOf(report)).toEqual({ TableName: table.arn, BackupName: '' });
  });

  it('is the answer to a request of its table and its name, whatever the token', () => {
    const source = { ...report.source, arn: `${table.arn}-2` };
    expect(tableBackup.isAnswerTo({ ...report, name: 'mine' }, input, 'any')).toBe(true);
    expect(tableBackup.isAnswerTo({ ...report, name: 'yours' }, input, 'any')).toBe(false);
    expect(tableBackup.isAnswerTo({ ...report, name: 'mine', source }, input, 'any')).toBe(false);
    expect(tableBackup.isAnswerTo(report, input, 'any')).toBe(false);
  });
});

describe('the sentence', () => {
  it('says what is made, where its edge lies and what it costs', () => {
    expect(tableBackup.sentence(draft(), facts())).toBe(
      'Makes backup orders-20261121-110005 of orders. All changes up to a minute before the request are in it, none that come more than a minute after it, and those in between may be.',
    );
  });

  it.each([
    ['', {}, 'Correct the name to see what is made.'],
    ['', { table: { ...table, status: 'DELETING' } }, 'This table cannot be backed up now.'],
  ])('says what is missing', (name, about, expected) => {
    expect(tableBackup.sentence(draft(name), facts(about))).toBe(expected);
  });

  it('is not held up by a warning', () => {
    const about = { table: { ...table, status: 'UPDATING' } };
    expect(tableBackup.sentence(draft(), facts(about))).toMatch(/^Makes backup/);
  });
});

it('the form can say what a backup holds and what it does not', () => {
  const [held = '', left = ''] = backupContents.map(({ text }) => text);
  for (const part of ['items', 'secondary indexes', 'stream', 'capacity']) {
    expect(held).toContain(part);
  }
  for (const part of ['scaling', 'IAM', 'alarms', 'tags', 'TTL', 'point-in-time']) {
    expect(left).toContain(part);
  }
});
