import { describe, expect, it } from 'vitest';
import { bareIdentifier, parseDatabaseArn } from './databaseArn.ts';

const arn = (resource: string): string => `arn:aws:rds:eu-west-1:111122223333:${resource}`;

describe('parseDatabaseArn', () => {
  it.each([
    ['snapshot:before-upgrade', 'snapshot', 'before-upgrade'],
    ['snapshot:rds:orders-2026-11-20-04-10', 'snapshot', 'rds:orders-2026-11-20-04-10'],
    ['snapshot:awsbackup:job-0a1b', 'snapshot', 'awsbackup:job-0a1b'],
    ['cluster-snapshot:rds:shop-2026-11-20-04-10', 'cluster-snapshot', undefined],
    ['cluster:shop', 'cluster', 'shop'],
  ])('reads %s', (resource, type, id) => {
    expect(parseDatabaseArn(arn(resource))).toEqual({
      partition: 'aws',
      region: 'eu-west-1',
      account: '111122223333',
      type,
      id: id ?? 'rds:shop-2026-11-20-04-10',
    });
  });

  it('reads ARNs of every partition', () => {
    const found = parseDatabaseArn('arn:aws-cn:rds:cn-north-1:111122223333:cluster:shop');
    expect(found).toMatchObject({ partition: 'aws-cn', region: 'cn-north-1' });
  });

  it.each([
    '',
    'orders',
    arn('db:orders'),
    arn('cluster-pg:shop'),
    arn('snapshot:'),
    arn('snapshot:two words'),
    arn('snapshot:*'),
    arn('cluster:shop-?'),
    arn('cluster:${aws:username}'),
    'arn:aws:rds:eu-west-1:1111:snapshot:a',
    'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  ])('reads nothing from "%s"', (text) => {
    expect(parseDatabaseArn(text)).toBeUndefined();
  });
});

describe('bareIdentifier', () => {
  it.each([
    ['before-upgrade', 'before-upgrade'],
    ['rds:orders-2026-11-20-04-10', 'orders-2026-11-20-04-10'],
    ['awsbackup:job-0a1b', 'job-0a1b'],
    [arn('snapshot:shared-one'), 'shared-one'],
  ])('takes %s to be %s', (id, bare) => {
    expect(bareIdentifier(id)).toBe(bare);
  });
});
