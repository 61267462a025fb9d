import { describe, expect, it } from 'vitest';
import { settings } from '../../editor/contributions.ts';
import { listAddress } from './listAddress.ts';

const usual = settings['awsExports.priceList'];

describe('the address of a price list', () => {
  it('is that of the service and the Region', () => {
    expect(listAddress(usual, 'AmazonDynamoDB', 'eu-west-1')?.href).toBe(
      'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonDynamoDB/current/eu-west-1/index.csv',
    );
  });

  it('is AWS’s address in China for its Regions', () => {
    expect(listAddress(usual, 'AmazonRDS', 'cn-north-1')?.href).toBe(
      'https://pricing.cn-northwest-1.amazonaws.com.cn/offers/v1.0/cn/AmazonRDS/current/cn-north-1/index.csv',
    );
  });

  it('is that of the settings otherwise, also for China', () => {
    const mirror = 'https://mirror.example/aws/';
    expect(listAddress(mirror, 'AmazonRDS', 'cn-north-1')?.href).toBe(
      'https://mirror.example/aws/offers/v1.0/cn/AmazonRDS/current/cn-north-1/index.csv',
    );
  });

  it.each([
    ['', 'eu-west-1'],
    ['  ', 'eu-west-1'],
    ['pricing', 'eu-west-1'],
    ['file:///etc/passwd', 'eu-west-1'],
    ['https://me:secret@mirror.example', 'eu-west-1'],
    ['https://mirror.example/?key=1', 'eu-west-1'],
    [usual, 'us-iso-east-1'],
    [usual, 'eusc-de-east-1'],
    [usual, '../../secret'],
  ])('is none for %j and %s', (base, region) => {
    expect(listAddress(base, 'AmazonDynamoDB', region)).toBeUndefined();
  });
});
