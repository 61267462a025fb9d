import { describe, expect, it } from 'vitest';
import { parseExportArn, parseTableArn, tableArn } from './arn.ts';

const orders = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const parts = {
  partition: 'aws',
  region: 'eu-west-1',
  account: '111122223333',
  table: 'orders',
};

describe('parseTableArn', () => {
  it('takes the ARN of a table apart, and tableArn puts it together again', () => {
    expect(parseTableArn(orders)).toEqual(parts);
    expect(tableArn(parts)).toBe(orders);
  });

  it('knows the other partitions', () => {
    const arn = 'arn:aws-cn:dynamodb:cn-north-1:111122223333:table/a.b_c-D9';
    expect(parseTableArn(arn)).toMatchObject({ partition: 'aws-cn', table: 'a.b_c-D9' });
  });

  it.each([
    'orders',
    '',
    `${orders}/index/byDate`,
    `${orders}/export/01732190405000-0a1b2c3d`,
    'arn:aws:dynamodb:eu-west-1:1111:table/orders',
    'arn:aws:dynamodb:eu-west-1:111122223333:table/ab',
    'arn:aws:rds:eu-west-1:111122223333:table/orders',
    `arn:aws:dynamodb:eu-west-1:111122223333:table/${'x'.repeat(256)}`,
  ])('does not take "%s" for a table', (arn) => {
    expect(parseTableArn(arn)).toBeUndefined();
  });
});

describe('parseExportArn', () => {
  it('reads table and start time without asking AWS', () => {
    expect(parseExportArn(`${orders}/export/01768386924000-0a1b2c3d`)).toEqual({
      ...parts,
      tableArn: orders,
      exportId: '01768386924000-0a1b2c3d',
      startedAt: Date.parse('2026-01-14T10:35:24Z'),
    });
  });

  it('takes ids of another form, without a start time', () => {
    const parsed = parseExportArn(`${orders}/export/9f3c`);
    expect(parsed).toMatchObject({ exportId: '9f3c' });
    expect(parsed).not.toHaveProperty('startedAt');
  });

  it.each([
    orders,
    `${orders}/export/`,
    `${orders}/export/a/b`,
    `${orders}/export/a/export/b`,
    `${orders}/backup/01768386924000-0a1b2c3d`,
    'x/export/y',
  ])('does not take "%s" for an export', (arn) => {
    expect(parseExportArn(arn)).toBeUndefined();
  });
});
