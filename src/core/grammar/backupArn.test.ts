import { describe, expect, it } from 'vitest';
import { parseBackupArn } from './backupArn.ts';

const orders = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

describe('parseBackupArn', () => {
  it.each(['01768386924000-0a1b2c3d', '1768386924000-00000000'])(
    'reads table and time of creation from %s without asking AWS',
    (backupId) => {
      expect(parseBackupArn(`${orders}/backup/${backupId}`)).toEqual({
        ...{ partition: 'aws', region: 'eu-west-1', account: '111122223333', table: 'orders' },
        tableArn: orders,
        backupId,
        createdAt: Date.parse('2026-01-14T10:35:24Z'),
      });
    },
  );

  it('takes ids of another form, without a time', () => {
    const parsed = parseBackupArn(`${orders}/backup/9f3c`);
    expect(parsed).toMatchObject({ table: 'orders', backupId: '9f3c' });
    expect(parsed).not.toHaveProperty('createdAt');
  });

  it.each([
    '',
    orders,
    `${orders}/backup/`,
    `${orders}/backup/a/b`,
    `${orders}/backup/a/backup/b`,
    `${orders}/export/01768386924000-0a1b2c3d`,
    'x/backup/y',
  ])('does not take "%s" for a backup', (arn) => {
    expect(parseBackupArn(arn)).toBeUndefined();
  });
});
