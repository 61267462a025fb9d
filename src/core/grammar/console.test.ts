import { describe, expect, it } from 'vitest';
import { exportConsoleUrl, tableConsoleUrl } from './console.ts';

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
