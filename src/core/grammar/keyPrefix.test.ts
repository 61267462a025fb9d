import { describe, expect, it } from 'vitest';
import { prefixFinding, utf8Length } from './keyPrefix.ts';

describe('prefixFinding', () => {
  it.each([
    '',
    'orders',
    'orders/2026-11-21',
    'orders/',
    'year=2026/month=11',
    'größe/訂單',
    'two words',
    'v1.2/a..b',
  ])('finds nothing wrong with "%s"', (prefix) => {
    expect(prefixFinding(prefix)).toBeUndefined();
  });

  it.each([
    ['s3://acme/orders', 'prefix-address'],
    ['/orders', 'prefix-leading-slash'],
    ['orders//2026', 'prefix-double-slash'],
    ['orders/AWSDynamoDB/', 'prefix-aws-folder'],
    ['./orders', 'prefix-dot-segment'],
    ['orders/../2026', 'prefix-dot-segment'],
    [' orders', 'prefix-outer-space'],
    ['orders ', 'prefix-outer-space'],
    ['orders\\2026', 'prefix-characters'],
    ['orders\u0007', 'prefix-characters'],
    ['orders\u200b2026', 'prefix-characters'],
    ['orders\ud800', 'prefix-characters'],
    ...Array.from('{}^%`[]"<>~#|', (character) => [`a${character}b`, 'prefix-characters']),
  ])('warns of "%s": %s', (prefix, code) => {
    expect(prefixFinding(prefix)).toMatchObject({ severity: 'warning', code });
  });

  // 13 + 23 + 6 + 26 + 8 = 76: "/AWSDynamoDB/", export id, "/data/", file name, ".json.gz".
  it('leaves room for the 76 bytes that AWS adds', () => {
    expect(prefixFinding('x'.repeat(948))).toBeUndefined();
    expect(prefixFinding('x'.repeat(949))).toEqual({
      severity: 'error',
      code: 'prefix-too-long',
      message:
        'Shorten the prefix by 1 byte: S3 takes keys of 1,024 bytes, and AWS adds 76 of its own.',
    });
  });

  it('counts no second slash after one at the end', () => {
    expect(prefixFinding(`${'x'.repeat(948)}/`)).toBeUndefined();
    expect(prefixFinding(`${'x'.repeat(949)}/`)).toMatchObject({ code: 'prefix-too-long' });
  });

  it('counts bytes, not letters', () => {
    expect(prefixFinding('é'.repeat(474))).toBeUndefined();
    expect(prefixFinding('é'.repeat(475))).toMatchObject({ code: 'prefix-too-long' });
  });
});

describe('prefixFinding with the layout of another service', () => {
  const layout = { folder: 'AWSSimpleDB', longest: 'AWSSimpleDB/id/x.json' };

  it('leaves room for what that service adds', () => {
    expect(prefixFinding('x'.repeat(1002), layout)).toBeUndefined();
    expect(prefixFinding('x'.repeat(1003), layout)?.message).toContain('AWS adds 22 of its own');
  });

  it('warns of the folder of that service only', () => {
    const finding = prefixFinding('a/awssimpledb', layout);
    expect(finding).toMatchObject({ severity: 'warning', code: 'prefix-aws-folder' });
    expect(finding?.message).toMatch(/^Leave AWSSimpleDB out/);
    expect(prefixFinding('AWSDynamoDB', layout)).toBeUndefined();
  });
});

describe('utf8Length', () => {
  it.each(['', 'a', 'é', '訂', '🚀', '\u007f\u0080\u07ff\u0800\uffff\u{10000}', '\ud800'])(
    'counts "%s" as an encoder does',
    (text) => {
      expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
    },
  );
});
