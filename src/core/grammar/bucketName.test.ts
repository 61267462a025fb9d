import { describe, expect, it } from 'vitest';
import { bucketNameFinding } from './bucketName.ts';

describe('bucketNameFinding', () => {
  it.each([
    'acme-exports',
    'abc',
    'a1.b2.c3',
    '1-2',
    'x'.repeat(63),
    'acme-111122223333-eu-west-1-an',
    '1.2.3.4.5',
  ])('finds nothing wrong with %s', (name) => {
    expect(bucketNameFinding(name)).toBeUndefined();
  });

  it.each([
    ['', 'bucket-missing'],
    ['ab', 'bucket-too-short'],
    ['x'.repeat(256), 'bucket-too-long'],
    ['-acme', 'bucket-characters'],
    ['acme-', 'bucket-characters'],
    ['acme.', 'bucket-characters'],
    ['_acme', 'bucket-characters'],
    ['acme exports', 'bucket-characters'],
    ['acme/orders', 'bucket-characters'],
    ['äcme', 'bucket-characters'],
    ['arn:aws:s3:eu-west-1:111122223333:accesspoint/acme', 'bucket-characters'],
    ['192.168.5.4', 'bucket-ip-address'],
    ['s3://acme', 'bucket-not-a-name'],
    ['arn:aws:s3:::acme', 'bucket-not-a-name'],
  ])('stops "%s", which no bucket can be called: %s', (name, code) => {
    expect(bucketNameFinding(name)).toMatchObject({ severity: 'error', code });
  });

  it.each([
    ['x'.repeat(64), 'bucket-long-name'],
    ['x'.repeat(255), 'bucket-long-name'],
    ['Acme', 'bucket-upper-case'],
    ['acme_exports', 'bucket-underscore'],
    ['acme..exports', 'bucket-adjacent-dots'],
    ['xn--acme', 'bucket-reserved-prefix'],
    ['sthree-acme', 'bucket-reserved-prefix'],
    ['amzn-s3-demo-acme', 'bucket-reserved-prefix'],
    ['acme-s3alias', 'bucket-reserved-suffix'],
    ['acme--ol-s3', 'bucket-reserved-suffix'],
    ['acme.mrap', 'bucket-reserved-suffix'],
    ['acme--x-s3', 'bucket-reserved-suffix'],
    ['acme--table-s3', 'bucket-reserved-suffix'],
  ])('only warns of "%s", which an old bucket can be called: %s', (name, code) => {
    expect(bucketNameFinding(name)).toMatchObject({ severity: 'warning', code });
  });

  it('offers the name inside a pasted address, and says where the rest belongs', () => {
    expect(bucketNameFinding('arn:aws:s3:::acme')?.message).toBe('Put the name only here: acme.');
    expect(bucketNameFinding('s3://acme/orders/2026')?.message).toBe(
      'Put the name only here: acme, and orders/2026 into Prefix.',
    );
  });

  it('answers at once for a very long text', () => {
    const started = Date.now();
    bucketNameFinding(`${'a'.repeat(50_000)}!`);
    expect(Date.now() - started).toBeLessThan(500);
  });
});
