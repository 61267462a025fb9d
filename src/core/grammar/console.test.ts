import { describe, expect, it } from 'vitest';
import {
  backupConsoleUrl,
  databaseConsoleUrl,
  exportConsoleUrl,
  tableConsoleUrl,
  taskConsoleUrl,
} from './console.ts';
import { taskHandle } from './taskHandle.ts';

const arnIn = (partition: string, region: string): string =>
  `arn:${partition}:dynamodb:${region}:111122223333:table/orders`;

describe('tableConsoleUrl', () => {
  it.each([
    ['aws', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn'],
    ['aws-us-gov', 'us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com'],
    ['aws-eusc', 'eusc-de-east-1', 'https://eusc-de-east-1.console.amazonaws-eusc.eu'],
  ])('opens the console of %s', (partition, region, origin) => {
    expect(tableConsoleUrl(arnIn(partition, region))).toBe(
      `${origin}/dynamodbv2/home?region=${region}#table?name=orders`,
    );
  });

  it.each(['aws-iso', 'aws-iso-b'])('has no public address for %s', (partition) => {
    expect(tableConsoleUrl(arnIn(partition, 'us-iso-east-1'))).toBeUndefined();
  });

  it('has none for what is no table', () => {
    expect(tableConsoleUrl('orders')).toBeUndefined();
  });
});

describe('exportConsoleUrl', () => {
  it('opens the exports of the table', () => {
    const arn = `${arnIn('aws', 'eu-west-1')}/export/01768386924000-0a1b2c3d`;
    expect(exportConsoleUrl(arn)).toBe(
      'https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1#table?name=orders&tab=streams',
    );
  });

  it('has none for what is no export', () => {
    expect(exportConsoleUrl(arnIn('aws', 'eu-west-1'))).toBeUndefined();
  });
});

describe('backupConsoleUrl', () => {
  it('opens the backups of the Region', () => {
    const arn = `${arnIn('aws-cn', 'cn-north-1')}/backup/01768386924000-0a1b2c3d`;
    expect(backupConsoleUrl(arn)).toBe(
      'https://cn-north-1.console.amazonaws.cn/dynamodbv2/home?region=cn-north-1#backups',
    );
    expect(backupConsoleUrl(arnIn('aws', 'eu-west-1'))).toBeUndefined();
  });
});

describe('databaseConsoleUrl', () => {
  const home = 'https://eu-west-1.console.aws.amazon.com/rds/home?region=eu-west-1';
  it.each([
    ['snapshot:rds:orders-2026-11-20-04-10', 'db-snapshot:id=rds%3Aorders-2026-11-20-04-10'],
    ['cluster-snapshot:shop', 'db-snapshot:id=shop'],
    ['cluster:shop', 'database:id=shop;is-cluster=true'],
  ])('opens %s', (resource, page) => {
    expect(databaseConsoleUrl(`arn:aws:rds:eu-west-1:111122223333:${resource}`)).toBe(
      `${home}#${page}`,
    );
  });

  it('has none for what is no source of an export', () => {
    expect(databaseConsoleUrl('arn:aws:rds:eu-west-1:111122223333:db:shop')).toBeUndefined();
  });
});

describe('taskConsoleUrl', () => {
  const place = { account: '111122223333', taskId: 'orders-1' };

  it('opens the task among the exports in Amazon S3, in the console of its partition', () => {
    expect(taskConsoleUrl(taskHandle({ ...place, region: 'us-gov-west-1' }))).toBe(
      'https://us-gov-west-1.console.amazonaws-us-gov.com/rds/home?region=us-gov-west-1#export-task:id=orders-1;source-location=exports-in-s3',
    );
  });

  it('has none where there is no public console, and for what is no task', () => {
    expect(taskConsoleUrl(taskHandle({ ...place, region: 'us-iso-east-1' }))).toBeUndefined();
    expect(taskConsoleUrl('orders-1')).toBeUndefined();
  });
});
