import { describe, expect, it } from 'vitest';
import { exportFolder, parseS3Location, s3Uri } from './s3.ts';

describe('parseS3Location', () => {
  it.each([
    ['s3://acme', 'acme', ''],
    ['s3://acme/', 'acme', ''],
    [' S3://acme/orders/2026/ ', 'acme', 'orders/2026/'],
    ['arn:aws:s3:::acme', 'acme', ''],
    ['arn:aws-cn:s3:::acme/orders', 'acme', 'orders'],
  ])('finds bucket and prefix in "%s"', (text, bucket, prefix) => {
    expect(parseS3Location(text)).toEqual({ bucket, prefix });
  });

  it.each(['acme', 's3://', 'arn:aws:s3:eu-west-1:111122223333:accesspoint/acme', 'https://acme'])(
    'finds none in "%s"',
    (text) => {
      expect(parseS3Location(text)).toBeUndefined();
    },
  );
});

describe('exportFolder', () => {
  it.each([
    ['orders', 'orders/AWSDynamoDB/id/'],
    ['orders/', 'orders/AWSDynamoDB/id/'],
    ['', 'AWSDynamoDB/id/'],
    [undefined, 'AWSDynamoDB/id/'],
  ])('joins the prefix %s as AWS does', (prefix, folder) => {
    expect(exportFolder(prefix, 'id')).toBe(folder);
  });
});

it('s3Uri is what the AWS CLI takes', () => {
  expect(s3Uri('acme', 'orders/x.json')).toBe('s3://acme/orders/x.json');
});
