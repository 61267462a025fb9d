import { describe, expect, it } from 'vitest';
import { backupNameFinding, suggestBackupName } from './backupName.ts';

describe('backupNameFinding', () => {
  it.each(['abc', 'Before_migration-2.1', 'x'.repeat(255)])(
    'finds nothing wrong with %s',
    (name) => {
      expect(backupNameFinding(name)).toBeUndefined();
    },
  );

  it.each([
    ['', 'name-missing'],
    ['ab', 'name-too-short'],
    ['x'.repeat(256), 'name-too-long'],
    ['before migration', 'name-characters'],
    ['orders/1', 'name-characters'],
    ['größe', 'name-characters'],
    ['orders$DeletedTableBackup', 'name-characters'],
  ])('says of "%s": %s', (name, code) => {
    expect(backupNameFinding(name)).toMatchObject({ severity: 'error', code });
  });
});

describe('suggestBackupName', () => {
  const moment = Date.UTC(2026, 10, 21, 11, 0, 5, 999);

  it('says what and when, in UTC', () => {
    expect(suggestBackupName('orders', moment, [])).toBe('orders-20261121-110005');
  });

  it('counts on from names that are taken', () => {
    const taken = ['orders-20261121-110005', 'orders-20261121-110005-2'];
    expect(suggestBackupName('orders', moment, taken)).toBe('orders-20261121-110005-3');
  });

  it('cuts the name of a table to fit, also where it counts', () => {
    const table = 'x'.repeat(255);
    const first = suggestBackupName(table, moment, []);
    const second = suggestBackupName(table, moment, [first]);
    expect([first.length, second.length]).toEqual([255, 255]);
    expect(first).toMatch(/^x{239}-20261121-110005$/);
    expect(second).toMatch(/^x{237}-20261121-110005-2$/);
  });

  it('does without a time where none is known', () => {
    expect(suggestBackupName('orders', undefined, [])).toBe('orders-backup');
  });
});
