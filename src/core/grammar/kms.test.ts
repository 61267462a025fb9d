import { describe, expect, it } from 'vitest';
import { isKeyReference, parseKeyArn } from './kms.ts';

const id = '1234abcd-12ab-34cd-56ef-1234567890ab';
const replicated = `mrk-${'0123456789abcdef'.repeat(2)}`;
const arn = (name: string): string => `arn:aws:kms:eu-west-1:111122223333:${name}`;

describe('isKeyReference', () => {
  it.each([
    id,
    replicated,
    'alias/exports',
    'alias/aws/s3',
    arn(`key/${id}`),
    arn(`key/${replicated}`),
    arn('alias/exports'),
    `arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/${id}`,
  ])('takes %s', (text) => {
    expect(isKeyReference(text)).toBe(true);
  });

  it.each([
    '',
    'exports',
    'alias/',
    'alias/my key',
    `alias/${'x'.repeat(251)}`,
    id.slice(1),
    'mrk-1234',
    arn('key/exports'),
    arn(`key/${id}x`),
    arn(`alias/`),
    arn(id),
    `arn:aws:kms:eu-west-1:1111:key/${id}`,
    `arn:aws:kms::111122223333:key/${id}`,
    'arn:aws:iam::111122223333:role/exports',
  ])('does not take "%s"', (text) => {
    expect(isKeyReference(text)).toBe(false);
  });
});

describe('parseKeyArn', () => {
  it.each([arn(`key/${id}`), arn('alias/exports')])('reads Region and account of %s', (text) => {
    expect(parseKeyArn(text)).toEqual({
      region: 'eu-west-1',
      account: '111122223333',
    });
  });

  it.each([id, 'alias/exports', arn('key/short')])('reads nothing from %s', (text) => {
    expect(parseKeyArn(text)).toBeUndefined();
  });
});
